"""Any sequence of transitions, by two connections, keeps what the store promises."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, ClassVar

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    invariant,
    multiple,
    rule,
    run_state_machine_as_test,
)
from sqlalchemy import ColumnElement, Select, select

from houseprice.errors import Conflict
from houseprice.jobs.records import ClaimedRun, EpochScore, RunFilter
from houseprice.jobs.states import ACTIVE, TERMINAL
from houseprice.store import runs
from houseprice.store import tables as t
from houseprice.store.runs import RunRow, endings, transitions

if TYPE_CHECKING:
    from conftest import Store

VIEW = st.integers(0, 1)
SETTINGS = settings(
    max_examples=int(os.environ.get("HOUSEPRICE_TEST_SEQUENCES", "20")),
    stateful_step_count=25,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=list(HealthCheck),
)
#: A mutant need not be made small, only found.
HUNT = settings(
    SETTINGS,
    max_examples=150,
    phases=[Phase.generate],
    report_multiple_bugs=False,
    print_blob=False,
)

FINISHES: dict[str, Callable[[Store, ClaimedRun], Any]] = {
    "succeed": lambda store, run: store.succeed(run),
    "fail": lambda store, run: store.fail(run),
    "fail and retry": lambda store, run: store.fail(run, "crashed"),
    "drain": lambda store, run: store.release(run),
    "crash": lambda store, run: store.release(run, counted=True),
    "cancelled": lambda store, run: store.write(runs.end_cancelled, run.id, run.fence),
}


class Lives(RuleBasedStateMachine):
    """A model in memory of who owns what, beside the real database."""

    fresh: ClassVar[Callable[[], tuple[Store, Store]]]
    leases: ClassVar[Bundle[ClaimedRun]] = Bundle("leases")
    accepted: ClassVar[Bundle[str]] = Bundle("accepted")

    def __init__(self) -> None:
        super().__init__()
        self.stores = type(self).fresh()
        self.owner: dict[str, int] = {}
        self.until: dict[str, float] = {}
        self.fences: dict[str, int] = {}
        self.percent: dict[str, float] = {}
        self.known: set[str] = set()

    @property
    def store(self) -> Store:
        return self.stores[0]

    @rule(
        target=accepted,
        view=VIEW,
        model_type=st.sampled_from(["lightgbm", "lightgbm", "lightgbm", "all"]),
        max_failures=st.integers(0, 2),
        priority=st.integers(0, 1),
    )
    def submit(self, view: int, model_type: str, max_failures: int, priority: int) -> str:
        run_id = self.stores[view].submit(model_type, max_failures=max_failures, priority=priority)
        self._learn(run_id)
        return run_id

    @rule(target=leases, view=VIEW)
    def claim(self, view: int) -> Any:
        return self._claim(view)

    def _claim(self, view: int) -> Any:
        rows = self._rows()
        best = min(self._claimable(rows), key=lambda row: (-row.priority, row.seq), default=None)
        run = self.stores[view].claim(f"worker-{view}")
        if run is None:
            assert best is None, "a run that may be claimed was not found"
            return multiple()  # only real leases: a missing fence would hide behind others
        assert best is not None
        assert run.id == best.id
        assert run.fence == self.fences.get(run.id, 0) + 1
        assert self.owner.get(run.id) is None, "one run was given to two"
        self.owner[run.id] = self.fences[run.id] = run.fence
        self.until[run.id] = self.store.now + self.store.lease_s
        return run

    @rule(run=leases, view=VIEW, percent=st.none() | st.floats(-10, 120), epoch=st.integers(1, 5))
    def tell(self, run: ClaimedRun, view: int, percent: float | None, epoch: int) -> None:
        store = self.stores[view]
        curve = (EpochScore(epoch, 1.0, 0.5, 0.5),)
        beat = store.beat(run) if percent is None else store.progress(run, percent, curve=curve)
        assert (beat is not None) == self._owns(run), "the fence did not hold"
        if beat is not None:
            self.until[run.id] = store.now + store.lease_s

    @rule(run=leases, view=VIEW, how=st.sampled_from(sorted(FINISHES)))
    def finish(self, run: ClaimedRun, view: int, how: str) -> None:
        done = FINISHES[how](self.stores[view], run)
        assert (done not in (None, False)) == self._owns(run), "the fence did not hold"
        if self._owns(run):
            self._forget(run.id)

    @rule(run_id=accepted, view=VIEW)
    def cancel(self, run_id: str, view: int) -> None:
        before = self.store.row(run_id).state
        try:
            self.stores[view].write(runs.cancel, run_id)
        except Conflict:
            assert before in TERMINAL
        else:
            assert before in ACTIVE

    @rule(target=accepted, run_id=accepted, view=VIEW)
    def retry(self, run_id: str, view: int) -> Any:
        before = self.store.row(run_id).state
        try:
            new_id = str(self.stores[view].write(runs.retry, run_id))
        except Conflict:
            assert before in ACTIVE
            return multiple()
        self._learn(new_id)
        return new_id

    @rule(run=leases, view=VIEW)
    def cancel_claimed(self, run: ClaimedRun, view: int) -> None:
        self.cancel(run.id, view)

    @rule(target=leases, view=VIEW)
    def pause_beyond_the_lease(self, view: int) -> Any:
        self.wait_and_reap(61.0, view)
        return self._claim(view)

    @rule(seconds=st.sampled_from([0.0, 1.0, 61.0]), view=VIEW)
    def wait_and_reap(self, seconds: float, view: int) -> None:
        self.store.now += seconds
        flagged = {row.id for row in self._rows() if row.cancel_requested}
        reaped = self.stores[view].reap()
        late = {run for run in self.owner if self.until[run] < self.store.now}
        assert {run.run_id for run in reaped} == late
        for run in reaped:
            if run.run_id in flagged:
                assert run.state == "cancelled", "a run to be cancelled was queued again"
            self._forget(run.run_id)
        assert self.stores[view].write(runs.close_parents) == []

    @invariant()
    def every_promise_holds(self) -> None:
        rows = self._rows()
        assert {row.id for row in rows} == self.known, "a run was lost"
        self._rows_say_what_the_model_says(rows)
        self._progress_is_truthful(rows)
        self._every_run_ends_once_and_is_silent_afterwards(rows)
        self._every_success_has_one_model_of_its_fence(rows)
        self._parents_close_with_their_last_child(rows)
        self._curves_hold_no_epoch_twice()

    def _rows_say_what_the_model_says(self, rows: list[RunRow]) -> None:
        for row in rows:
            if row.kind == "all":
                continue
            assert row.fence == self.fences.get(row.id, 0)
            assert (row.state == "running") == (row.id in self.owner)
            if row.id in self.owner:
                assert row.lease_until == self.until[row.id]

    def _progress_is_truthful(self, rows: list[RunRow]) -> None:
        for row in rows:
            assert row.percent >= self.percent.get(row.id, 0.0)
            assert (row.percent == 100.0) == (row.state == "succeeded")
            self.percent[row.id] = row.percent

    def _every_run_ends_once_and_is_silent_afterwards(self, rows: list[RunRow]) -> None:
        states = {row.id: row.state for row in rows}
        log = self.store.read(runs.events_after, 0, 100_000).events
        assert [event.seq for event in log] == list(range(1, len(log) + 1))
        ended: set[str] = set()
        for event in log:
            assert event.run_id not in ended, "something happened after the end"
            if event.data.get("state") in TERMINAL:
                ended.add(event.run_id)
                assert event.data["state"] == states[event.run_id]
        assert ended == {run for run, state in states.items() if state in TERMINAL}

    def _every_success_has_one_model_of_its_fence(self, rows: list[RunRow]) -> None:
        models = self._all(select(t.model_versions.c.run_id, t.model_versions.c.fence))
        done = [
            (row.id, row.fence) for row in rows if row.state == "succeeded" and row.kind != "all"
        ]
        assert sorted(map(tuple, models)) == sorted(done)

    def _parents_close_with_their_last_child(self, rows: list[RunRow]) -> None:
        for parent in (row for row in rows if row.kind == "all"):
            children = [row for row in rows if row.parent_id == parent.id]
            over = all(child.state in TERMINAL for child in children)
            assert (parent.state in TERMINAL) == over

    def _curves_hold_no_epoch_twice(self) -> None:
        for run_id in self.fences:
            epochs = [point.epoch for point in self.store.read(runs.curve, run_id)]
            assert epochs == sorted(set(epochs))

    def _rows(self) -> list[RunRow]:
        tops = self.store.read(runs.page, RunFilter(), None, 200).items
        parents = [row.id for row in tops if row.kind == "all"]
        below = self.store.read(runs.children_of, parents) if parents else {}
        return [*tops, *(child for family in below.values() for child in family)]

    def _all(self, query: Select[Any]) -> list[Any]:
        return list(self.store.read(lambda db: db.execute(query).all()))

    def _learn(self, run_id: str) -> None:
        children = self.store.read(runs.children, run_id)
        self.known |= {run_id, *(child.id for child in children)}

    def _claimable(self, rows: list[RunRow]) -> list[RunRow]:
        busy = {row.parent_id for row in rows if row.kind == "train" and row.state in ACTIVE}
        return [
            row
            for row in rows
            if row.state == "queued"
            and row.kind != "all"
            and row.not_before <= self.store.now
            and not (row.kind == "blend" and row.parent_id in busy)
        ]

    def _owns(self, run: ClaimedRun) -> bool:
        return self.owner.get(run.id) == run.fence

    def _forget(self, run_id: str) -> None:
        del self.owner[run_id], self.until[run_id]


def _run(twins: Callable[[], tuple[Store, Store]], how: settings) -> None:
    machine = type("BoundLives", (Lives,), {"fresh": staticmethod(twins)})
    run_state_machine_as_test(machine, settings=how)


def test_any_sequence_keeps_the_promises(twins: Callable[[], tuple[Store, Store]]) -> None:
    _run(twins, SETTINGS)


def _unfenced(run_id: str, fence: int) -> ColumnElement[bool]:
    return (t.runs.c.id == run_id) & (t.runs.c.state == "running")


def _reap_without_the_flag(db: Any, row: RunRow, now: float, _over: Any) -> Any:
    guard = transitions.owned(row.id, row.fence)
    transitions.requeue(db, guard, now, kind="reaped", event_data={}, lost=row.lost + 1)
    return endings.ReapedRun(row.id, row.fence, "queued")


@pytest.mark.parametrize(
    ("where", "name", "mutant"),
    [
        pytest.param(transitions, "owned", _unfenced, id="no fence"),
        pytest.param(endings, "_reap_one", _reap_without_the_flag, id="reap forgets the cancel"),
    ],
)
def test_the_model_finds_a_store_that_breaks_them(
    sqlite_twins: Callable[[], tuple[Store, Store]],
    monkeypatch: pytest.MonkeyPatch,
    where: Any,
    name: str,
    mutant: Any,
) -> None:
    monkeypatch.setattr(where, name, mutant)
    with pytest.raises(AssertionError):
        _run(sqlite_twins, HUNT)
