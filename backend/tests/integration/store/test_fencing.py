"""A holder whose lease is over changes nothing; and what would happen if it could."""

from __future__ import annotations

import math
import threading
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import ColumnElement, Connection, select, update

from houseprice.jobs.records import Beat, ClaimedRun, EpochScore, ProgressUpdate
from houseprice.store import runs
from houseprice.store import tables as t
from houseprice.store.runs import endings, transitions

if TYPE_CHECKING:
    from conftest import Store

#: Everything that the holder of a lease may write.
WRITES: dict[str, Callable[[Store, ClaimedRun], Any]] = {
    "heartbeat": lambda store, run: store.beat(run),
    "progress": lambda store, run: store.progress(run, 90.0, curve=(EpochScore(7, 7.0, 0.7),)),
    "succeed": lambda store, run: store.succeed(run),
    "fail": lambda store, run: store.fail(run),
    "fail_retried": lambda store, run: store.fail(run, "crashed"),
    "release": lambda store, run: store.release(run),
    "crash": lambda store, run: store.release(run, counted=True),
    "end_cancelled": lambda store, run: store.write(runs.end_cancelled, run.id, run.fence) or None,
}


def _everything(store: Store) -> list[Any]:
    with store.engine.connect() as db:
        kept = (t.runs, t.run_events, t.run_curve, t.model_versions, t.model_aliases, t.event_log)
        return [sorted(map(tuple, map(repr, db.execute(select(table))))) for table in kept]


def _lose(store: Store) -> ClaimedRun:
    """A run whose first worker was paused beyond its lease."""
    store.submit(max_failures=5, max_lost=5)
    stale = store.must_claim("paused")
    store.now += store.lease_s + 1
    store.reap()
    return stale


def _refused(store: Store, stale: ClaimedRun, write: str) -> bool:
    before = _everything(store)
    return WRITES[write](store, stale) is None and _everything(store) == before


@pytest.mark.parametrize("write", WRITES)
def test_a_stale_holder_is_refused_while_another_works(store: Store, write: str) -> None:
    stale = _lose(store)
    assert store.must_claim("second").fence == stale.fence + 1
    assert _refused(store, stale, write)


@pytest.mark.parametrize("write", WRITES)
def test_a_stale_holder_is_refused_while_the_run_waits(store: Store, write: str) -> None:
    stale = _lose(store)
    assert _refused(store, stale, write)


@pytest.mark.parametrize("write", WRITES)
def test_a_stale_holder_is_refused_after_the_end(store: Store, write: str) -> None:
    stale = _lose(store)
    store.succeed(store.must_claim("second"))
    assert _refused(store, stale, write)


@pytest.mark.parametrize("write", WRITES)
def test_the_holder_itself_is_refused_after_it_ended_the_run(store: Store, write: str) -> None:
    store.submit()
    run = store.must_claim()
    store.succeed(run)
    assert _refused(store, run, write)


@pytest.mark.parametrize("write", WRITES)
def test_a_number_that_was_never_given_is_refused(store: Store, write: str) -> None:
    store.submit()
    run = store.must_claim()
    assert _refused(store, replace(run, fence=run.fence + 1), write)


@pytest.mark.parametrize("write", WRITES)
def test_without_the_fence_these_tests_would_notice(
    store: Store, write: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unfenced(run_id: str, fence: int) -> ColumnElement[bool]:
        return (t.runs.c.id == run_id) & (t.runs.c.state == "running")

    monkeypatch.setattr(transitions, "owned", unfenced)
    stale = _lose(store)
    store.must_claim("second")
    assert not _refused(store, stale, write)


@pytest.mark.parametrize("write", ["heartbeat", "progress", "fail_retried", "release", "crash"])
def test_without_the_state_in_the_guard_the_database_itself_refuses(
    store: Store, write: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stateless(run_id: str, fence: int) -> ColumnElement[bool]:
        return (t.runs.c.id == run_id) & (t.runs.c.fence == fence)

    store.submit(max_failures=5)
    run = store.must_claim()
    store.succeed(run)
    monkeypatch.setattr(transitions, "owned", stateless)
    with pytest.raises(Exception, match="ck_runs_"):
        WRITES[write](store, run)


def _report_at_any_time(
    db: Connection, run_id: str, fence: int, news: ProgressUpdate, lease_s: float
) -> Beat:
    """`record_progress`, but it asks for no state, and takes care that no constraint notices."""
    columns = {"percent": min(news.percent, 99.9), "message": news.message}
    row = (t.runs.c.id == run_id) & (t.runs.c.fence == fence)
    db.execute(update(t.runs).where(row).values(**columns))
    return Beat(cancel_requested=False, finish_requested=False)


def test_without_the_state_in_its_guard_a_late_report_is_noticed(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.submit()
    run = store.must_claim()
    assert store.fail(run) == "failed"
    assert _refused(store, run, "progress")
    monkeypatch.setattr(runs, "record_progress", _report_at_any_time)
    assert not _refused(store, run, "progress")
    assert store.row(run.id).state == "failed"  # and shows 90 % all the same


def test_a_lease_that_was_extended_meanwhile_is_not_reaped(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The beat comes between the reaper's look and its write."""
    store.submit()
    run = store.must_claim()
    store.now += store.lease_s + 1
    row = store.row(run.id)
    assert store.beat(run) is not None
    assert (
        store.write(endings._reap_one, row, store.now, endings._is_over(store.now, math.inf))
        is None
    )
    assert store.row(run.id).state == "running"


def test_a_reaper_that_was_away_itself_waits_one_lease(store: Store) -> None:
    punctuality = runs.Punctuality(lease_s=60, interval_s=10)
    store.submit()
    run = store.must_claim()
    assert store.write(runs.reap, punctuality) == []
    store.now += 3600  # the whole machine slept
    assert store.write(runs.reap, punctuality) == []
    assert store.beat(run) is not None  # it goes on as if nothing had happened
    store.now += 10
    assert store.write(runs.reap, punctuality) == []
    assert store.row(run.id).attempt == 1
    reaped = []
    for _ in range(7):  # but a worker that is really gone is still found
        store.now += 10
        reaped += store.write(runs.reap, punctuality)
    assert [run.state for run in reaped] == ["queued"]


def test_fifty_threads_that_claim_get_fifty_different_runs(
    twins: Callable[[], tuple[Store, Store]],
) -> None:
    stores = twins()
    made = {stores[0].submit() for _ in range(45)}
    claimed: list[ClaimedRun | None] = []
    barrier = threading.Barrier(50)

    def take(index: int) -> None:
        barrier.wait()
        claimed.append(stores[index % 2].claim(f"worker-{index}"))

    threads = [threading.Thread(target=take, args=(index,)) for index in range(50)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    got = [run.id for run in claimed if run is not None]
    assert sorted(got) == sorted(made)
    assert claimed.count(None) == 5


def test_fifty_threads_that_want_one_run_get_it_one_after_the_other(
    twins: Callable[[], tuple[Store, Store]],
) -> None:
    stores = twins()
    run_id = stores[0].submit(max_failures=100)
    fences: list[int] = []
    barrier = threading.Barrier(50)

    def take(index: int) -> None:
        store = stores[index % 2]
        barrier.wait()
        run = store.claim(f"worker-{index}")
        if run is not None:
            fences.append(run.fence)
            assert store.release(run) == "queued"

    threads = [threading.Thread(target=take, args=(index,)) for index in range(50)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(set(fences)) == len(fences) == stores[0].row(run_id).fence
