"""One trial of a tuning: fit on the past, score on what came next, stop when it falls behind."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from houseprice.data.splits import rolling_origins
from houseprice.errors import Diverged
from houseprice.models.contract import EpochReport, FitSettings
from houseprice.models.registry import check_settings, load_family
from houseprice.progress import OnProgress, Progress, within
from houseprice.training.bag import fit_settings
from houseprice.training.prepare import Prepared, prepare
from houseprice.training.study import Asked
from houseprice.training.train import TrainRequest
from houseprice.training.trials import Plan, Space, Trial, applied

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

#: Validations of one trial.
ORIGINS = 3
#: Running scores of each validation, by the share of its epochs; all trials have the same steps.
STEPS = 20
_FOLDS = 5
_LEAST_FIT_S = 0.5
#: Share of a trial's work that its features are.
_PREPARING = 0.2


class _Behind(Exception):
    """This trial is not worth going on with."""


def run_trial(request: TrainRequest, plan: Plan, on_progress: OnProgress) -> Trial:
    """Try one choice of settings; the test sales are never read.

    Parameters
    ----------
    request : TrainRequest
        The family, the sales, and the settings that the tuning starts from.
    plan : Plan
    on_progress : OnProgress
        Called at least once an epoch; the running score comes as ``validation_loss``. May raise
        `JobCancelled`.

    Raises
    ------
    InvalidInput, InvalidData
        As `training.train.train` does.
    Diverged
        By trial 0, with the settings as they are; a later one is pruned.
    """
    started = time.monotonic()
    check_settings(request.family, request.settings.params)
    space = Space.of(request.family, request.settings)
    asked = Asked(space, plan.finished, plan.number, request.settings.seed)
    settings = replace(applied(request.settings, asked.found), time_limit_s=None)
    watch = _Watch(asked, plan, on_progress)
    try:
        prepared = prepare(request.dataset, settings, _FOLDS, watch.on_progress)
        mdape = _validate(replace(request, settings=settings), prepared, watch)
    except _Behind:
        mdape = None
    except Diverged:
        if plan.number == 0:
            raise
        mdape = None
    return Trial(
        number=plan.number,
        state="pruned" if mdape is None else "complete",
        found=asked.found,
        score=watch.score,
        mdape=mdape,
        steps=tuple(watch.steps),
        seconds=time.monotonic() - started,
    )


def origins(prepared: Prepared, count: int = ORIGINS) -> list[tuple[Ints, Ints]]:
    """Fit and validation sales as positions among the training sales.

    Rolling origins where the split is by time; else folds at random, as the test is.
    """
    if prepared.split.kind != "time":
        return list(prepared.folds[:count])
    pairs = rolling_origins(prepared.dataset, prepared.split, count)
    return [
        (np.searchsorted(prepared.rows, fit), np.searchsorted(prepared.rows, validation))
        for fit, validation in pairs
    ]


def _validate(request: TrainRequest, prepared: Prepared, watch: _Watch) -> float:
    """Median absolute error over the validation sales of all origins, percent.

    Only the recipe with the sales around each home is fitted: it decides most of a value.
    """
    family = load_family(request.family)
    form = family.spec.input_form
    errors: list[Floats] = []
    pairs = origins(prepared)
    watch.origins = len(pairs)
    for number, (fit_rows, validation_rows) in enumerate(pairs):
        model = family().fit(
            prepared.matrix(form, fit_rows),
            prepared.matrix(form, validation_rows),
            watch.limited(replace(fit_settings(request.settings, number), threads=request.threads)),
            watch.on_epoch,
        )
        watch.close_origin()
        value = prepared.target.money(model.predict(prepared.form(form)[validation_rows]))
        price = prepared.prices(prepared.rows[validation_rows])
        errors.append(np.abs(value / price - 1))
    return float(100 * np.median(np.concatenate(errors)))


class _Watch:
    """Turns epochs into steps and progress, and ends a trial that falls behind."""

    def __init__(self, asked: Asked, plan: Plan, on_progress: OnProgress) -> None:
        self._asked = asked
        self._plan = plan
        self._preparing = within(on_progress, 0.0, _PREPARING)
        self._validating = within(on_progress, _PREPARING, 1.0)
        self._done: list[float] = []
        self._best = float("inf")
        self.origins = ORIGINS
        self.steps: list[float] = []

    @property
    def score(self) -> float | None:
        """Mean over the origins of the best epoch of each, as far as they have come."""
        bests: Sequence[float] = [*self._done, self._best]
        seen = [best for best in bests if np.isfinite(best)]
        return float(np.mean(seen)) if seen else None

    def on_progress(self, progress: Progress) -> None:
        """Pass on how far the features are."""
        self._preparing(progress)
        self._check_time()

    def limited(self, told: FitSettings) -> FitSettings:
        """The first trial keeps its best when the time is over: there must be one to go by."""
        left = self._plan.left_s(time.time())
        if left is None or self._plan.number > 0:
            return told
        share = left / (self.origins - len(self._done))
        return replace(told, deadline_s=max(share, _LEAST_FIT_S))

    def on_epoch(self, epoch: EpochReport) -> None:
        """Take one epoch's score."""
        self._best = min(self._best, epoch.validation_loss)
        self._tell(epoch)
        self._check_time()
        reached = len(self._done) * STEPS + int(STEPS * epoch.epoch / epoch.epochs)
        self._step(min(reached, (len(self._done) + 1) * STEPS))

    def close_origin(self) -> None:
        """Stopping early leaves the score as it is for the steps that are left."""
        self._step((len(self._done) + 1) * STEPS)
        self._done.append(self._best)
        self._best = float("inf")

    def _step(self, reached: int) -> None:
        score = self.score
        while score is not None and len(self.steps) < reached:
            self.steps.append(score)
            self._asked.report(score)
            if self._plan.number > 0 and self._asked.is_behind():
                raise _Behind

    def _check_time(self) -> None:
        left = self._plan.left_s(time.time())
        if self._plan.number > 0 and left is not None and left <= 0:
            raise _Behind

    def _tell(self, epoch: EpochReport) -> None:
        done, score = len(self._done), self.score
        self._validating(
            Progress(
                "training",
                (done + epoch.epoch / epoch.epochs) / self.origins,
                current=done * epoch.epochs + epoch.epoch,
                total=self.origins * epoch.epochs,
                message=(
                    f"Trial {self._plan.number + 1}, validation {done + 1} of {self.origins}: "
                    f"epoch {epoch.epoch}, validation error {score or epoch.validation_loss:.4f}"
                ),
                curve={} if score is None else {"validation_loss": score},
            )
        )
