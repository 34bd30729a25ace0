"""From every earlier revision, with a row in every table, the newest is reached and all is there.

A new revision or table needs nothing here, unless a rule of the schema allows few values only.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import psycopg
import pytest
import sqlalchemy as sa
from alembic import command
from alembic.script import ScriptDirectory
from sqlalchemy import Engine

from houseprice.store.engine import _alembic, make_engine, migrate, reading, transaction
from houseprice.training.spec import TrainSettings

if TYPE_CHECKING:
    from conftest import Store

#: Values that rules of the schema ask for, or that code reads after the migration.
ASKED: Mapping[str, Mapping[str, Any]] = {
    "runs": {
        "kind": "train", "model_type": "lightgbm", "queue": "cpu", "state": "succeeded",
        "phase": "publishing", "percent": 100.0, "parent_id": None, "retry_of": None,
        "source_model_id": None, "later_dataset_id": None, "table_import": None, "flagged": None,
        "batch": None,
        "lease_until": None, "spec_version": 1, "error_places": None, "resumed": None,
        "notices": None, "sharing": "team",
        "dataset": {"id": "demo", "name": "demo", "title": "", "currency": "", "area_unit": ""},
    },
    "deliveries": {"channel": "webhook", "state": "waiting"},
    "model_versions": {"sharing": "team"},
    "datasets": {"sharing": "team"},
    "valuations": {"sharing": "team"},
    "schedules": {"paused_at": None},
    "schedule_fires": {"outcome": "started", "promotion": "waiting"},
    "users": {"role": "viewer"},
    "audit_log": {"outcome": "done"},
    "sale_reviews": {"decision": "accepted"},
    "promotion_proposals": {"state": "open"},
    "notice_subscriptions": {"schedule_id": None},
}  # fmt: skip
#: What a migration changes on purpose; a test of its own says how.
CHANGED = {("runs", "settings"), ("runs", "spec_version"), ("model_versions", "archived_at")}
#: It has its only row from the start.
GIVEN = {"event_log", "alembic_version"}


def revisions() -> list[str]:
    """All revisions but the newest, the oldest first."""
    engine = sa.create_engine("sqlite://")
    with engine.connect() as db:
        script = ScriptDirectory.from_config(_alembic(db))
    engine.dispose()
    return [step.revision for step in reversed(list(script.walk_revisions()))][:-1]


@pytest.fixture(params=["sqlite", "postgresql"])
def empty_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """URL of a database without a table."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'houseprice.sqlite3'}"
        return
    server = request.getfixturevalue("postgres_server")
    with psycopg.connect(f"{server}/postgres", autocommit=True) as db:
        db.execute("DROP DATABASE IF EXISTS former WITH (FORCE)")
        db.execute("CREATE DATABASE former")
    yield f"{server}/former"


def sample(column: sa.Column[Any], table: str) -> Any:
    """A value for a column, other than its default."""
    asked = ASKED.get(table, {})
    if column.name in asked:
        return asked[column.name]
    if column.name == "settings":
        older = {"graphs_of": None, "ranges_from": None}
        settings: dict[str, Any] = json.loads(json.dumps(TrainSettings(epochs=7).to_json()))
        return {**older, **settings}
    kinds: list[tuple[type[sa.types.TypeEngine[Any]], Any]] = [
        (sa.Boolean, True), (sa.Integer, 3), (sa.Float, 12.5), (sa.JSON, {"a": [1, "ü"]}),
        (sa.String, "ü234567890123456789012345678901234567890123456789012345678901234"),
    ]  # fmt: skip
    for kind, value in kinds:
        if isinstance(column.type, kind):
            length = getattr(column.type, "length", None)
            return value[:length] if isinstance(value, str) and length else value
    raise AssertionError(f"no sample for {table}.{column.name}: {column.type}")


def fill(engine: Engine) -> dict[str, dict[str, Any]]:
    """Write a row into every table that there is; returns the rows."""
    rows: dict[str, dict[str, Any]] = {}
    with transaction(engine) as db:
        older = sa.MetaData()
        older.reflect(db)
        for table in older.sorted_tables:
            if table.name in GIVEN:
                continue
            row = {column.name: sample(column, table.name) for column in table.columns}
            for column in table.columns:
                for key in column.foreign_keys:
                    if row[column.name] is not None:
                        target = key.column
                        row[column.name] = rows[target.table.name][target.name]
            rows[table.name] = row
            insert(db, table, row)
    return rows


def insert(db: sa.Connection, table: sa.Table, row: Mapping[str, Any]) -> None:
    """Write a row; a missing JSON is NULL there, not the text ``null``."""
    values = {name: sa.null() if value is None else value for name, value in row.items()}
    db.execute(sa.insert(table).values(values))


def stored(engine: Engine, before: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    """The row of every table that had one, whatever columns it has now."""
    rows = {}
    with reading(engine) as db:
        for name, row in before.items():
            table = sa.Table(name, sa.MetaData(), autoload_with=db)
            keys = [column == row[column.name] for column in table.primary_key]
            rows[name] = dict(db.execute(sa.select(table).where(*keys)).mappings().one())
    return rows


def add_waiting(engine: Engine, ended: Mapping[str, Any]) -> str:
    """Write a run that waits, like one that has ended; returns its id."""
    changes = {
        "id": "w" * 26, "seq": 4, "state": "queued", "percent": 0.0, "finished_at": None,
        "started_at": None, "phase": None, "worker": None, "not_before": 0.0, "attempt": 0,
        "fence": 0, "failures": 0, "lost": 0, "cancel_requested": False,
    }  # fmt: skip
    with transaction(engine) as db:
        table = sa.Table("runs", sa.MetaData(), autoload_with=db)
        insert(db, table, {**ended, **changes})
    return "w" * 26


@pytest.mark.parametrize("revision", revisions())
def test_nothing_is_lost_on_the_way_and_what_waited_goes_on(
    revision: str, empty_url: str, make_store: type[Store]
) -> None:
    engine = make_engine(empty_url)
    with transaction(engine) as db:
        command.upgrade(_alembic(db), revision)
    before = fill(engine)
    waiting = add_waiting(engine, before["runs"])
    migrate(empty_url)
    after = stored(engine, before)
    for table, row in before.items():
        names = [name for name in row if name in after[table] and (table, name) not in CHANGED]
        assert {name: after[table][name] for name in names} == {name: row[name] for name in names}
    store = make_store(engine)
    run = store.row(before["runs"]["id"])
    assert (run.settings.epochs, run.state, run.percent) == (7, "succeeded", 100.0)
    claimed = store.must_claim()
    assert (claimed.id, claimed.settings.epochs) == (waiting, 7)
    assert store.succeed(claimed) is not None
    engine.dispose()


@pytest.mark.parametrize("promoted", [True, False])
def test_only_what_a_person_archived_stays_archived(empty_url: str, *, promoted: bool) -> None:
    engine = make_engine(empty_url)
    with transaction(engine) as db:
        command.upgrade(_alembic(db), "0025")
    before = fill(engine)
    if not promoted:
        with transaction(engine) as db:
            db.execute(sa.text("delete from model_promotions"))
        del before["model_promotions"]
    migrate(empty_url)
    model = stored(engine, before)["model_versions"]
    assert model["archived_at"] == (None if promoted else before["model_versions"]["archived_at"])
    engine.dispose()
