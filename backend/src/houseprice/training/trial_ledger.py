"""Trials of a tuning: the settings that were tried, their scores, and when a tuning is over."""

from __future__ import annotations

import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from statistics import median
from typing import Any, Literal, Self

from houseprice.errors import InvalidInput
from houseprice.models.contract import FamilySpec
from houseprice.models.registry import family_spec
from houseprice.models.tunables import SETTINGS, Number, Tunable
from houseprice.training.spec import TrainSettings, TuneBudget

#: Chosen values by name: numbers, and ``hidden_sizes`` as a list.
SettingChanges = Mapping[str, Any]
LAYERS = "hidden_sizes"
#: Version of the scores; it changes when scores mean something else. 2: since origins make their
#: own features.
SCORING = 2
#: A tuning with this many failures and no success ends.
HOPELESS = 3
#: Fields of a trial that have another name where trials are stored.
_STORED_AS = {"changes": "found"}
#: A trial takes about this share of a training's seconds.
_TRIAL_SHARE = 0.3


@dataclass(frozen=True)
class Trial:
    """One trial that is over.

    Parameters
    ----------
    number : int
        Trials count from 0; trial 0 takes the settings as they are.
    state : {"complete", "pruned", "failed"}
        A pruned trial fell behind the median of the others, or its time was over.
    changes : mapping
        The settings that the trial changed.
    score : float or None
        RMSE of the standardised target on the validation sales, mean over the origins. A pruned
        trial has the score that it had reached.
    mdape : float or None
        Median absolute error on all validation sales together, percent.
    steps : sequence of float
        Running score after each step, see `training.tuning.run_trial`.
    seconds : float
        Seconds from its start to its end.
    ended_at : float
        Seconds on the clock of the process that stores the trials.
    """

    number: int
    state: Literal["complete", "pruned", "failed"]
    changes: SettingChanges = field(default_factory=dict)
    score: float | None = None
    mdape: float | None = None
    steps: Sequence[float] = ()
    seconds: float = 0.0
    ended_at: float = 0.0

    def to_json(self) -> dict[str, Any]:
        """Plain values for ``json.dumps``; ledgers and databases call the changes ``found``."""
        document = {_STORED_AS.get(name, name): value for name, value in asdict(self).items()}
        return {**document, "steps": list(self.steps)}

    @classmethod
    def from_json(cls, document: Mapping[str, Any]) -> Self:
        """Read back what `to_json` wrote."""
        names = {stored: name for name, stored in _STORED_AS.items()}
        plain = {names.get(name, name): value for name, value in document.items()}
        return cls(**{**plain, "steps": tuple(plain["steps"])})


@dataclass(frozen=True)
class TrialPlan:
    """One trial that is to be run, with the trials that are over.

    Parameters
    ----------
    number : int
    finished : tuple of Trial
        The trials that the choice and the pruning learn from.
    seconds_left : float or None
        Seconds that are left of the budget. When they are over, trial 0 keeps its best epoch, and
        a later trial is pruned.
    as_of : float
        When that many seconds were left: ``time.monotonic()`` of this process, which no change of
        the clock disturbs.
    """

    number: int
    finished: tuple[Trial, ...] = ()
    seconds_left: float | None = None
    as_of: float = 0.0

    def left_s(self, now: float) -> float | None:
        """Seconds left at `now`, below 0 when the time is over; None without a limit."""
        return None if self.seconds_left is None else self.seconds_left - (now - self.as_of)

    def to_json(self) -> dict[str, Any]:
        """Plain values for another process, whose monotonic clock may be another."""
        as_of = time.time() + self.as_of - time.monotonic()
        finished = [trial.to_json() for trial in self.finished]
        return {**asdict(self), "finished": finished, "as_of": as_of}

    @classmethod
    def from_json(cls, document: Mapping[str, Any]) -> Self:
        """Read back what `to_json` wrote, in another process of the same machine."""
        finished = tuple(Trial.from_json(trial) for trial in document["finished"])
        as_of = time.monotonic() - (time.time() - float(document["as_of"]))
        return cls(**{**document, "finished": finished, "as_of": as_of})


@dataclass(frozen=True)
class TrialSpace:
    """The settings that a tuning may change: all that the user has not set.

    Parameters
    ----------
    ranges : tuple of Tunable
    layers : tuple of tuple of int
        Choices of hidden layers; empty where these are not tuned.
    """

    ranges: tuple[Tunable, ...]
    layers: tuple[tuple[int, ...], ...]

    @classmethod
    def of(cls, family: str, settings: TrainSettings) -> Self:
        """The space of a family without the settings that `settings` fix.

        Raises
        ------
        InvalidInput
            If there is no such family, or all of its settings are fixed.
        """
        spec = family_spec(family)
        fixed = {name for name in (*SETTINGS, LAYERS) if getattr(settings, name) is not None}
        fixed |= set(settings.params)
        ranges = tuple(tunable for tunable in spec.tunables if tunable.name not in fixed)
        layers = spec.layers if LAYERS not in fixed else ()
        if not ranges and not layers:
            raise InvalidInput(_nothing_left(spec))
        return cls(ranges, layers)


