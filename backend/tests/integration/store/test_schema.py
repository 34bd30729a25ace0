"""The schema and the settings of both databases."""

from __future__ import annotations

import sqlite3
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

import psycopg
import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Engine, text
from sqlalchemy.exc import IntegrityError, OperationalError, ProgrammingError

from houseprice.errors import StorageFull
from houseprice.store.accounts import tables as _accounts  # noqa: F401 - more tables
from houseprice.store.clock import db_now
from houseprice.store.engine import (
    DatabaseCorrupt,
    DatabaseTooOld,
    DatabaseUnavailable,
    OutcomeUnknown,
    make_engine,
    migrate,
    reading,
    transaction,
)
from houseprice.store.registry.tables import model_labels
from houseprice.store.schedules.tables import schedules
from houseprice.store.tables import metadata

if TYPE_CHECKING:
    from conftest import Store


def test_the_migrations_make_exactly_the_tables_that_the_code_uses(engine: Engine) -> None:
    # The tables that this file does not import otherwise.
    assert model_labels.metadata is schedules.metadata is metadata
    with reading(engine) as db:
        assert compare_metadata(MigrationContext.configure(db), metadata) == []


def test_migrating_again_changes_nothing(database_url: str) -> None:
    migrate(database_url)
    engine = make_engine(database_url)
    with reading(engine) as db:
        assert db.execute(text("SELECT count(*) FROM event_log")).scalar_one() == 1
    engine.dispose()


def test_the_clock_is_the_time_of_day_and_moves_on_inside_a_transaction(engine: Engine) -> None:
    with reading(engine) as db:
        first = db_now(db)
        time.sleep(0.02)
        later = db_now(db)
    assert later > first
    assert abs(first - time.time()) < 60


def test_an_error_takes_the_whole_transaction_back(engine: Engine) -> None:
    def change_and_fail() -> None:
        with transaction(engine) as db:
            db.execute(text("UPDATE event_log SET last_seq = 7"))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        change_and_fail()
    with reading(engine) as db:
        assert db.execute(text("SELECT last_seq FROM event_log")).scalar_one() == 0


def test_a_broken_rule_of_the_schema_is_not_called_an_outage(engine: Engine) -> None:
    with pytest.raises(IntegrityError), transaction(engine) as db:
        db.execute(text("INSERT INTO event_log (id, last_seq, purged_seq) VALUES (2, 0, 0)"))


def test_wrong_sql_is_not_called_an_outage_either(engine: Engine) -> None:
    with pytest.raises((OperationalError, ProgrammingError)), transaction(engine) as db:
        db.execute(text("SELECT 1 FROM no_such_table"))


def test_sqlite_syncs_every_commit_and_checks_references(sqlite_url: str) -> None:
    engine = make_engine(sqlite_url)
    with reading(engine) as db:
        found = [
            db.exec_driver_sql(f"PRAGMA {name}").scalar_one()
            for name in ("journal_mode", "synchronous", "foreign_keys")
        ]
    engine.dispose()
    safe = sqlite3.sqlite_version_info >= (3, 51, 3)
    assert found == ["wal" if safe else "truncate", 2, 1]


def test_a_connection_to_sqlite_keeps_half_a_mebibyte_of_pages(sqlite_url: str) -> None:
    engine = make_engine(sqlite_url)
    with reading(engine) as db:
        assert db.exec_driver_sql("PRAGMA cache_size").scalar_one() == -512
    engine.dispose()


def test_sqlite_takes_the_write_lock_at_the_start_of_a_transaction(sqlite_url: str) -> None:
    engine = make_engine(sqlite_url)
    other = sqlite3.connect(sqlite_url.removeprefix("sqlite:///"), timeout=0)
    with transaction(engine), pytest.raises(sqlite3.OperationalError, match="locked"):
        other.execute("BEGIN IMMEDIATE")
    other.close()
    engine.dispose()


