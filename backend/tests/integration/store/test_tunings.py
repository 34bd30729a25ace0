"""A tuning: trials that make each other, then one training with the best settings."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from houseprice.errors import Conflict
from houseprice.jobs.records import ClaimedRun, DatasetSnapshot, NewRun
from houseprice.store import runs
from houseprice.store.runs import bells
from houseprice.training.spec import TrainSettings, TuneBudget
from houseprice.training.trial_ledger import Trial

if TYPE_CHECKING:
    from conftest import Store


DEMO = DatasetSnapshot("demo", "demo", "Demo market", "USD", "ft2", is_sample=True)


def tune(store: Store, settings: TrainSettings | None = None, **budget: Any) -> str:
    tuned = replace(settings or TrainSettings(), tune=TuneBudget(**budget))
    return str(store.write(runs.submit, NewRun("lightgbm", DEMO, tuned, max_failures=0)).run_id)


def end(store: Store, run: ClaimedRun, score: float | None, seconds: float = 10.0) -> None:
    """End a trial after so many seconds; without a score it was pruned."""
    store.now += seconds
    assert run.plan is not None
    settings = {} if run.plan.number == 0 else {"num_leaves": 10 + run.plan.number}
    state = "pruned" if score is None else "complete"
    trial = Trial(run.plan.number, state, settings, score, 7.5, (0.9, 0.8), seconds=0.1)
    assert store.write(runs.finish_trial, run.id, run.fence, trial)


def kinds(store: Store, parent: str) -> list[tuple[str, str]]:
    return [(child.kind, child.state) for child in store.read(runs.children, parent)]


def test_a_tuning_tries_in_turn_and_trains_with_the_best(store: Store) -> None:
    parent = tune(store, trials=3)
    for score in (0.30, 0.20, 0.25):
        run = store.must_claim()
        assert run.kind == "trial"
        end(store, run, score)
    training = store.must_claim()
    assert training.kind == "train"
    assert training.settings == TrainSettings(params={"num_leaves": 11})
    assert training.tuning is not None
    assert training.tuning["best"]["number"] == 1
    assert training.tuning["untuned"]["validation_rmse"] == 0.30
    assert [trial["state"] for trial in training.tuning["tried"]] == ["complete"] * 3
    row = store.row(parent)
    assert (row.state, row.current, row.total) == ("running", 3, 3)
    assert row.percent == pytest.approx(100 * 0.9 / 1.9)  # three trials of 0.3 trainings each
    store.succeed(training)
    row = store.row(parent)
    assert (row.state, row.percent) == ("succeeded", 100.0)
    assert row.result == store.row(training.id).result
    assert len(store.endings(parent)) == 1


def test_each_claim_makes_the_next_trial_until_the_number_is_reached(store: Store) -> None:
    parent = tune(store, trials=3)
    assert store.read(bells.bells_needed, 10) == 1
    taken = [store.must_claim() for _ in range(3)]
    assert [run.plan.number for run in taken if run.plan is not None] == [0, 1, 2]
    assert store.claim() is None
    assert kinds(store, parent) == [("trial", "running")] * 3


def test_a_trial_learns_from_those_that_are_over(store: Store) -> None:
    tune(store, trials=5)
    first, second = store.must_claim(), store.must_claim()
    end(store, second, 0.2)
    third = store.must_claim()
    assert third.plan is not None
    (known,) = third.plan.finished
    assert (known.number, known.score, known.steps) == (1, 0.2, (0.9, 0.8))
    assert known.seconds == pytest.approx(10.0, abs=0.01)  # by the database's clock
    end(store, first, 0.3)
    fourth = store.must_claim()
    assert fourth.plan is not None
    assert [trial.number for trial in fourth.plan.finished] == [0, 1]


def test_the_settings_of_a_trial_are_in_its_row_when_it_is_over(store: Store) -> None:
    parent = tune(store, TrainSettings(epochs=50), trials=2)
    end(store, store.must_claim(), 0.3)
    end(store, store.must_claim(), 0.2)
    rows = [row.settings for row in store.read(runs.children, parent)]
    assert rows[:2] == [
        TrainSettings(epochs=50),
        TrainSettings(epochs=50, params={"num_leaves": 11}),
    ]


def test_time_counts_only_while_a_trial_is_at_work(store: Store) -> None:
    tune(store, seconds=100)
    end(store, store.must_claim(), 0.3)
    store.now += 5_000  # nobody works
    second = store.must_claim()
    assert second.plan is not None
    assert second.plan.seconds_left == pytest.approx(90, abs=0.1)
    end(store, second, 0.2, seconds=60)
    third = store.must_claim()
    assert third.plan is not None
    assert third.plan.seconds_left == pytest.approx(30, abs=0.1)


def test_when_the_time_is_over_the_trial_that_nobody_took_is_given_up(store: Store) -> None:
    parent = tune(store, seconds=30)
    end(store, store.must_claim(), 0.3, seconds=40)
    assert kinds(store, parent) == [
        ("trial", "succeeded"),
        ("trial", "cancelled"),
        ("train", "queued"),
    ]
    store.succeed(store.must_claim())
    assert store.row(parent).state == "succeeded"


def test_a_trial_whose_worker_is_lost_is_taken_again_and_the_finished_ones_stay(
    store: Store,
) -> None:
    parent = tune(store, trials=2)
    end(store, store.must_claim(), 0.3)
    lost = store.must_claim()
    store.now += store.lease_s + 1
    assert [run.state for run in store.reap()] == ["queued"]
    assert kinds(store, parent) == [("trial", "succeeded"), ("trial", "queued")]
    again = store.must_claim()
    assert again.id == lost.id
    assert again.plan is not None
    assert [trial.score for trial in again.plan.finished] == [0.3]
    end(store, again, 0.2)
    assert not store.write(runs.finish_trial, lost.id, lost.fence, Trial(1, "complete", {}, 0.1))
    assert store.must_claim().settings.params == {"num_leaves": 11}


def test_a_trial_handed_back_by_a_draining_worker_is_not_given_up(store: Store) -> None:
    parent = tune(store, trials=1)
    store.release(store.must_claim())
    assert kinds(store, parent) == [("trial", "queued")]
    end(store, store.must_claim(), 0.3)
    assert store.must_claim().kind == "train"


def test_failed_trials_count_and_a_tuning_without_any_other_fails(store: Store) -> None:
    parent = tune(store, seconds=1_000)
    for _ in range(3):
        store.fail(store.must_claim())
    row = store.row(parent)
    assert (row.state, row.error_code) == ("failed", "no_trial")
    assert "The loss became infinite" in str(row.error_message)
    assert store.claim() is None


def test_pruned_trials_are_never_the_best(store: Store) -> None:
    tune(store, trials=2)
    end(store, store.must_claim(), 0.3)
    end(store, store.must_claim(), None)
    assert store.must_claim().settings == TrainSettings()


def test_cancelling_a_tuning_stops_its_trials_and_trains_nothing(store: Store) -> None:
    parent = tune(store, trials=5)
    end(store, store.must_claim(), 0.3)
    running = store.must_claim()
    assert store.write(runs.cancel, parent).cancel_requested
    assert kinds(store, parent)[1:] == [("trial", "running"), ("trial", "cancelled")]
    beat = store.beat(running)
    assert beat is not None
    assert beat.cancel_requested
    store.write(runs.end_cancelled, running.id, running.fence)
    assert store.row(parent).state == "cancelled"
    assert store.claim() is None
    assert len(store.endings(parent)) == 1


def test_cancelling_the_training_at_the_end_cancels_its_tuning(store: Store) -> None:
    parent = tune(store, trials=1)
    end(store, store.must_claim(), 0.3)
    training = store.must_claim()
    store.write(runs.cancel, training.id)
    store.write(runs.end_cancelled, training.id, training.fence)
    assert store.row(parent).state == "cancelled"


def test_a_training_that_fails_fails_its_tuning_with_the_same_reason(store: Store) -> None:
    parent = tune(store, trials=1)
    end(store, store.must_claim(), 0.3)
    store.fail(store.must_claim())
    row = store.row(parent)
    assert (row.state, row.error_code) == ("failed", "diverged")


def test_a_tuning_is_run_again_as_a_whole_and_a_trial_only_with_it(store: Store) -> None:
    parent = tune(store, trials=4)
    store.write(runs.cancel, parent)
    again = store.write(runs.retry, parent)
    row = store.row(again)
    assert (row.kind, row.retry_of, row.settings.tune) == ("tune", parent, TuneBudget(trials=4))
    with pytest.raises(Conflict, match="trial can only be run again with its whole family"):
        store.write(runs.retry, store.read(runs.children, parent)[0].id)


def test_a_tuning_left_open_is_taken_up_by_the_second_net(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    parent = tune(store, trials=1)
    run = store.must_claim()
    with monkeypatch.context() as forgetful:
        forgetful.setattr("houseprice.store.runs.tunings.advance", lambda *_: False)
        end(store, run, 0.3)
    assert kinds(store, parent) == [("trial", "succeeded")]
    store.write(runs.close_parents)
    assert kinds(store, parent) == [("trial", "succeeded"), ("train", "queued")]
    assert store.write(runs.close_parents) == []


def test_progress_of_a_tuning_never_goes_back(store: Store) -> None:
    parent = tune(store, trials=4)
    seen = [store.row(parent).percent]
    for score in (0.3, 0.4, None, 0.2):
        run = store.must_claim()
        seen.append(store.row(parent).percent)
        end(store, run, score)
        seen.append(store.row(parent).percent)
    assert seen == sorted(seen)
    assert seen[-1] == pytest.approx(100 * 1.2 / 2.2)  # four trials of 0.3 trainings each
