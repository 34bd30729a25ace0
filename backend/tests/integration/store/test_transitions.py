"""The life of one run."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from houseprice.errors import Conflict, NotFound
from houseprice.jobs.idempotency import IdempotencyKey, IdempotencyMismatch
from houseprice.jobs.records import (
    SPEC_VERSION,
    SPEC_VERSIONS,
    DatasetSnapshot,
    EpochScore,
    NewRun,
    RunFilter,
)
from houseprice.store import models, runs
from houseprice.store.runs import bells
from houseprice.training.spec import TrainSettings

if TYPE_CHECKING:
    from conftest import Store


def test_a_run_is_queued_claimed_told_of_and_succeeds(store: Store) -> None:
    run_id = store.submit()
    assert store.row(run_id).state == "queued"
    run = store.must_claim()
    assert (run.id, run.fence, run.attempt) == (run_id, 1, 1)
    assert store.progress(run, 40.0, current=2, total=5, message="Epoch 2") is not None
    model = store.succeed(run)
    row = store.row(run_id)
    assert (row.state, row.percent, row.phase, row.lease_until) == ("succeeded", 100, None, None)
    assert model is not None
    assert row.result == model.result
    assert (row.result["seconds"], row.result["model_id"]) == (1.5, model.id)
    assert [e.kind for e in store.events(run_id)] == [
        "submitted",
        "claimed",
        "progress",
        "succeeded",
    ]


def test_nothing_to_claim_is_none_and_writes_nothing(store: Store) -> None:
    assert store.claim() is None
    assert store.read(runs.last_event) == 0


def test_the_highest_priority_comes_first_then_the_oldest(store: Store) -> None:
    first, second = store.submit(), store.submit()
    urgent = store.submit(priority=5)
    assert [store.must_claim().id for _ in range(3)] == [urgent, first, second]


def test_a_worker_takes_only_its_queues_and_the_versions_it_knows(store: Store) -> None:
    store.submit(queue="gpu")
    assert store.claim() is None
    assert store.write(runs.claim, "w", ["gpu"], 60.0, (SPEC_VERSION + 1,)) is None
    assert store.write(runs.claim, "w", ["cpu", "gpu"], 60.0, SPEC_VERSIONS) is not None


def test_the_place_in_the_queue_counts_those_before(store: Store) -> None:
    first, second = store.submit(), store.submit()
    urgent = store.submit(priority=1)
    places = [store.read(runs.queue_position, run) for run in (urgent, first, second)]
    assert places == [1, 2, 3]
    store.must_claim()
    assert store.read(runs.queue_position, urgent) is None
    assert store.read(runs.queue_position, second) == 2


def test_a_heartbeat_extends_the_lease_and_writes_no_event(store: Store) -> None:
    store.submit()
    run = store.must_claim()
    seen = store.read(runs.last_event)
    store.now += 50
    assert store.beat(run) is not None
    assert store.row(run.id).lease_until == store.now + store.lease_s
    assert store.read(runs.last_event) == seen


def test_progress_never_goes_back_and_stays_below_the_end(store: Store) -> None:
    store.submit()
    run = store.must_claim()
    percents = []
    for percent in (50.0, 20.0, -3.0, float("nan"), 100.0, 250.0):
        store.progress(run, percent)
        percents.append(store.row(run.id).percent)
    assert percents == [50.0, 50.0, 50.0, 50.0, 99.9, 99.9]


def test_progress_does_not_go_back_when_another_attempt_starts_over(store: Store) -> None:
    store.submit(max_failures=3)
    run = store.must_claim()
    store.progress(run, 70.0)
    store.fail(run, "crashed")
    assert store.row(run.id).percent == 70.0
    store.now += 10
    again = store.must_claim()
    store.progress(again, 5.0)
    assert store.row(run.id).percent == 70.0


def test_a_curve_shows_what_the_newest_attempt_sees(store: Store) -> None:
    store.submit(max_failures=3)
    run = store.must_claim()
    scores = tuple(EpochScore(epoch, epoch * 1.0, 0.5, 0.1 * epoch) for epoch in range(1, 9))
    store.progress(run, 10.0, curve=scores)
    store.release(run)
    again = store.must_claim()
    anew = tuple(EpochScore(epoch, epoch * 2.0, 0.5, float("inf")) for epoch in (5, 6))
    store.progress(again, 20.0, curve=anew)
    points = store.read(runs.curve, run.id)
    assert [(p.epoch, p.elapsed_s) for p in points] == [
        (1, 1.0),
        (2, 2.0),
        (3, 3.0),
        (4, 4.0),
        (5, 10.0),
        (6, 12.0),
    ]
    assert points[-1].validation_loss is None  # not finite
    assert [p.epoch for p in store.read(runs.curve, run.id, 4)] == [5, 6]


def test_the_same_epoch_told_twice_is_kept_once(store: Store) -> None:
    store.submit()
    run = store.must_claim()
    store.progress(run, 1.0, curve=(EpochScore(1, 1.0, 0.3),))
    store.progress(run, 2.0, curve=(EpochScore(1, 9.0, 0.9), EpochScore(2, 2.0, 0.2)))
    points = store.read(runs.curve, run.id)
    assert [(p.epoch, p.train_loss) for p in points] == [(1, 0.3), (2, 0.2)]


def test_a_failure_that_no_retry_mends_ends_the_run(store: Store) -> None:
    store.submit(max_failures=3)
    run = store.must_claim()
    assert store.fail(run) == "failed"
    row = store.row(run.id)
    assert (row.error_code, row.error_message) == ("diverged", "The loss became infinite")
    assert row.percent < 100


def test_a_crash_waits_longer_each_time_until_the_budget_is_spent(store: Store) -> None:
    run_id = store.submit(max_failures=2)
    waits = []
    for _ in range(2):
        assert store.fail(store.must_claim(), "crashed") == "queued"
        assert store.claim() is None
        waits.append(store.row(run_id).not_before - store.now)
        store.now += waits[-1]
    assert waits == [1.0, 2.0]
    assert store.row(run_id).message == (
        "The loss became infinite. Retry 2 of at most 2 begins in 2 s or later"
    )
    assert store.fail(store.must_claim(), "crashed") == "failed"
    assert "Retry" not in store.row(run_id).message


def test_an_installation_may_switch_retries_off(store: Store) -> None:
    store.submit(max_failures=0)
    assert store.fail(store.must_claim(), "killed") == "failed"


def test_a_drained_run_is_not_counted_as_an_attempt(store: Store) -> None:
    store.submit(max_failures=0)
    assert store.release(store.must_claim()) == "queued"
    run = store.must_claim()
    assert (run.fence, run.attempt, run.failures) == (2, 1, 0)


def test_a_crashed_trainer_is_counted(store: Store) -> None:
    store.submit(max_failures=1)
    assert store.release(store.must_claim(), counted=True) == "queued"
    store.now += 5
    run = store.must_claim()
    assert (run.attempt, run.failures) == (2, 1)
    assert store.release(run, counted=True) == "failed"
    assert store.row(run.id).error_code == "trainer_crashed"


def test_a_waiting_run_is_cancelled_at_once(store: Store) -> None:
    run_id = store.submit()
    assert store.write(runs.cancel, run_id).state == "cancelled"
    assert store.claim() is None


def test_a_running_run_is_asked_to_stop_and_told_so_with_the_next_beat(store: Store) -> None:
    store.submit()
    run = store.must_claim()
    outcome = store.write(runs.cancel, run.id)
    assert (outcome.state, outcome.cancel_requested) == ("running", True)
    store.write(runs.cancel, run.id)  # asking again is fine
    beat, told = store.beat(run), store.progress(run, 3.0)
    assert beat is not None
    assert beat.cancel_requested
    assert told is not None
    assert told.cancel_requested
    assert store.write(runs.end_cancelled, run.id, run.fence) is True
    assert store.row(run.id).state == "cancelled"
    assert [e.kind for e in store.events(run.id)].count("cancel_requested") == 1


def test_a_run_that_finishes_before_it_saw_the_cancel_has_succeeded(store: Store) -> None:
    store.submit()
    run = store.must_claim()
    store.write(runs.cancel, run.id)
    assert store.succeed(run) is not None
    assert store.write(runs.end_cancelled, run.id, run.fence) is False
    assert store.row(run.id).state == "succeeded"


@pytest.mark.parametrize("how", ["fail", "release", "crash", "reap"])
def test_a_run_that_is_to_be_cancelled_never_goes_back_to_the_queue(store: Store, how: str) -> None:
    store.submit(max_failures=5)
    run = store.must_claim()
    store.write(runs.cancel, run.id)
    if how == "fail":
        store.fail(run, "crashed")
    elif how == "reap":
        store.now += store.lease_s + 1
        store.reap()
    else:
        store.release(run, counted=how == "crash")
    assert store.row(run.id).state == "cancelled"
    assert len(store.endings(run.id)) == 1


@pytest.mark.parametrize("state", ["succeeded", "failed", "cancelled"])
def test_a_run_that_has_ended_cannot_be_cancelled(store: Store, state: str) -> None:
    run = _ended(store, state)
    with pytest.raises(Conflict, match=state):
        store.write(runs.cancel, run)


@pytest.mark.parametrize("state", ["succeeded", "failed", "cancelled"])
def test_run_again_makes_a_new_row(store: Store, state: str) -> None:
    old = _ended(store, state)
    new = store.write(runs.retry, old)
    assert new != old
    row = store.row(new)
    assert (row.state, row.retry_of, row.fence) == ("queued", old, 0)
    assert row.spec_hash == store.row(old).spec_hash
    assert store.row(old).state == state


def test_a_run_that_has_not_ended_cannot_be_run_again(store: Store) -> None:
    run_id = store.submit()
    with pytest.raises(Conflict, match="queued"):
        store.write(runs.retry, run_id)


@pytest.mark.parametrize("call", [runs.cancel, runs.retry])
def test_an_unknown_run_is_not_found(store: Store, call: object) -> None:
    with pytest.raises(NotFound):
        store.write(call, "0" * 26)


def test_a_lost_worker_gives_its_run_back(store: Store) -> None:
    store.submit()
    run = store.must_claim()
    store.now += store.lease_s - 1
    assert store.reap() == []
    store.now += 2
    assert [(r.run_id, r.state) for r in store.reap()] == [(run.id, "queued")]
    assert store.reap() == []
    again = store.must_claim("worker-2")
    assert (again.fence, store.row(run.id).lost) == (2, 1)


def test_a_run_that_costs_worker_after_worker_is_given_up(store: Store) -> None:
    run_id = store.submit(max_lost=3)
    states = []
    for _ in range(3):
        store.must_claim()
        store.now += store.lease_s + 1
        states.append(store.reap()[0].state)
    assert states == ["queued", "queued", "failed"]
    assert store.row(run_id).error_code == "worker_lost_repeatedly"
    assert len(store.endings(run_id)) == 1


def test_the_same_key_and_request_is_the_same_run(store: Store) -> None:
    new = NewRun("lightgbm", _demo(), TrainSettings())
    key = IdempotencyKey.of("form-1", {"model_type": "lightgbm"})
    first = store.write(runs.submit, new, key)
    again = store.write(runs.submit, new, key)
    assert (first.created, again.created) == (True, False)
    assert again.run_id == first.run_id
    assert len(store.read(runs.page, RunFilter()).items) == 1


def test_a_key_that_comes_back_with_another_request_is_refused(store: Store) -> None:
    new = NewRun("lightgbm", _demo(), TrainSettings())
    store.write(runs.submit, new, IdempotencyKey.of("form-1", {"epochs": 1}))
    with pytest.raises(IdempotencyMismatch) as caught:
        store.write(runs.submit, new, IdempotencyKey.of("form-1", {"epochs": 2}))
    assert (caught.value.code, caught.value.status) == ("idempotency_mismatch", 422)
    assert len(store.read(runs.page, RunFilter()).items) == 1


def test_a_forgotten_key_starts_a_new_run(store: Store) -> None:
    new = NewRun("lightgbm", _demo(), TrainSettings())
    key = IdempotencyKey.of("form-1", {})
    first = store.write(runs.submit, new, key)
    store.now += 100
    assert store.write(runs.forget_keys, 200.0) == 0
    assert store.write(runs.forget_keys, 50.0) == 1
    assert store.write(runs.submit, new, key).run_id != first.run_id


def test_retrying_twice_with_one_key_makes_one_run(store: Store) -> None:
    old = _ended(store, "failed")
    key = IdempotencyKey.of("retry-1", {"retry_of": old})
    assert store.write(runs.retry, old, key) == store.write(runs.retry, old, key)


def test_bells_ring_for_what_can_be_claimed_at_most_once_a_slot(store: Store) -> None:
    for _ in range(3):
        store.submit()
    store.submit(queue="gpu")
    assert store.read(bells.bells_needed, 10) == 4
    assert store.read(bells.bells_needed, 10, ["cpu"]) == 3
    assert store.read(bells.bells_needed, 2) == 2
    assert store.read(bells.bells_needed, 0) == 0


def test_pages_go_from_the_newest_to_the_oldest_without_a_gap(store: Store) -> None:
    run_ids = [store.submit() for _ in range(5)]
    first = store.read(runs.page, RunFilter(), None, 2)
    store.submit()  # arrives while somebody reads
    second = store.read(runs.page, RunFilter(), first.next_cursor, 2)
    third = store.read(runs.page, RunFilter(), second.next_cursor, 2)
    listed = [row.id for page in (first, second, third) for row in page.items]
    assert listed == run_ids[::-1]
    assert third.next_cursor is None


def test_runs_are_listed_by_state_data_set_and_model_type(store: Store) -> None:
    other = DatasetSnapshot("ames", "ames", "Ames", "USD", "ft2")
    mine, theirs = store.submit(), store.submit("pytorch", dataset=other)
    store.write(runs.cancel, mine)

    def listed(**filters: str) -> list[str]:
        return [row.id for row in store.read(runs.page, RunFilter(**filters)).items]

    assert listed(state="cancelled") == [mine]
    assert listed(dataset="ames") == [theirs]
    assert listed(model_type="pytorch", state="queued") == [theirs]
    assert listed(model_type="pytorch", state="failed") == []


def test_files_of_a_run_that_is_worked_on_or_has_a_model_are_known(store: Store) -> None:
    store.submit()
    run = store.must_claim()
    assert store.read(runs.running_claims) == {(run.id, 1)}
    assert store.read(runs.referenced_artifacts) == set()
    store.succeed(run)
    assert store.read(runs.running_claims) == set()
    assert store.read(runs.referenced_artifacts) == {f"{run.id}-1"}
    store.now += 100
    assert store.read(runs.ended_before, [run.id], 200.0) == set()
    assert store.read(runs.ended_before, [run.id], 50.0) == {run.id}


def test_the_first_model_of_a_data_set_is_its_champion(store: Store) -> None:
    store.submit()
    store.submit()
    first, second = store.succeed(store.must_claim()), store.succeed(store.must_claim())
    assert first is not None
    assert second is not None
    assert (first.status, first.name, first.version) == ("champion", "demo-lightgbm", 1)
    assert (second.status, second.name, second.version) == ("candidate", "demo-lightgbm", 2)
    assert store.read(models.champion, "demo") == first


def _demo() -> DatasetSnapshot:
    return DatasetSnapshot("demo", "demo", "Demo market", "USD", "ft2", is_sample=True)


def _ended(store: Store, state: str) -> str:
    run_id = store.submit()
    if state == "cancelled":
        store.write(runs.cancel, run_id)
    elif state == "failed":
        store.fail(store.must_claim())
    else:
        store.succeed(store.must_claim())
    assert store.row(run_id).state == state
    return run_id
