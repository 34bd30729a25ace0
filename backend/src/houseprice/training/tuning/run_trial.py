"""Run one trial of a tuning: fit on past sales, score on later ones, stop when it falls behind."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from houseprice.errors import Diverged
from houseprice.models.checkpoints import CheckpointHooks, Checkpoints
from houseprice.models.contract import EpochReport, FitSettings
from houseprice.models.recipes import NEAR
from houseprice.models.registry import check_settings, load_family
from houseprice.progress import OnProgress, Progress
from houseprice.training.fitting.family_fits import fit_settings, report_resumption
from houseprice.training.prepare import check
from houseprice.training.train import TrainingTask
from houseprice.training.trial_ledger import SettingChanges, Trial, TrialPlan, TrialSpace, applied
from houseprice.training.tuning.origins import Origin, Origins
from houseprice.training.tuning.study import OptunaTrial
from houseprice.training.tuning.unfinished import FinishedValidation, TrialStore
from houseprice.training.work_plan import WorkPlan
from houseprice.training.work_steps import fold_name, trial_steps, validation_features_name

Floats = NDArray[np.float64]

#: Running scores of each validation, at even shares of its epochs; all trials have the same steps.
STEPS = 20
_LEAST_FIT_S = 0.5


class _Behind(Exception):
    """The trial should not go on."""


def run_trial(task: TrainingTask, plan: TrialPlan, on_progress: OnProgress) -> Trial:
    """Fit and score one choice of settings; the test sales are never read.

    Parameters
    ----------
    task : TrainingTask
        The family, the sales, and the settings that the tuning starts from.
    plan : TrialPlan
    on_progress : OnProgress
        It is called at least once an epoch, with the running score as ``validation_loss``. It may
        raise `JobCancelled`.

    Raises
    ------
    InvalidInput, InvalidData
        In the cases of `training.train.train`.
    Diverged
        If trial 0, which takes the settings as they are, diverges; a later trial is pruned.
    """
    started = time.monotonic()
    check_settings(task.family, task.settings.params)
    if plan.number == 0:
        check(task.dataset, task.settings)
    space = TrialSpace.of(task.family, task.settings)
    store = TrialStore.of(task, plan.number, _noticed(on_progress))
    plan = store.settled(plan)
    optuna_trial = OptunaTrial(space, plan.finished, plan.number, task.settings.seed)
    settings = replace(applied(task.settings, optuna_trial.changes), time_limit_s=None)
    on_progress(Progress("loading", 0.0, message="Splitting the sales"))
    origins = Origins.of(task.dataset, settings)
    n_rows, count = task.dataset.frame.height, len(origins.pairs)
    parts = trial_steps(task.family, n_rows, count, made_anew=origins.made_anew)
    work = WorkPlan(parts, on_progress)
    watch = _TrialWatch(optuna_trial, plan, origins, work)
    try:
        mdape = _validate(replace(task, settings=settings), watch, store)
    except _Behind:
        mdape = None
    except Diverged:
        if plan.number == 0:
            raise
        mdape = None
    return Trial(
        number=plan.number,
        state="pruned" if mdape is None else "complete",
        changes=optuna_trial.changes,
        score=watch.score,
        mdape=mdape,
        steps=tuple(watch.steps),
        seconds=time.monotonic() - started,
    )


def _noticed(on_progress: OnProgress) -> Callable[[str], None]:
    return lambda text: on_progress(Progress("loading", 0.0, notice=text))


def _validate(task: TrainingTask, watch: _TrialWatch, store: TrialStore) -> float:
    """Median absolute error over the validation sales of all origins, percent.

    Only the recipe with the sales around each home is fitted, since it decides most of a value.
    Validations that an earlier attempt has finished are taken over.
    """
    names = [fold_name(number, NEAR) for number in range(len(watch.origins.pairs))]
    key = {"trial": watch.number, "changes": dict(watch.changes)}
    finished = store.validations(names, key)
    errors = [validation.errors for validation in finished]
    watch.take(finished)
    report_resumption(store.store, watch.work)
    watch.begin_origin()
    family, first = load_family(task.family), len(finished)
    origins = watch.origins.each(family.spec.input_form, watch.on_progress, first)
    for number, origin in enumerate(origins, start=first):
        watch.features_are_made()
        hooks = CheckpointHooks(watch.facts, watch.go_on, store.on_notice)
        checkpoints = store.checkpoints(names[number], key, hooks)
        errors.append(_errors(task, origin, number, watch, checkpoints))
        store.put(names[number], key, watch.closed(errors[-1]))
        checkpoints.clear()
        watch.begin_origin()
    return float(100 * np.median(np.concatenate(errors)))


def _errors(
    task: TrainingTask, origin: Origin, number: int, watch: _TrialWatch, checkpoints: Checkpoints
) -> Floats:
    """Absolute errors of one fit over its validation sales, as shares of the prices."""
    settings = replace(fit_settings(task.settings, number), threads=task.threads)
    model = load_family(task.family)().fit(
        origin.fit, origin.validation, watch.limited(settings), watch.on_epoch, checkpoints
    )
    value = origin.target.money(model.predict(origin.validation.x))
    return np.abs(value / origin.prices - 1)


class _TrialWatch:
    """Turns epochs into steps and progress, and ends a trial that falls behind."""

    def __init__(
        self, optuna_trial: OptunaTrial, plan: TrialPlan, origins: Origins, work: WorkPlan
    ) -> None:
        self._optuna_trial = optuna_trial
        self._plan = plan
        self.work = work
        self._done: list[float] = []
        self._best = float("inf")
        self._since, self._features_s = time.monotonic(), 0.0
        self.origins = origins
        self.steps: list[float] = []

    @property
    def score(self) -> float | None:
        """Mean over the origins so far of the best epoch of each."""
        bests: Sequence[float] = [*self._done, self._best]
        finite = [best for best in bests if np.isfinite(best)]
        return float(np.mean(finite)) if finite else None

    @property
    def number(self) -> int:
        """Number of the trial."""
        return self._plan.number

    @property
    def changes(self) -> SettingChanges:
        """The settings that the trial changes."""
        return self._optuna_trial.changes

    def take(self, finished: Sequence[FinishedValidation]) -> None:
        """Take over the validations of an earlier attempt."""
        for number, validation in enumerate(finished):
            self._take_steps(validation.steps)
            self._done.append(validation.best)
            self.work.leave_out([validation_features_name(number), fold_name(number, NEAR)])

    def facts(self) -> Mapping[str, Any]:
        """What the fit in progress has shown so far, in plain values."""
        return {"best": self._best, "steps": self.steps}

    def go_on(self, facts: Mapping[str, Any]) -> None:
        """Go on with a fit in progress from such facts."""
        self._best = float(facts["best"])
        self._take_steps(facts["steps"])

    def _take_steps(self, steps: Sequence[float]) -> None:
        for score in steps[len(self.steps) :]:
            self.steps.append(float(score))
            self._optuna_trial.report(float(score))

    def on_progress(self, progress: Progress) -> None:
        """Pass on the progress of the features of the next origin."""
        self.work.report(progress)
        self._check_time()

    def begin_origin(self) -> None:
        """Note that the features of the next origin are made now, if there is one."""
        if len(self._done) < len(self.origins.pairs):
            self.work.begin(validation_features_name(len(self._done)))

    def features_are_made(self) -> None:
        """Note how long the features of an origin took."""
        self._features_s = time.monotonic() - self._since
        self.work.begin(fold_name(len(self._done), NEAR))

    def limited(self, settings: FitSettings) -> FitSettings:
        """Give the first trial a deadline, at which it keeps its best epoch.

        A tuning needs one trial with a score.
        """
        left_s = self._plan.left_s(time.monotonic())
        if left_s is None or self._plan.number > 0:
            return settings
        fits = len(self.origins.pairs) - len(self._done)
        # Later origins have more sales, so their features take at least as long.
        features_s = (fits - 1) * self._features_s if self.origins.made_anew else 0.0
        return replace(settings, deadline_s=max((left_s - features_s) / fits, _LEAST_FIT_S))

    def on_epoch(self, epoch: EpochReport) -> None:
        """Take the score of one epoch."""
        self._best = min(self._best, epoch.validation_loss)
        self._report_epoch(epoch)
        self._check_time()
        reached = len(self._done) * STEPS + int(STEPS * epoch.epoch / epoch.epochs)
        self._step(min(reached, (len(self._done) + 1) * STEPS))

    def closed(self, errors: Floats) -> FinishedValidation:
        """Fill the remaining steps of an origin with its score, and end it."""
        self._step((len(self._done) + 1) * STEPS)
        self._done.append(self._best)
        self._best = float("inf")
        self._since = time.monotonic()
        return FinishedValidation(errors, self._done[-1], tuple(self.steps))

    def _step(self, reached: int) -> None:
        score = self.score
        while score is not None and len(self.steps) < reached:
            self.steps.append(score)
            self._optuna_trial.report(score)
            if self._plan.number > 0 and self._optuna_trial.is_behind():
                raise _Behind

    def _check_time(self) -> None:
        left_s = self._plan.left_s(time.monotonic())
        if self._plan.number > 0 and left_s is not None and left_s <= 0:
            raise _Behind

    def _report_epoch(self, epoch: EpochReport) -> None:
        done, count, score = len(self._done), len(self.origins.pairs), self.score
        self.work.report(
            Progress(
                "training",
                epoch.epoch / epoch.epochs,
                message=(
                    f"Trial {self._plan.number + 1}, validation {done + 1} of {count}: "
                    f"epoch {epoch.epoch} of at most {epoch.epochs}, "
                    f"validation error {score or epoch.validation_loss:.4f}"
                ),
                curve={} if score is None else {"validation_loss": score},
                epoch=done * epoch.epochs + epoch.epoch,
            )
        )
