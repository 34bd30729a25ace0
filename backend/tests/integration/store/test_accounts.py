"""Users, secrets and the audit log, on both databases."""

from __future__ import annotations

import threading
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import Engine, delete, text, update
from sqlalchemy.exc import DBAPIError

from houseprice.errors import Conflict
from houseprice.jobs.actors import LOCAL, Actor
from houseprice.jobs.queue import SilentBell
from houseprice.services.accounts import people
from houseprice.services.context import Context
from houseprice.settings import Settings
from houseprice.store.accounts import audit, keys, links, sessions, users
from houseprice.store.accounts.audit import BEGINNING
from houseprice.store.accounts.tables import audit_log, user_sessions
from houseprice.store.engine import reading, transaction

ADA = Actor("a" * 26, "ada", "administrator")


def test_a_name_belongs_to_one_user(engine: Engine) -> None:
    with transaction(engine) as db:
        users.add(db, "ada", "viewer")
    with pytest.raises(Conflict), transaction(engine) as db:
        users.add(db, "ada", "administrator")
    with reading(engine) as db:
        assert [user.role for user in users.everyone(db)] == ["viewer"]
        assert users.count_administrators(db) == 0


def test_a_session_ends_after_twelve_idle_hours(engine: Engine) -> None:
    with transaction(engine) as db:
        user = users.add(db, "ada", "viewer")
        session = sessions.add(db, user.id, "1" * 64, "browser")
    with reading(engine) as db:
        assert sessions.user_of(db, "1" * 64) == (session, user)
        assert not sessions.is_stale(db, session)
    with transaction(engine) as db:
        db.execute(update(user_sessions).values(last_seen_at=session.last_seen_at - 43_201))
    with reading(engine) as db:
        assert sessions.user_of(db, "1" * 64) is None
        assert sessions.of_user(db, user.id) == []
    with transaction(engine) as db:  # the next sign-in forgets it
        other = sessions.add(db, user.id, "2" * 64, "browser")
        assert [row.id for row in db.execute(user_sessions.select())] == [other.id]


def test_an_expired_key_is_none(engine: Engine) -> None:
    with transaction(engine) as db:
        user = users.add(db, "ada", "viewer")
        for key_id, lifetime_s in (("1" * 26, -0.5), ("2" * 26, 60.0), ("3" * 26, None)):
            new = keys.NewKey(key_id, user.id, "k", "1" * 64, ("read", "train"), lifetime_s)
            keys.add(db, new)
    with reading(engine) as db:
        assert keys.user_of(db, "1" * 26) is None
        for key_id in ("2" * 26, "3" * 26):
            row = keys.user_of(db, key_id)
            assert row is not None
            assert (row[0].scopes, row[1]) == (("read", "train"), user)


