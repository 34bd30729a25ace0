"""Optuna for trials that are stored elsewhere: each study is built from the finished trials."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import optuna
from optuna.distributions import (
    BaseDistribution,
    CategoricalDistribution,
    FloatDistribution,
    IntDistribution,
)
from optuna.trial import FrozenTrial, TrialState, create_trial

from houseprice.models.tunables import Tunable
from houseprice.training.trial_ledger import LAYERS, SettingChanges, Trial, TrialSpace

#: Number of trials that are drawn at random before the sampler learns from them.
RANDOM_TRIALS = 8
#: A trial is compared with others once this many are over, and from this step on. Half a
#: validation comes first, for settings that learn slowly.
PRUNE_AFTER_TRIALS, PRUNE_AFTER_STEPS = 4, 10

_STATES = {"complete": TrialState.COMPLETE, "pruned": TrialState.PRUNED}


class OptunaTrial:
    """One trial in Optuna, which chooses its settings and says whether it should stop.

    Parameters
    ----------
    space : TrialSpace
    finished : sequence of Trial
        Finished trials of the same space; failed ones are not used.
    number : int
        Number of this trial; trial 0 takes the settings as they are.
    seed : int
        The same seed, number and finished trials give the same choice.
    """

    def __init__(
        self, space: TrialSpace, finished: Sequence[Trial], number: int, seed: int
    ) -> None:
        optuna.logging.set_verbosity(optuna.logging.WARNING)
        self._steps = 0
        distributions = _distributions(space)
        study = optuna.create_study(
            direction="minimize",
            # Trials side by side see the same finished ones; their numbers make them differ.
            sampler=optuna.samplers.TPESampler(seed=seed + number, n_startup_trials=RANDOM_TRIALS),
            pruner=optuna.pruners.MedianPruner(
                n_startup_trials=PRUNE_AFTER_TRIALS,
                n_warmup_steps=PRUNE_AFTER_STEPS,
                n_min_trials=PRUNE_AFTER_TRIALS,
            ),
        )
        for trial in finished:
            if trial.state in _STATES:
                study.add_trial(_frozen(trial, space, distributions))
        if number == 0:
            study.enqueue_trial(_usual(space))
        self._trial = study.ask(distributions)
        self.changes: SettingChanges = {} if number == 0 else _changes(self._trial.params)

    def report(self, score: float) -> None:
        """Report the running score after one more step."""
        self._trial.report(score, self._steps)
        self._steps += 1

    def is_behind(self) -> bool:
        """Whether the best score so far is worse than the median of the others at this step."""
        return bool(self._trial.should_prune())


def _distributions(space: TrialSpace) -> dict[str, BaseDistribution]:
    distributions: dict[str, BaseDistribution] = {
        tunable.name: _distribution(tunable) for tunable in space.ranges
    }
    if space.layers:
        distributions[LAYERS] = CategoricalDistribution([_text(sizes) for sizes in space.layers])
    return distributions


def _distribution(tunable: Tunable) -> BaseDistribution:
    if tunable.whole:
        return IntDistribution(int(tunable.low), int(tunable.high), log=tunable.log)
    return FloatDistribution(tunable.low, tunable.high, log=tunable.log)


def _usual(space: TrialSpace) -> dict[str, Any]:
    usual: dict[str, Any] = {
        tunable.name: int(tunable.usual) if tunable.whole else tunable.usual
        for tunable in space.ranges
    }
    return {**usual, LAYERS: _text(space.layers[0])} if space.layers else usual


def _frozen(
    trial: Trial, space: TrialSpace, distributions: dict[str, BaseDistribution]
) -> FrozenTrial:
    chosen = {**_usual(space), **trial.changes}
    if space.layers and LAYERS in trial.changes:
        chosen[LAYERS] = _text(trial.changes[LAYERS])
    return create_trial(
        state=_STATES[trial.state],
        params=chosen,
        distributions=distributions,
        value=trial.score if trial.state == "complete" else None,
        intermediate_values=dict(enumerate(trial.steps)),
    )


def _changes(params: dict[str, Any]) -> SettingChanges:
    if LAYERS not in params:
        return dict(params)
    return {**params, LAYERS: [int(size) for size in params[LAYERS].split("-")]}


def _text(sizes: Sequence[int]) -> str:
    return "-".join(str(size) for size in sizes)
