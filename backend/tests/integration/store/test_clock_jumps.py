"""The clock of the database is set forward or back while runs wait and train."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from houseprice.store import runs, workers
from houseprice.store.workers import WorkerBeat
from houseprice.training.spec import TrainSettings, TuneBudget
from houseprice.training.trial_ledger import Trial

if TYPE_CHECKING:
    from conftest import Store

HOUR_S, DAY_S = 3_600.0, 86_400.0
JUMPS = (HOUR_S, -HOUR_S, DAY_S, -DAY_S)
BEAT = WorkerBeat("worker-1", "nonce", "host", 1, slots=1, queues=("cpu",))
EVERY_S = 10.0
pytestmark = pytest.mark.parametrize("jump", JUMPS)


def rounds(store: Store, punctuality: Any, run: Any, seconds: float, *, beats: bool) -> list[Any]:
    """Reaps every 10 s, with or without the heartbeats of the worker; what was taken back."""
    reaped: list[Any] = []
    for _ in range(int(seconds / EVERY_S)):
        store.now += EVERY_S
        reaped += store.write(runs.reap, punctuality)
        if beats:
            assert store.beat(run) is not None
    return reaped


def test_an_accepted_run_starts_at_once(store: Store, jump: float) -> None:
    run_id = store.submit()
    store.now += jump
    assert store.must_claim().id == run_id


def test_a_run_that_was_handed_back_starts_at_once(store: Store, jump: float) -> None:
    store.submit()
    store.release(store.must_claim())
    store.now += jump
    assert store.must_claim().attempt == 1


def test_a_failed_attempt_is_tried_again_no_later_than_after_the_longest_backoff(
    store: Store, jump: float
) -> None:
    store.submit(max_failures=3)
    store.release(store.must_claim(), counted=True)
    store.now += jump
    store.now += 300
    assert store.must_claim().attempt == 2


def test_a_worker_that_lives_keeps_its_run(store: Store, jump: float) -> None:
    punctuality = runs.Punctuality(store.lease_s, EVERY_S)
    store.submit()
    run = store.must_claim()
    assert rounds(store, punctuality, run, 100, beats=True) == []
    store.now += jump
    assert rounds(store, punctuality, run, 300, beats=True) == []
    assert (store.row(run.id).attempt, store.row(run.id).lost) == (1, 0)


def test_a_worker_that_died_before_is_noticed_within_minutes(store: Store, jump: float) -> None:
    punctuality = runs.Punctuality(store.lease_s, EVERY_S)
    store.submit()
    run = store.must_claim()
    assert rounds(store, punctuality, run, 30, beats=True) == []
    store.now += jump
    (lost,) = rounds(store, punctuality, run, 3 * store.lease_s, beats=False)
    assert (lost.run_id, lost.state) == (run.id, "queued")
    assert store.must_claim("worker-2").id == run.id


def test_a_reaper_that_starts_after_the_jump_waits_before_it_doubts_a_long_lease(
    store: Store, jump: float
) -> None:
    store.submit()
    run = store.must_claim()
    store.now -= abs(jump)
    punctuality = runs.Punctuality(store.lease_s, EVERY_S)
    assert store.write(runs.reap, punctuality) == []
    assert store.beat(run) is not None
    assert rounds(store, punctuality, run, 200, beats=True) == []


def test_a_full_worker_takes_no_second_training(store: Store, jump: float) -> None:
    for _ in range(2):
        store.submit()

    def claim() -> Any:
        return store.write(runs.claim, "worker-1", ["cpu"], store.lease_s, slots=1)

    assert claim() is not None
    store.now += jump
    assert claim() is None


def test_a_silent_worker_does_not_live_on(store: Store, jump: float) -> None:
    store.write(workers.beat, BEAT)
    store.now += jump
    assert store.read(workers.live, 60.0) == []
    store.write(workers.beat, BEAT)
    assert [worker.age_s for worker in store.read(workers.live, 60.0)] == [0.0]
    store.now += jump
    assert store.write(workers.forget_silent, HOUR_S / 2) == 1


def test_the_time_left_of_all_does_not_grow_by_what_the_clock_was_set_back(
    store: Store, jump: float
) -> None:
    parent = store.submit("all")
    run = store.must_claim()
    store.progress(run, 50.0, eta_s=40.0)
    before = store.row(parent).eta_s
    store.now -= abs(jump)
    other = store.must_claim("worker-2")
    assert other.parent_id == parent
    after = store.row(parent).eta_s
    assert before is not None
    assert after is not None
    assert after <= 2 * before + 60


def test_a_trial_takes_the_seconds_that_it_measured(store: Store, jump: float) -> None:
    budget = TuneBudget(seconds=500)
    store.submit(settings=TrainSettings(tune=budget))
    run = store.must_claim()
    store.now += 40
    store.now += jump
    trial = Trial(0, "complete", {}, 0.3, 9.0, seconds=38.0)
    assert store.write(runs.finish_trial, run.id, run.fence, trial)
    result = store.row(run.id).result
    assert result is not None
    assert result["trial"]["seconds"] == 38.0
    assert store.must_claim().kind == "trial"  # the budget has time for another
