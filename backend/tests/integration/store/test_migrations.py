"""What a migration makes of the rows of an older version, and back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import psycopg
import pytest
import sqlalchemy as sa
from alembic import command
from sqlalchemy import Engine

from houseprice.store import runs
from houseprice.store.engine import _alembic, make_engine, reading, transaction
from houseprice.training.spec import TrainSettings

if TYPE_CHECKING:
    from conftest import Store

SOURCE, LATER = "m" * 26, "later"
OLD_SPECS = (1, 2, 3, 4)


@pytest.fixture(params=["sqlite", "postgresql"])
def old(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Engine]:
    """A database as it was before runs had kinds for what is no training."""
    url = f"sqlite:///{tmp_path / 'houseprice.sqlite3'}"
    if request.param == "postgresql":
        server = request.getfixturevalue("postgres_server")
        with psycopg.connect(f"{server}/postgres", autocommit=True) as db:
            db.execute("DROP DATABASE IF EXISTS older")
            db.execute("CREATE DATABASE older")
        url = f"{server}/older"
    engine = make_engine(url)
    with transaction(engine) as db:
        command.upgrade(_alembic(db), "0003")
    yield engine
    engine.dispose()


def upgrade(engine: Engine) -> None:
    with transaction(engine) as db:
        command.upgrade(_alembic(db), "head")


def downgrade(engine: Engine) -> None:
    with transaction(engine) as db:
        command.downgrade(_alembic(db), "0003")


def add(engine: Engine, name: str, seq: int, **values: Any) -> None:
    """A run as the older version wrote it."""
    with transaction(engine) as db:
        table = sa.Table("runs", sa.MetaData(), autoload_with=db)
        settings = {**TrainSettings(epochs=7).to_json(), **values.pop("settings", {})}
        row = {
            "id": name * 26,
            "seq": seq,
            "kind": "train",
            "model_type": "lightgbm",
            "dataset_id": "demo",
            "dataset": {"id": "demo", "name": "demo", "title": "", "currency": "", "area_unit": ""},
            "settings": {"graphs_of": None, "ranges_from": None, **settings},
            "spec_version": 4,
            "spec_hash": name * 64,
            "queue": "cpu",
            "state": "queued",
            "max_failures": 1,
            "max_lost": 3,
            "not_before": 0.0,
            "created_at": 0.0,
            **values,
        }
        db.execute(sa.insert(table).values(row))


def add_all(engine: Engine) -> None:
    held = {"state": "running", "fence": 3, "attempt": 3, "lease_until": 4e9}
    equity = {"graphs_of": SOURCE, "equity": 0.5}
    add(engine, "t", 1)
    add(engine, "e", 2, settings=equity)
    add(engine, "r", 3, settings={"graphs_of": SOURCE, "ranges_from": LATER})
    add(engine, "h", 4, settings=equity, **held)
    add(engine, "p", 5, kind="all", model_type="all", state="succeeded", finished_at=1.0)


def stored(engine: Engine) -> list[dict[str, Any]]:
    with reading(engine) as db:
        table = sa.Table("runs", sa.MetaData(), autoload_with=db)
        return [dict(row._mapping) for row in db.execute(sa.select(table).order_by(table.c.seq))]


def test_a_run_that_trained_nothing_gets_the_kind_that_says_so(old: Engine) -> None:
    add_all(old)
    upgrade(old)
    named = ("kind", "source_model_id", "later_dataset_id", "spec_version")
    assert [tuple(row[name] for name in named) for row in stored(old)] == [
        ("train", None, None, 4),
        ("equity", SOURCE, None, 5),
        ("ranges", SOURCE, LATER, 5),
        ("equity", SOURCE, None, 5),
        ("all", None, None, 4),
    ]
    for row in stored(old):
        assert row["settings"].keys() == TrainSettings().to_json().keys()
        assert row["settings"]["equity"] == (0.5 if row["kind"] == "equity" else 0)


def test_a_worker_of_the_older_version_keeps_what_it_holds_and_trains_no_model_again(
    old: Engine, make_store: type[Store]
) -> None:
    add_all(old)
    upgrade(old)
    store = make_store(old)
    assert store.write(runs.heartbeat, "h" * 26, 3, 60.0) is not None
    assert store.write(runs.claim, "older", ["cpu"], 60.0, OLD_SPECS).kind == "train"
    assert store.write(runs.claim, "older", ["cpu"], 60.0, OLD_SPECS) is None
    taken = [store.must_claim() for _ in range(2)]
    assert [(run.kind, run.source_model_id, run.later_dataset_id) for run in taken] == [
        ("equity", SOURCE, None),
        ("ranges", SOURCE, LATER),
    ]
    # What an attempt before the migration made can still be adopted: its hash is the run's.
    assert [run.spec_hash for run in taken] == ["e" * 64, "r" * 64]


def test_going_back_gives_the_older_version_what_it_wrote(old: Engine) -> None:
    add_all(old)
    before = stored(old)
    upgrade(old)
    downgrade(old)
    assert stored(old) == before
    upgrade(old)


def test_the_kind_says_whether_there_is_a_source_and_later_sales(old: Engine) -> None:
    upgrade(old)
    add(old, "t", 1)
    wrong = [
        {"kind": "equity"},
        {"source_model_id": SOURCE},
        {"kind": "ranges", "source_model_id": SOURCE},
        {"kind": "equity", "source_model_id": SOURCE, "later_dataset_id": LATER},
        {"kind": "tuned"},
        {"kind": "effect"},
        {"flagged": [1]},
    ]
    for values in wrong:
        with pytest.raises(sa.exc.IntegrityError):
            add(old, "w", 2, **values)
    assert [row["kind"] for row in stored(old)] == ["train"]
