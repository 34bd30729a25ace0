"""Tuning has a space of settings, a study of finished trials, pruning and budgets."""

from __future__ import annotations

import json

import numpy as np
import pytest

from houseprice.errors import InvalidInput
from houseprice.models.registry import SPECS
from houseprice.models.tunables import SETTINGS
from houseprice.training.spec import TrainSettings, TuneBudget
from houseprice.training.trial_ledger import (
    Trial,
    TrialSpace,
    applied,
    best,
    may_try,
    protocol,
    share_done,
    spent_s,
)
from houseprice.training.tuning.study import PRUNE_AFTER_STEPS, PRUNE_AFTER_TRIALS, OptunaTrial

TREES = TrialSpace.of("lightgbm", TrainSettings())
NETS = TrialSpace.of("pytorch", TrainSettings())


def complete(number: int, score: float, steps: tuple[float, ...] = ()) -> Trial:
    return Trial(number, "complete", {"num_leaves": 31}, score, 8.0, steps, 10, 10.0 * number)


@pytest.mark.parametrize("family", SPECS)
def test_whatever_is_asked_of_a_family_its_settings_allow(family: str) -> None:
    space = TrialSpace.of(family, TrainSettings())
    for number in range(1, 6):
        changes = OptunaTrial(space, [], number, seed=7).changes
        settings = applied(TrainSettings(), changes)
        for tunable in space.ranges:
            tunable.check(changes[tunable.name])
            value = (
                settings.learning_rate
                if tunable.name in SETTINGS
                else settings.params[tunable.name]
            )
            assert value == changes[tunable.name]
        if space.layers:
            assert settings.hidden_sizes in SPECS[family].layers


def test_the_first_trial_takes_the_settings_as_they_are() -> None:
    optuna_trial = OptunaTrial(NETS, [], 0, seed=7)
    assert optuna_trial.changes == {}
    assert applied(TrainSettings(epochs=9), optuna_trial.changes) == TrainSettings(epochs=9)


def test_what_the_user_has_set_is_not_tuned() -> None:
    own = TrainSettings(learning_rate=0.1, params={"num_leaves": 7})
    space = TrialSpace.of("lightgbm", own)
    names = [tunable.name for tunable in space.ranges]
    assert names == ["feature_fraction", "lambda_l2", "min_data_in_leaf"]
    assert applied(own, OptunaTrial(space, [], 3, seed=1).changes).params["num_leaves"] == 7
    assert TrialSpace.of("pytorch", TrainSettings(hidden_sizes=(8,))).layers == ()


def test_a_tuning_of_nothing_is_refused() -> None:
    spec = SPECS["lightgbm"]
    everything = TrainSettings(
        learning_rate=0.1,
        params={
            tunable.name: tunable.usual for tunable in spec.tunables if tunable.name not in SETTINGS
        },
    )
    with pytest.raises(InvalidInput, match=r"one of learning_rate, num_leaves.* got all of them"):
        TrialSpace.of("lightgbm", everything)


def test_the_same_rows_give_the_same_choice_in_any_process() -> None:
    finished = [complete(n, 0.3 + 0.01 * n, (0.5, 0.4)) for n in range(12)]
    stored = [Trial.from_json(json.loads(json.dumps(trial.to_json()))) for trial in finished]
    first = OptunaTrial(TREES, finished, 12, seed=7).changes
    assert OptunaTrial(TREES, stored, 12, seed=7).changes == first
    assert OptunaTrial(TREES, stored, 13, seed=7).changes != first
    assert OptunaTrial(TREES, [], 12, seed=7).changes != first  # it has learned from them


def test_stored_trials_of_older_versions_are_read() -> None:
    """Databases and ledgers call the changed settings ``found``."""
    trial = complete(3, 0.3, (0.5, 0.4))
    document = trial.to_json()
    assert document["found"] == {"num_leaves": 31}
    assert "changes" not in document
    assert Trial.from_json(document) == trial


def test_the_study_goes_where_finished_trials_were_good() -> None:
    random = np.random.default_rng(3)
    rates = np.exp(random.uniform(np.log(0.01), np.log(0.2), 40))
    finished = [
        Trial(n, "complete", {"learning_rate": float(rate)}, score=abs(np.log(rate / 0.02)))
        for n, rate in enumerate(rates)
    ]
    space = TrialSpace(TREES.ranges[:1], ())
    rates_tried = [
        OptunaTrial(space, finished, 40 + n, seed=1).changes["learning_rate"] for n in range(9)
    ]
    assert 0.013 < np.median(rates_tried) < 0.032


