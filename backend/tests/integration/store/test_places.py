"""Places in the queue: those that a reader of the whole queue would count."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import Connection, select, text

from houseprice.jobs.states import PARENTS
from houseprice.store import runs
from houseprice.store.engine import reading
from houseprice.store.runs.places import _counted, _numbered, queue_positions
from houseprice.store.tables import runs as table
from houseprice.training.spec import TrainSettings, TuneBudget

if TYPE_CHECKING:
    from conftest import Store

TUNED = TrainSettings(tune=TuneBudget(trials=3))


def fill(store: Store) -> list[str]:
    """Trainings, parents and tunings in two queues, with priorities in no order."""
    submitted = []
    for number in range(30):
        kind = ("lightgbm", "pytorch", "all")[number * 7 % 11 % 3]
        settings = TUNED if number % 5 == 0 else TrainSettings()
        queue = ("cpu", "cpu", "gpu")[number * 5 % 7 % 3]
        priority = (-10, 0, 10)[number * 11 % 13 % 3]
        submitted.append(store.submit(kind, settings=settings, queue=queue, priority=priority))
    return submitted


def read_and_count(db: Connection) -> dict[str, int]:
    """The places as one counts them by hand; a parent has that of its first child."""
    order = select(table).where(table.c.state == "queued").order_by(table.c.queue)
    places: dict[str, int] = {}
    ahead: dict[str, int] = {}
    parents = {row.id: row.parent_id for row in db.execute(select(table))}
    for row in db.execute(order.order_by(table.c.priority.desc(), table.c.seq)):
        if row.kind in PARENTS:
            continue
        ahead[row.queue] = place = ahead.get(row.queue, 0) + 1
        run_id: str | None = row.id
        while run_id is not None:
            places.setdefault(run_id, place)
            run_id = parents[run_id]
    return places


def test_places_are_those_that_one_counts_by_hand_few_or_many(store: Store) -> None:
    submitted = fill(store)
    for worker in range(3):
        store.must_claim(f"worker-{worker}")
    with reading(store.engine) as db:
        counted = read_and_count(db)
        waiting = [run for run in counted if store.row(run).state == "queued"]
        expected = {run: counted[run] for run in waiting}
        assert len(waiting) > 60
        for query in (_counted(), _numbered()):
            rows = db.execute(query, {"ids": waiting})
            assert {row.id: row.place for row in rows} == expected
        assert queue_positions(db, waiting) == expected
        few = submitted[-20:]
        assert queue_positions(db, few) == {run: expected[run] for run in few if run in expected}
        assert queue_positions(db, []) == {}


def test_a_run_that_has_begun_has_no_place(store: Store) -> None:
    store.submit()
    run = store.must_claim()
    assert store.read(runs.queue_position, run.id) is None


def test_a_place_is_counted_from_the_index_alone(sqlite_store: Store) -> None:
    query = _counted().params(ids=["a" * 26])
    sql = str(query.compile(sqlite_store.engine, compile_kwargs={"literal_binds": True}))
    with reading(sqlite_store.engine) as db:
        plan = [row.detail for row in db.execute(text(f"EXPLAIN QUERY PLAN {sql}"))]
    counts = [step for step in plan if "before" in step or "same" in step]
    assert len(counts) == 2
    for step in counts:
        assert "USING COVERING INDEX ix_runs_waiting (queue=? AND priority" in step
