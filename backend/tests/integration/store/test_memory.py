"""A run that does not fit into a worker's memory now waits, says so, and starts at last."""

from __future__ import annotations

from dataclasses import replace

from tests.integration.store.conftest import DEMO, Store

from houseprice.jobs.memory import MemoryRoom
from houseprice.jobs.records import ClaimedRun
from houseprice.store import runs

GB = 1e9
#: 300,000 sales take 2.8 GB.
LARGE = replace(DEMO, rows=300_000)
SMALL = replace(DEMO, rows=2_000)


def claim(store: Store, total: float, available: float | None = None) -> ClaimedRun | None:
    """Claim with so many GB in the machine, all of them free unless it says otherwise."""
    room = MemoryRoom(total * GB, (available or total) * GB, patience_s=3600)
    claimed: ClaimedRun | None = store.write(runs.claim, "w", ["cpu"], 60.0, memory=room)
    return claimed


def waits(store: Store, run_id: str) -> list[str]:
    return [event.kind for event in store.read(runs.of_run, run_id)]


def test_a_large_run_waits_for_memory_and_a_small_one_goes_first(store: Store) -> None:
    large, small = store.submit(dataset=LARGE), store.submit(dataset=SMALL)
    first = claim(store, 4, available=1.0)
    assert first is not None
    assert first.id == small
    assert claim(store, 4, available=1.0) is None
    row = store.read(runs.get, large)
    assert row.message.startswith("Waiting for memory: it takes 2.8 GB or more, and 1.0 GB are")
    assert claim(store, 4, available=1.0) is None
    assert waits(store, large) == ["submitted", "waits_for_memory"]  # said once
    claimed = claim(store, 8)
    assert claimed is not None
    assert claimed.id == large
    assert store.read(runs.get, large).message == "Starting"


def test_what_has_just_begun_counts_with_what_it_will_take(store: Store) -> None:
    first, second = store.submit(dataset=LARGE), store.submit(dataset=LARGE)
    claimed = claim(store, 4)
    assert claimed is not None
    assert claimed.id == first
    assert claim(store, 4) is None
    assert "1.2 GB are free" in store.read(runs.get, second).message


def test_no_run_waits_for_ever(store: Store) -> None:
    blocker, waiting = store.submit(dataset=SMALL), store.submit(dataset=LARGE)
    first = claim(store, 2)
    assert first is not None
    assert first.id == blocker
    assert claim(store, 2) is None
    store.now += 3599
    assert claim(store, 2) is None  # the training at work may end
    store.now += 2
    claimed = claim(store, 2)
    assert claimed is not None
    assert claimed.id == waiting


def test_where_nothing_is_at_work_the_wait_is_short(store: Store) -> None:
    waiting = store.submit(dataset=LARGE)
    assert claim(store, 2) is None
    store.now += 61
    claimed = claim(store, 2)
    assert claimed is not None
    assert claimed.id == waiting


def test_a_worker_that_does_not_measure_its_memory_takes_every_run(store: Store) -> None:
    run_id = store.submit(dataset=LARGE)
    assert store.must_claim().id == run_id