def steps(last: float) -> tuple[float, ...]:
    return tuple(np.linspace(1.0, last, 60))


@pytest.mark.parametrize(
    ("finished", "score", "behind_at"),
    [
        # Worse than the median of enough others: stopped, but not before it had its chance.
        ([steps(0.3)] * PRUNE_AFTER_TRIALS, 1.0, PRUNE_AFTER_STEPS),
        # Too few to compare with.
        ([steps(0.3)] * (PRUNE_AFTER_TRIALS - 1), 1.0, None),
        # Better than most.
        ([steps(0.3)] * PRUNE_AFTER_TRIALS, 0.2, None),
    ],
)
def test_a_trial_stops_when_it_is_behind_the_median(
    finished: list[tuple[float, ...]], score: float, behind_at: int | None
) -> None:
    others = [complete(n, scores[-1], scores) for n, scores in enumerate(finished)]
    optuna_trial = OptunaTrial(TREES, others, len(others), seed=7)
    stopped = None
    for step in range(60):
        optuna_trial.report(score)
        if stopped is None and optuna_trial.is_behind():
            stopped = step
    assert stopped == behind_at


BUDGETS = [
    (TuneBudget(trials=3), 2, 1e6, True),
    (TuneBudget(trials=3), 3, 0.0, False),
    (TuneBudget(seconds=60), 5, 54.0, True),
    (TuneBudget(seconds=60), 5, 56.0, False),  # less than half a trial is left
    (TuneBudget(seconds=60, trials=3), 3, 1.0, False),  # whichever is used up first
    (TuneBudget(seconds=60), 0, 99.0, True),  # one there must be
]


@pytest.mark.parametrize(("budget", "begun", "spent", "expected"), BUDGETS)
def test_trials_begin_while_the_budget_lasts(
    budget: TuneBudget, begun: int, spent: float, expected: bool
) -> None:
    over = [complete(n, 0.3) for n in range(min(begun, 2))]
    assert may_try(budget, over, begun, spent) is expected


def test_nothing_but_failures_ends_a_tuning() -> None:
    failed = [Trial(n, "failed") for n in range(3)]
    assert not may_try(TuneBudget(seconds=1e5), failed, 3, 1.0)
    assert may_try(TuneBudget(seconds=1e5), failed[:2], 2, 1.0)
    assert may_try(TuneBudget(seconds=1e5), [*failed, complete(3, 0.3)], 4, 1.0)


def test_time_is_counted_once_for_trials_side_by_side_and_not_for_pauses() -> None:
    trials = [
        Trial(0, "complete", seconds=10, ended_at=10),
        Trial(1, "pruned", seconds=5, ended_at=12),  # 7..12
        Trial(2, "complete", seconds=5, ended_at=1_005),
    ]
    assert spent_s(trials) == pytest.approx(17)
    assert spent_s(trials, [1_003], 1_010) == pytest.approx(22)
    assert share_done(TuneBudget(seconds=34), 3, 17) == pytest.approx(0.5)
    assert share_done(TuneBudget(trials=2), 3, 17) == 1.0


def test_the_best_is_complete_and_the_protocol_has_them_all() -> None:
    trials = [complete(0, 0.30), complete(1, 0.25), Trial(2, "pruned", {}, 0.1), Trial(3, "failed")]
    chosen = best(trials)
    assert chosen is not None
    assert chosen.number == 1
    record = protocol(TuneBudget(trials=4), trials)
    assert (record["trials"], record["pruned"], record["failed"]) == (4, 1, 1)
    assert record["best"]["validation_rmse"] == 0.25
    assert record["untuned"]["validation_rmse"] == 0.30
    assert [trial["state"] for trial in record["tried"]] == [
        "complete",
        "complete",
        "pruned",
        "failed",
    ]
    assert best([Trial(0, "pruned", {}, 0.1)]) is None


@pytest.mark.parametrize(
    ("budget", "message"),
    [
        ({}, "tune must name seconds or trials"),
        ({"trials": 0}, "tune.trials must be in 1..1000, got 0"),
        ({"seconds": float("nan")}, "tune.seconds must be a positive finite number"),
        ({"seconds": 1e9}, "tune.seconds must be at most"),
    ],
)
def test_a_budget_must_be_one(budget: dict[str, float], message: str) -> None:
    with pytest.raises(InvalidInput, match=message):
        TuneBudget(**budget)  # type: ignore[arg-type]  # on purpose


def test_settings_with_a_budget_are_read_back_as_they_were() -> None:
    settings = TrainSettings(tune=TuneBudget(seconds=600.0))
    assert TrainSettings.from_json(json.loads(json.dumps(settings.to_json()))) == settings
