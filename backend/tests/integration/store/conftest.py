"""A store with a clock that tests turn by hand."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from sqlalchemy import Engine, delete, update

from houseprice.jobs.records import (
    Beat,
    ClaimedRun,
    DatasetSnapshot,
    Event,
    Failure,
    NewRun,
    Outcome,
    ProgressUpdate,
    ReapedRun,
)
from houseprice.jobs.states import TERMINAL, RunState
from houseprice.store import runs
from houseprice.store.clock import CLOCK_OPTION
from houseprice.store.engine import make_engine, reading, transaction
from houseprice.store.models import ModelVersionRow
from houseprice.store.runs import RunRow
from houseprice.store.tables import event_log, metadata
from houseprice.training.spec import TrainSettings

DEMO = DatasetSnapshot("demo", "demo", "Demo market", "USD", "ft2", is_sample=True)
LEASE_S = 60.0


class Clock:
    """Stands still until a test turns it."""

    now = 1_800_000_000.0


class Store:
    """Every transition in a transaction of its own, at a time that the test sets."""

    lease_s = LEASE_S

    def __init__(self, engine: Engine, clock: Clock | None = None) -> None:
        self.clock = clock or Clock()
        self.engine = engine.execution_options(**{CLOCK_OPTION: lambda: self.clock.now})

    @property
    def now(self) -> float:
        return self.clock.now

    @now.setter
    def now(self, seconds: float) -> None:
        self.clock.now = seconds

    def write(self, function: Callable[..., Any], *args: Any, **named: Any) -> Any:
        """Run one function of the store in its own transaction."""
        with transaction(self.engine) as db:
            return function(db, *args, **named)

    def read(self, function: Callable[..., Any], *args: Any, **named: Any) -> Any:
        """Run one function of the store that only reads."""
        with reading(self.engine) as db:
            return function(db, *args, **named)

    def submit(self, model_type: str = "lightgbm", **named: Any) -> str:
        settings = named.pop("settings", TrainSettings())
        new = NewRun(model_type, named.pop("dataset", DEMO), settings, **named)
        return str(self.write(runs.submit, new).run_id)

    def claim(self, worker: str = "worker-1") -> ClaimedRun | None:
        claimed: ClaimedRun | None = self.write(runs.claim, worker, ["cpu"], self.lease_s)
        return claimed

    def must_claim(self, worker: str = "worker-1") -> ClaimedRun:
        claimed = self.claim(worker)
        assert claimed is not None
        return claimed

    def beat(self, run: ClaimedRun) -> Beat | None:
        beat: Beat | None = self.write(runs.heartbeat, run.id, run.fence, self.lease_s)
        return beat

    def progress(self, run: ClaimedRun, percent: float, **named: Any) -> Beat | None:
        news = ProgressUpdate("training", percent, **named)
        beat: Beat | None = self.write(runs.record_progress, run.id, run.fence, news, self.lease_s)
        return beat

    def succeed(
        self, run: ClaimedRun, mdape: float = 8.0, pace: float = 1.0
    ) -> ModelVersionRow | None:
        result = {
            "pace": pace,
            "seconds": 1.5,
            "test": {"mdape": {"value": mdape}},
            "baselines": {"linear": {"mdape": {"value": 12.0}}},
        }
        outcome = Outcome(result, f"{run.id}-{run.fence}", "a" * 64, "b" * 64, 1000)
        model: ModelVersionRow | None = self.write(runs.succeed, run.id, run.fence, outcome)
        return model

    def fail(self, run: ClaimedRun, code: str = "diverged") -> RunState | None:
        failure = Failure(code, "The loss became infinite")
        state: RunState | None = self.write(runs.fail, run.id, run.fence, failure)
        return state

    def release(self, run: ClaimedRun, counted: bool = False) -> RunState | None:
        state: RunState | None = self.write(runs.release, run.id, run.fence, counted)
        return state

    def reap(self) -> list[ReapedRun]:
        reaped: list[ReapedRun] = self.write(runs.reap)
        return reaped

    def row(self, run_id: str) -> RunRow:
        row: RunRow | None = self.read(runs.get, run_id)
        assert row is not None
        return row

    def events(self, run_id: str) -> tuple[Event, ...]:
        events: tuple[Event, ...] = self.read(runs.of_run, run_id)
        return events

    def endings(self, run_id: str) -> list[Event]:
        """The events that say that a run has ended."""
        return [event for event in self.events(run_id) if event.data.get("state") in TERMINAL]


@pytest.fixture
def store(engine: Engine) -> Store:
    """A store without a run, on each database."""
    return Store(engine)


@pytest.fixture
def sqlite_store(sqlite_url: str) -> Iterator[Store]:
    """A store without a run, on SQLite alone."""
    engine = make_engine(sqlite_url)
    yield Store(engine)
    engine.dispose()


@pytest.fixture(scope="session")
def make_store() -> type[Store]:
    """Makes a store on an engine of the test's own."""
    return Store


Twins = Callable[[], tuple[Store, Store]]


@pytest.fixture
def twins(database_url: str) -> Iterator[Twins]:
    """Makes two views, with connections of their own, of one database that was just emptied."""
    yield from _twins(database_url)


@pytest.fixture
def sqlite_twins(sqlite_url: str) -> Iterator[Twins]:
    """The same on SQLite alone."""
    yield from _twins(sqlite_url)


def _twins(url: str) -> Iterator[Twins]:
    engines = make_engine(url), make_engine(url)

    def fresh() -> tuple[Store, Store]:
        with transaction(engines[0]) as db:
            for table in reversed(metadata.sorted_tables):
                if table is not event_log:
                    db.execute(delete(table))
            db.execute(update(event_log).values(last_seq=0, purged_seq=0))
        first = Store(engines[0])
        return first, Store(engines[1], first.clock)

    yield fresh
    for engine in engines:
        engine.dispose()
