"""``all`` with a tuning: each family tries, then trains; the blend comes after all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from houseprice.errors import Conflict
from houseprice.jobs.records import ClaimedRun
from houseprice.jobs.states import FAMILIES
from houseprice.store import models, runs, workers
from houseprice.store.runs import bells
from houseprice.training.spec import TrainSettings, TuneBudget
from houseprice.training.trial_ledger import Trial

if TYPE_CHECKING:
    from conftest import Store


def tune_all(store: Store, **budget: Any) -> str:
    return store.submit("all", settings=TrainSettings(tune=TuneBudget(**budget)))


def end(store: Store, run: ClaimedRun, score: float = 0.3) -> None:
    """End a trial as complete."""
    assert run.plan is not None
    settings = {"learning_rate": 0.01} if run.model_type == "pytorch" else {}
    trial = Trial(run.plan.number, "complete", settings, score, 7.5, (0.9,))
    assert store.write(runs.finish_trial, run.id, run.fence, trial)


def test_each_family_tries_then_trains_and_the_blend_has_them_in_their_order(store: Store) -> None:
    parent = tune_all(store, trials=1)
    *tunings, blend = store.read(runs.children, parent)
    assert [(run.kind, run.model_type) for run in tunings] == [("tune", f) for f in FAMILIES]
    assert (blend.kind, blend.settings.tune) == ("blend", None)
    assert store.read(bells.bells_needed, 10) == len(FAMILIES)
    trials = [store.must_claim() for _ in FAMILIES]
    assert [(run.kind, run.model_type) for run in trials] == [("trial", f) for f in FAMILIES]
    for trial in reversed(trials):  # the last family is done first
        end(store, trial)
    trainings = [store.must_claim() for _ in FAMILIES]
    assert {run.kind for run in trainings} == {"train"}
    pytorch = next(run for run in trainings if run.model_type == "pytorch")
    assert pytorch.settings == TrainSettings(learning_rate=0.01)
    assert pytorch.tuning is not None
    for training in trainings:
        assert store.claim() is None
        store.succeed(training)
    weighed = store.must_claim()
    assert weighed.id == blend.id
    assert [member.family for member in weighed.members] == list(FAMILIES)
    store.succeed(weighed)
    row = store.row(parent)
    assert (row.state, row.percent) == ("succeeded", 100.0)
    assert row.result is not None
    assert set(row.result["models"]) == {*FAMILIES, "blend"}
    assert len(store.endings(parent)) == 1


def test_the_time_is_shared_by_the_rounds_of_families_and_trials_are_not(store: Store) -> None:
    beat = workers.WorkerBeat("w", "1", "host", 1, 2, ("cpu",))
    store.write(workers.beat, beat)
    parent = tune_all(store, seconds=120, trials=30)
    *tunings, _ = store.read(runs.children, parent)
    assert [tuning.settings.tune for tuning in tunings] == [TuneBudget(60, 30)] * len(FAMILIES)


def test_a_first_trial_begins_its_tuning_and_the_whole(store: Store) -> None:
    parent = tune_all(store, trials=2)
    assert store.read(runs.queue_position, parent) == 1
    trial = store.must_claim()
    assert store.row(str(trial.parent_id)).state == store.row(parent).state == "running"
    events = store.read(runs.events_after, 0).events
    assert {event.above for event in events if event.run_id == trial.id} == {
        (trial.parent_id, parent)
    }


def test_a_family_whose_tuning_fails_is_left_out_of_the_blend(store: Store) -> None:
    parent = tune_all(store, trials=1)
    first, *others = [store.must_claim() for _ in FAMILIES]
    store.fail(first)
    for trial in others:
        end(store, trial)
    for _ in others:
        store.succeed(store.must_claim())
    blend = store.must_claim()
    assert [member.family for member in blend.members] == list(FAMILIES[1:])
    newest = store.read(models.newest_of_each_family, "demo")
    candidate = next(model for model in newest if model.status == "candidate")
    with pytest.raises(Conflict, match="needs cannot be deleted"):
        store.write(models.remove, candidate.id)
    store.succeed(blend)
    assert store.row(parent).state == "succeeded"


def test_without_any_family_there_is_no_blend(store: Store) -> None:
    parent = tune_all(store, trials=1)
    for run in [store.must_claim() for _ in FAMILIES]:
        store.fail(run)
    assert store.claim() is None
    row = store.row(parent)
    assert (row.state, row.error_code) == ("failed", "all_failed")


def test_cancelling_the_whole_stops_every_trial(store: Store) -> None:
    parent = tune_all(store, trials=3)
    running = store.must_claim()
    assert store.write(runs.cancel, parent).cancel_requested
    assert store.claim() is None
    beat = store.beat(running)
    assert beat is not None
    assert beat.cancel_requested
    store.write(runs.end_cancelled, running.id, running.fence)
    children = store.read(runs.children, parent)
    assert {child.state for child in children} == {store.row(parent).state} == {"cancelled"}


def test_cancelling_one_family_leaves_the_others(store: Store) -> None:
    parent = tune_all(store, trials=1)
    first = store.read(runs.children, parent)[0]
    assert store.write(runs.cancel, first.id).state == "cancelled"
    assert store.row(parent).state == "queued"
    for trial in [store.must_claim() for _ in FAMILIES[1:]]:
        end(store, trial)
    for _ in FAMILIES[1:]:
        store.succeed(store.must_claim())
    store.succeed(store.must_claim())
    assert store.row(parent).state == "succeeded"


def test_the_whole_is_run_again_with_its_tunings(store: Store) -> None:
    parent = tune_all(store, trials=3)
    store.write(runs.cancel, parent)
    again = store.write(runs.retry, parent)
    assert [child.kind for child in store.read(runs.children, again)] == [*["tune"] * 4, "blend"]


def test_a_tuning_left_open_is_taken_up_by_the_second_net(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    parent = tune_all(store, trials=1)
    trials = [store.must_claim() for _ in FAMILIES]
    with monkeypatch.context() as forgetful:
        forgetful.setattr("houseprice.store.runs.tunings.advance", lambda *_: False)
        for trial in trials:
            end(store, trial)
    assert store.claim() is None
    store.write(runs.close_parents)
    for _ in FAMILIES:
        store.succeed(store.must_claim())
    assert store.must_claim().parent_id == parent