def test_a_link_is_used_once_by_the_faster_of_two(engine: Engine) -> None:
    with transaction(engine) as db:
        links.add(db, "1" * 26, "1" * 64, None, None)
        link = links.get(db, "1" * 26)
    assert link is not None
    barrier, won = threading.Barrier(4), []

    def use() -> None:
        barrier.wait()
        with transaction(engine) as db:
            won.append(links.use(db, link))

    threads = [threading.Thread(target=use) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(won) == [False, False, False, True]


def test_a_new_invitation_ends_the_one_before_and_nobody_elses(engine: Engine) -> None:
    with transaction(engine) as db:
        ada, bea = users.add(db, "ada", "viewer"), users.add(db, "bea", "viewer")
        for link_id, user_id in (("1", ada.id), ("2", bea.id), ("3", None), ("4", ada.id)):
            links.add(db, link_id * 26, "1" * 64, user_id, 60.0)
        good = [number for number in "1234" if links.get(db, number * 26) is not None]
    assert good == ["2", "3", "4"]


def test_the_log_is_a_chain_though_many_write_at_once(engine: Engine) -> None:
    with reading(engine) as db:
        assert audit.check(db) == audit.ChainCheck(0, BEGINNING, None)
    barrier = threading.Barrier(4)

    def write() -> None:
        barrier.wait()
        for number in range(5):
            with transaction(engine) as db:
                audit.append(db, ADA, "promoted", f"model {number}", reason="é\u2028", figure=0.1)

    threads = [threading.Thread(target=write) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with reading(engine) as db:
        newest = audit.page(db, None, 1).items[0]
        assert audit.check(db) == audit.ChainCheck(20, newest.hash, None)


CHANGES = [update(audit_log).values(actor_name="eve"), delete(audit_log)]


@pytest.mark.parametrize("change", CHANGES, ids=["update", "delete"])
def test_no_entry_is_changed_or_deleted(engine: Engine, change: object) -> None:
    with transaction(engine) as db:
        audit.append(db, LOCAL, "started")
    with pytest.raises(DBAPIError, match="append-only"), transaction(engine) as db:
        db.execute(change)  # type: ignore[call-overload]
    with reading(engine) as db:
        assert audit.check(db).rows == 1


def test_postgresql_does_not_truncate_the_log(postgres_url: str, engine: Engine) -> None:
    if engine.dialect.name != "postgresql":
        return
    with transaction(engine) as db:
        audit.append(db, LOCAL, "started")
    with pytest.raises(DBAPIError, match="append-only"), transaction(engine) as db:
        db.execute(text("TRUNCATE audit_log"))


FORGERIES = {
    "another actor": "UPDATE audit_log SET actor_name = 'eve' WHERE seq = 2",
    "another time": "UPDATE audit_log SET at = at + 1 WHERE seq = 2",
    "another detail": "UPDATE audit_log SET detail = '{}' WHERE seq = 2",
    "a missing entry": "DELETE FROM audit_log WHERE seq = 2",
    "another hash": "UPDATE audit_log SET hash = previous_hash WHERE seq = 2",
}


@pytest.mark.parametrize("forgery", FORGERIES.values(), ids=FORGERIES.keys())
def test_a_forged_entry_breaks_the_chain(engine: Engine, forgery: str) -> None:
    with transaction(engine) as db:
        for number in range(3):
            audit.append(db, ADA, "shared", str(number), sharing="team")
    with transaction(engine) as db:
        _without_triggers(engine, db)
        db.execute(text(forgery))
    with reading(engine) as db:
        check = audit.check(db)
    assert (check.rows, check.broken_at) == (1, 2)


def _without_triggers(engine: Engine, db: object) -> None:
    run = db.exec_driver_sql  # type: ignore[attr-defined]
    if engine.dialect.name == "sqlite":
        run("DROP TRIGGER audit_log_no_update")
        run("DROP TRIGGER audit_log_no_delete")
    else:
        run("ALTER TABLE audit_log DISABLE TRIGGER USER")


def test_two_administrators_cannot_disable_each_other_at_once(ctx: Context) -> None:
    with transaction(ctx.engine) as db:
        pair = [users.add(db, name, "administrator", subject=name) for name in ("a", "b")]
    barrier, refused = threading.Barrier(2), list[str]()

    def disable(other: int) -> None:
        actor = Actor(pair[1 - other].id, pair[1 - other].name, "administrator")
        barrier.wait()
        try:
            people.change(replace(ctx, actor=actor), pair[other].id, disabled=True)
        except Conflict:
            refused.append(pair[other].name)

    threads = [threading.Thread(target=disable, args=(other,)) for other in (0, 1)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(refused) == 1
    with reading(ctx.engine) as db:
        assert users.count_administrators(db) == 1


def test_a_disabled_users_keys_and_links_stay_ended(ctx: Context) -> None:
    with transaction(ctx.engine) as db:
        users.add(db, "root", "administrator", subject="x")
        user = users.add(db, "ada", "analyst")
        keys.add(db, keys.NewKey("2" * 26, user.id, "k", "1" * 64, ("read",), None))
        links.add(db, "1" * 26, "1" * 64, user.id, None)
    people.change(ctx, user.id, disabled=True)
    people.change(ctx, user.id, disabled=False)
    with reading(ctx.engine) as db:
        assert keys.user_of(db, "2" * 26) is None
        assert links.get(db, "1" * 26) is None


@pytest.fixture
def ctx(engine: Engine, tmp_path: Path) -> Context:
    settings = Settings(
        data_dir=tmp_path, datasets_dir=None, HOUSEPRICE_REDIS_URL="redis://127.0.0.1:1/0"
    )
    return Context(settings, engine, SilentBell())
