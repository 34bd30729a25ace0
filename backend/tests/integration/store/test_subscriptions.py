"""Who hears of what by mail, on both databases: nobody of what they may not see."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import update

from houseprice.jobs.actors import Role
from houseprice.store.accounts import users
from houseprice.store.notifications import deliveries, endpoints, outbox, subscriptions
from houseprice.store.notifications.outbox import MessageRow
from houseprice.store.schedules import fires, plans
from houseprice.store.schedules.fires import NewFire
from houseprice.store.schedules.plans import NewSchedule
from houseprice.store.tables import model_versions, runs

if TYPE_CHECKING:
    from tests.integration.store.conftest import Store

TOPICS = ("run.succeeded", "model.promoted", "market.moved")


def person(store: Store, name: str, role: Role = "analyst", *, only_mine: bool = True) -> str:
    user = store.write(users.add, name, role)
    store.write(
        subscriptions.put, "user", user.id, f"{name}@example.org", TOPICS, only_mine=only_mine
    )
    return str(user.id)


def schedule(store: Store) -> str:
    new = NewSchedule("monthly", "0 0 1 * *", "UTC", "demo", "lightgbm", {}, True, store.now + 60)
    row = store.write(plans.add, new)
    store.write(subscriptions.put, "schedule", row.id, "team@example.org", TOPICS)
    return str(row.id)


def finish(store: Store, owner_id: str | None = None, sharing: str = "team") -> str:
    """A run that ended with a model; both belong to somebody. Returns the id of the run."""
    run_id = store.submit()
    model = store.succeed(store.must_claim())
    values = {"owner_id": owner_id, "sharing": sharing}
    for table, object_id in ((runs, run_id), (model_versions, model.id if model else "")):
        rule = table.c.id == object_id
        store.write(lambda db, t=table, r=rule: db.execute(update(t).where(r).values(**values)))
    return run_id


def message(store: Store, topic: str) -> MessageRow:
    return next(row for row in store.read(outbox.waiting) if row.topic == topic)


def readers(store: Store, topic: str) -> set[str]:
    found: set[str] = store.read(subscriptions.readers, message(store, topic))
    return found


def test_a_user_hears_of_what_is_theirs(store: Store) -> None:
    ada = person(store, "ada")
    person(store, "bea")
    finish(store, ada, "private")
    assert readers(store, "run.succeeded") == {"ada@example.org"}
    assert readers(store, "model.promoted") == {"ada@example.org"}


@pytest.mark.parametrize(("sharing", "all_see"), [("private", False), ("team", True)])
def test_who_asks_for_everything_hears_of_what_they_may_see(
    store: Store, sharing: str, all_see: bool
) -> None:
    ada = person(store, "ada")
    person(store, "bea", only_mine=False)
    person(store, "root", "administrator", only_mine=False)
    finish(store, ada, sharing)
    everyone = {"ada@example.org", "root@example.org"} | ({"bea@example.org"} if all_see else set())
    assert readers(store, "run.succeeded") == everyone


def test_neither_a_disabled_user_nor_an_older_message_nor_another_topic(store: Store) -> None:
    ada = person(store, "ada")
    store.write(users.change, ada, disabled_at=1.0)
    finish(store, ada)
    assert readers(store, "run.succeeded") == set()
    store.write(users.change, ada, disabled_at=None)
    store.now += 1
    store.write(subscriptions.put, "user", ada, "ada@example.org", ["run.succeeded"])
    assert readers(store, "run.succeeded") == set()  # it is older than the wish
    finish(store, ada)
    new = [row for row in store.read(outbox.waiting) if row.topic == "run.succeeded"][-1]
    assert store.read(subscriptions.readers, new) == {"ada@example.org"}


def test_a_schedule_tells_of_its_own_runs_only(store: Store) -> None:
    schedule_id = schedule(store)
    finish(store)
    assert readers(store, "run.succeeded") == set()
    run_id = finish(store)
    store.write(fires.add, schedule_id, NewFire(store.now, "started", "", run_id, "waiting"))
    mine = [row for row in store.read(outbox.waiting) if row.data.get("run_id") == run_id]
    assert store.read(subscriptions.readers, mine[0]) == {"team@example.org"}
    store.write(plans.remove, schedule_id)
    assert store.read(subscriptions.of, "schedule", schedule_id) is None


def test_what_a_deleted_recipient_waited_for_is_sent_if_a_user_asked_too(store: Store) -> None:
    ada = person(store, "ada")
    finish(store, ada, "private")
    shared = store.write(endpoints.add_recipient, "ada@example.org", TOPICS)
    alone = store.write(endpoints.add_recipient, "old@example.org", TOPICS)
    note = message(store, "run.succeeded")
    both, one = (
        store.write(deliveries.add, note.id, "email", row.address) for row in (shared, alone)
    )
    for row in (shared, alone):
        store.write(endpoints.remove_recipient, row.id)
    assert store.read(deliveries.get, both).state == "waiting"
    ended = store.read(deliveries.get, one)
    (attempt,) = store.read(deliveries.attempts, ended.seq)
    assert (ended.state, attempt.error) == ("failed", "The recipient was deleted")
