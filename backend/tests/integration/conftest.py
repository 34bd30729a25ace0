"""Both databases, for the tests that must hold on each, and the sample market once."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from sqlalchemy import Connection, Engine, delete, update

from houseprice.data.builtin.load import load_builtin
from houseprice.data.dataset import Dataset
from houseprice.store.accounts import tables as _accounts  # noqa: F401 - more tables
from houseprice.store.engine import make_engine, transaction
from houseprice.store.tables import event_log, metadata


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest) -> str:
    """URL of a migrated database without a row: each test runs on SQLite and on PostgreSQL."""
    if request.param == "sqlite":
        return str(request.getfixturevalue("sqlite_url"))
    url = str(request.getfixturevalue("postgres_url"))
    emptied = make_engine(url)
    empty(emptied)
    emptied.dispose()
    return url


@pytest.fixture
def engine(database_url: str) -> Iterator[Engine]:
    """An engine on such a database."""
    made = make_engine(database_url)
    yield made
    made.dispose()


def empty(engine: Engine) -> None:
    """Delete every row."""
    with transaction(engine) as db:
        _allow_to_empty_the_audit_log(db, True)
        for table in reversed(metadata.sorted_tables):
            if table is not event_log:
                db.execute(delete(table))
        db.execute(update(event_log).values(last_seq=0, purged_seq=0))
        _allow_to_empty_the_audit_log(db, False)


def _allow_to_empty_the_audit_log(db: Connection, allowed: bool) -> None:
    if db.dialect.name == "postgresql":
        verb = "DISABLE" if allowed else "ENABLE"
        db.exec_driver_sql(f"ALTER TABLE audit_log {verb} TRIGGER USER")


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Dataset:
    """The made-up market: 2,000 sales."""
    return load_builtin("demo", tmp_path_factory.mktemp("cache"), None)