def _nothing_left(spec: FamilySpec) -> str:
    names = [tunable.name for tunable in spec.tunables] + ([LAYERS] if spec.layers else [])
    return f"tune needs a setting that is not fixed: one of {', '.join(names)}, got all of them set"


def applied(settings: TrainSettings, changes: SettingChanges) -> TrainSettings:
    """The settings of a trial, or of the training after the tuning.

    Examples
    --------
    >>> applied(TrainSettings(), {"learning_rate": 0.01, "dropout": 0.3}).params
    {'dropout': 0.3}
    """
    plain: dict[str, Any] = {name: value for name, value in changes.items() if name in SETTINGS}
    if LAYERS in changes:
        plain[LAYERS] = tuple(changes[LAYERS])
    own: dict[str, Number] = {
        name: value for name, value in changes.items() if name not in (*SETTINGS, LAYERS)
    }
    return replace(settings, **plain, params={**settings.params, **own}, tune=None)


def best(trials: Iterable[Trial]) -> Trial | None:
    """The complete trial with the lowest score; of two equal ones the earlier."""
    scored = [(trial.score, trial.number, trial) for trial in trials if _is_scored(trial)]
    return min(scored, key=lambda item: item[:2])[2] if scored else None


def _is_scored(trial: Trial) -> bool:
    return trial.state == "complete" and trial.score is not None


def spent_s(
    trials: Iterable[Trial], running_since: Iterable[float] = (), now: float = 0.0
) -> float:
    """Seconds during which at least one trial was at work.

    Time without a worker does not count, and trials side by side count once.

    Examples
    --------
    >>> side_by_side = [Trial(0, "complete", seconds=4, ended_at=10)] * 2
    >>> spent_s(side_by_side, running_since=[8], now=11)
    5.0
    """
    spans = [(trial.ended_at - trial.seconds, trial.ended_at) for trial in trials]
    spans += [(since, now) for since in running_since]
    total, covered = 0.0, float("-inf")
    for start, end in sorted(spans):
        total += max(0.0, end - max(start, covered))
        covered = max(covered, end)
    return total


def may_try(budget: TuneBudget, trials: Sequence[Trial], begun: int, spent: float) -> bool:
    """Whether another trial is worth beginning.

    Parameters
    ----------
    budget : TuneBudget
    trials : sequence of Trial
        The trials that are over.
    begun : int
        Number of trials that have begun, whether over or not.
    spent : float
        Seconds that were spent, see `spent_s`.
    """
    if begun == 0:
        return True
    failed = sum(trial.state == "failed" for trial in trials)
    if failed >= HOPELESS and failed == len(trials):
        return False
    if budget.trials is not None and begun >= budget.trials:
        return False
    if budget.seconds is None:
        return True
    # A trial that will be cut off before it is half done is of no use.
    usual = median([trial.seconds for trial in trials if trial.state == "complete"] or [0.0])
    return budget.seconds - spent > 0.5 * usual


def left_s(budget: TuneBudget, spent: float) -> float | None:
    """Seconds left for trials; None where only their number counts."""
    return None if budget.seconds is None else max(0.0, budget.seconds - spent)


def share_done(budget: TuneBudget, over: int, spent: float) -> float:
    """How much of the budget is used up, 0..1."""
    by_count = 0.0 if budget.trials is None else over / budget.trials
    by_time = 0.0 if budget.seconds is None else spent / budget.seconds
    return min(1.0, max(by_count, by_time))


def share_of_trials(budget: TuneBudget, training_s: float) -> float:
    """Share of the trials in the planned seconds of a tuning; the rest is its final training.

    Examples
    --------
    >>> share_of_trials(TuneBudget(seconds=60), training_s=20.0)
    0.75
    """
    by_count = None if budget.trials is None else budget.trials * _TRIAL_SHARE * training_s
    trials_s = min(limit for limit in (budget.seconds, by_count) if limit is not None)
    return trials_s / (trials_s + training_s)


def summary(budget: TuneBudget, trials: Sequence[Trial]) -> dict[str, Any]:
    """Facts of a tuning for people; `protocol` adds each trial."""
    first = next((trial for trial in trials if trial.number == 0 and _is_scored(trial)), None)
    chosen = best(trials)
    return {
        "budget": asdict(budget),
        "trials": len(trials),
        "pruned": sum(trial.state == "pruned" for trial in trials),
        "failed": sum(trial.state == "failed" for trial in trials),
        "seconds": round(spent_s(trials), 1),
        "best": None if chosen is None else trial_summary(chosen),
        "untuned": None if first is None else trial_summary(first),
    }


def trial_summary(trial: Trial) -> dict[str, Any]:
    """Facts of one trial for people."""
    return {
        "number": trial.number,
        "state": trial.state,
        "settings": dict(trial.changes),
        "validation_rmse": trial.score,
        "validation_mdape": trial.mdape,
        "seconds": round(trial.seconds, 1),
    }


def protocol(budget: TuneBudget, trials: Sequence[Trial]) -> dict[str, Any]:
    """Facts of a tuning for the manifest, with each trial."""
    return {**summary(budget, trials), "tried": [trial_summary(trial) for trial in trials]}