def test_a_database_that_stays_locked_is_unavailable_and_retryable(
    sqlite_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("houseprice.store.engine._SQLITE_TIMEOUT_S", 0.05)
    engine = make_engine(sqlite_url)
    other = sqlite3.connect(sqlite_url.removeprefix("sqlite:///"))
    other.execute("BEGIN EXCLUSIVE")
    with pytest.raises(DatabaseUnavailable) as caught, transaction(engine):
        pass
    assert caught.value.retryable
    other.close()
    engine.dispose()


def test_a_commit_that_fails_gives_its_lock_back(
    sqlite_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("houseprice.store.engine._SQLITE_TIMEOUT_S", 0.05)
    monkeypatch.setattr("houseprice.store.engine._WAL_SAFE", (99, 0, 0))  # readers hold up writers
    engine, path = make_engine(sqlite_url), sqlite_url.removeprefix("sqlite:///")
    with transaction(engine) as db:
        db.execute(text("CREATE TABLE counted (number INTEGER)"))
    reader = sqlite3.connect(path, isolation_level=None)
    reader.execute("BEGIN")
    reader.execute("SELECT * FROM counted").fetchall()
    with pytest.raises(DatabaseUnavailable), transaction(engine) as db:
        db.execute(text("INSERT INTO counted VALUES (1)"))
    reader.execute("COMMIT")
    other = sqlite3.connect(path, timeout=0, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    other.execute("ROLLBACK")
    with transaction(engine) as db:
        db.execute(text("INSERT INTO counted VALUES (2)"))
        assert db.execute(text("SELECT number FROM counted")).scalars().all() == [2]
    other.close()
    reader.close()
    engine.dispose()


def test_postgresql_never_waits_for_ever(postgres_url: str) -> None:
    engine = make_engine(postgres_url)
    with reading(engine) as db:
        names = ("statement_timeout", "idle_in_transaction_session_timeout", "synchronous_commit")
        values = [db.execute(text(f"SHOW {name}")).scalar_one() for name in names]
    engine.dispose()
    assert values == ["5s", "30s", "on"]


def test_a_server_that_went_away_is_unavailable(postgres_url: str) -> None:
    engine, killer = make_engine(postgres_url), make_engine(postgres_url)

    def lose_the_connection() -> None:
        with transaction(engine) as db:
            mine = db.execute(text("SELECT pg_backend_pid()")).scalar_one()
            with transaction(killer) as other:
                other.execute(text("SELECT pg_terminate_backend(:pid)"), {"pid": mine})
            db.execute(text("SELECT 1"))

    with pytest.raises(DatabaseUnavailable):
        lose_the_connection()
    with reading(engine) as db:  # and the next one gets a new connection
        assert db.execute(text("SELECT 1")).scalar_one() == 1
    killer.dispose()
    engine.dispose()


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_processes_that_migrate_at_the_same_time_do_not_disturb_each_other(
    kind: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    url = f"sqlite:///{tmp_path / 'houseprice.sqlite3'}"
    if kind == "postgresql":
        server = request.getfixturevalue("postgres_server")
        with psycopg.connect(f"{server}/postgres", autocommit=True) as db:
            db.execute("CREATE DATABASE migrated_together")
        url = f"{server}/migrated_together"
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(migrate, [url] * 4)) == [None] * 4


def test_a_full_disk_is_called_so_and_keeps_what_was_there(sqlite_url: str) -> None:
    engine = make_engine(sqlite_url)

    def write_too_much() -> None:
        with transaction(engine) as db:
            pages = db.exec_driver_sql("PRAGMA page_count").scalar_one()
            db.exec_driver_sql(f"PRAGMA max_page_count = {pages + 2}")
            db.execute(text("UPDATE event_log SET last_seq = 7"))
            db.execute(text("CREATE TABLE filler AS SELECT zeroblob(1000000) AS content"))

    with pytest.raises(StorageFull):
        write_too_much()
    with reading(engine) as db:
        assert db.execute(text("SELECT last_seq FROM event_log")).scalar_one() == 0
        assert db.exec_driver_sql("PRAGMA integrity_check").scalar_one() == "ok"
    engine.dispose()


def test_a_file_that_is_no_database_is_refused_with_the_way_out(tmp_path: Path) -> None:
    file = tmp_path / "houseprice.sqlite3"
    file.write_bytes(b"These are my holiday pictures. " * 200)
    with pytest.raises(DatabaseCorrupt, match="not a database") as caught:
        migrate(f"sqlite:///{file}")
    assert "backup" in caught.value.hint
    assert file.read_bytes().startswith(b"These are my holiday")


def test_a_damaged_database_is_refused_at_the_start(sqlite_url: str) -> None:
    file = Path(sqlite_url.removeprefix("sqlite:///"))
    content = bytearray(file.read_bytes())
    content[4096 * 3 : 4096 * 5] = b"\xff" * 8192
    file.write_bytes(content)
    with pytest.raises(DatabaseCorrupt):
        migrate(sqlite_url)


def test_a_connection_lost_during_the_commit_leaves_the_outcome_unknown(postgres_url: str) -> None:
    engine, killer = make_engine(postgres_url), make_engine(postgres_url)

    def lose_the_connection() -> None:
        with transaction(engine) as db:
            mine = db.execute(text("SELECT pg_backend_pid()")).scalar_one()
            with transaction(killer) as other:
                other.execute(text("SELECT pg_terminate_backend(:pid)"), {"pid": mine})

    with pytest.raises(OutcomeUnknown) as caught:
        lose_the_connection()
    assert (caught.value.code, caught.value.status) == ("outcome_unknown", 503)
    killer.dispose()
    engine.dispose()


def test_with_a_sqlite_that_is_safe_for_it_runs_live_in_a_write_ahead_log(
    sqlite_url: str, make_store: type[Store], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("houseprice.store.engine._WAL_SAFE", (3, 35, 0))
    engine = make_engine(sqlite_url)
    store = make_store(engine)
    made = {store.submit() for _ in range(8)}
    with ThreadPoolExecutor(8) as pool:
        claimed = {run.id for run in pool.map(store.must_claim, map(str, range(8)))}
    assert claimed == made
    with reading(engine) as db:
        found = [
            db.exec_driver_sql(f"PRAGMA {name}").scalar_one()
            for name in ("journal_mode", "synchronous")
        ]
    assert found == ["wal", 2]
    engine.dispose()


def test_a_sqlite_that_is_too_old_is_refused_with_the_way_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sqlite3, "sqlite_version_info", (3, 34, 1))
    with pytest.raises(DatabaseTooOld, match=r"SQLite must be 3\.35\.0 or newer") as caught:
        migrate(f"sqlite:///{tmp_path / 'old.sqlite3'}")
    assert caught.value.code == "database_too_old"
