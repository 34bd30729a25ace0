"""Models of a family, one per fold and recipe: their mean is the value."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from houseprice.models.contract import EpochReport, FitSettings, OnEpoch, Regressor
from houseprice.progress import OnProgress, Progress, within
from houseprice.training.clock import Clock
from houseprice.training.held_out import Later, OutOfFold
from houseprice.training.prepare import Prepared
from houseprice.training.spec import TrainSettings

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Bag:
    """Fold models of one family.

    Parameters
    ----------
    models : tuple of tuple of Regressor
        For each recipe, in the order of ``out_of_fold.names``, one model a fold.
    out_of_fold : OutOfFold
        A column for each recipe.
    best_epoch, epochs_run : int
        Of the first fit, whose learning curve is the one reported.
    stopped_early : bool
        The first fit ended because its validation score no longer improved.
    out_of_time : bool
        The time limit left folds out or ended a fit early.
    """

    models: tuple[tuple[Regressor, ...], ...]
    out_of_fold: OutOfFold
    best_epoch: int
    epochs_run: int
    stopped_early: bool
    out_of_time: bool

    def predict(self, x: Floats) -> Floats:
        """Weighted mean of the models' standardised predictions, shape (n_homes,)."""
        means = _means(self.models, x)
        return np.asarray(means @ self.out_of_fold.weights)


@dataclass(frozen=True)
class Effort:
    """What a fit may use: threads, where to keep checkpoints, and until when.

    Parameters
    ----------
    threads : int
    checkpoint_dir : Path or None
    started, ready : float
        ``time.monotonic()`` at the start of the training, and when its features were made.
    recipes : tuple of str
        Names in `models.recipes`.
    """

    threads: int
    checkpoint_dir: Path | None
    started: float
    ready: float
    recipes: tuple[str, ...]


def fit_bag(
    family: type[Regressor],
    prepared: Prepared,
    settings: TrainSettings,
    effort: Effort,
    on_progress: OnProgress,
    *,
    later: Later | None = None,
) -> Bag:
    """Fit one model per fold and recipe; with a time limit, as many folds as fit into it.

    Parameters
    ----------
    family : type of Regressor
    prepared : Prepared
    settings : TrainSettings
    effort : Effort
    on_progress : OnProgress
        Called after every epoch with fractions 0..1 over all fits; the scores of the first
        one come with it as the learning curve. Raises `JobCancelled` to stop.
    later : Later or None
        See `OutOfFold.weighed`.

    Raises
    ------
    Diverged
        If a loss is not finite.
    """
    recipes = effort.recipes
    clock = Clock(settings.time_limit_s, effort.started, effort.ready, len(recipes))
    fits = _Fits(family, prepared, settings, effort, clock)
    columns = np.full((prepared.rows.size, len(recipes)), np.nan)
    models: list[list[Regressor]] = [[] for _ in recipes]
    total = len(prepared.folds) * len(recipes)
    for number, (_, validation) in enumerate(prepared.folds):
        if not clock.has_time():
            break
        for place, recipe in enumerate(recipes):
            turn = number * len(recipes) + place
            label = f"Training model {turn + 1} of {total}"
            part = within(on_progress, turn / total, (turn + 1) / total)
            model = fits.fit(number, recipe, _Turn(turn, total, label), part)
            columns[validation, place] = model.predict(fits.x[validation])
            models[place].append(model)
    known = np.isfinite(columns).all(axis=1)
    columns[~known] = _means(models, fits.x[~known])
    first = fits.curves[0]
    return Bag(
        tuple(tuple(same) for same in models),
        OutOfFold.weighed(recipes, columns, known, prepared.y, later),
        *(first.best_epoch, first.epochs_run, first.stopped_early),
        out_of_time=not known.all() or fits.late,
    )


def fit_one(
    family: type[Regressor],
    prepared: Prepared,
    settings: TrainSettings,
    effort: Effort,
    on_progress: OnProgress,
) -> tuple[Regressor, ...] | None:
    """Fit the first fold's model of each recipe only; arguments and errors as in `fit_bag`.

    Returns
    -------
    tuple of Regressor or None
        None if the time limit cut a fit short: an unfinished model says nothing of the market.
    """
    count = len(effort.recipes)
    clock = Clock(settings.time_limit_s, effort.started, effort.ready, count)
    fits = _Fits(family, prepared, settings, replace(effort, checkpoint_dir=None), clock)
    turns = [_Turn(place + 1, count + 1, "Rehearsing on later sales") for place in range(count)]
    models = tuple(
        fits.fit(0, recipe, turn, within(on_progress, place / count, (place + 1) / count))
        for place, (recipe, turn) in enumerate(zip(effort.recipes, turns, strict=True))
    )
    return None if fits.late else models


@dataclass(frozen=True)
class _Turn:
    """Which fit of how many; the first one is number 0, and its learning curve is shown."""

    number: int
    total: int
    label: str


class _Fits:
    """Fits of one family to folds of the same sales."""

    def __init__(
        self,
        family: type[Regressor],
        prepared: Prepared,
        settings: TrainSettings,
        effort: Effort,
        clock: Clock,
    ) -> None:
        self._family, self._prepared, self._effort = family, prepared, effort
        self._settings, self._clock = settings, clock
        self.x = prepared.form(family.spec.input_form)
        self.curves: list[_Curve] = []
        self.late = False

    def fit(self, fold: int, recipe: str, turn: _Turn, on_progress: OnProgress) -> Regressor:
        """One model of the fold's fit rows, stopped early on its validation rows."""
        form, prepared = self._family.spec.input_form, self._prepared
        fit_rows, validation_rows = prepared.folds[fold]
        told = replace(
            fit_settings(self._settings, fold),
            recipe=recipe,
            threads=self._effort.threads,
            deadline_s=self._clock.deadline_s(),
        )
        began = time.monotonic()
        curve = _Curve(turn, _usual(self.curves), on_progress)
        model = self._family().fit(
            prepared.matrix(form, fit_rows),
            prepared.matrix(form, validation_rows),
            told,
            curve.on_epoch,
            _checkpoints(self._effort.checkpoint_dir, fold, recipe),
        )
        self._clock.fitted()
        cut = told.deadline_s is not None and time.monotonic() - began >= told.deadline_s
        self.late, curve.cut = self.late or cut, cut
        self.curves.append(curve)
        return model


def _means(models: Sequence[Sequence[Regressor]], x: Floats) -> Floats:
    """Mean prediction of each recipe's models, shape (n_homes, n_recipes)."""
    if len(x) == 0:
        return np.zeros((0, len(models)))
    means = [np.mean([model.predict(x) for model in same], axis=0) for same in models]
    return np.column_stack(means)


class _Curve:
    """Turns the epochs of one fit into progress of the whole."""

    def __init__(self, turn: _Turn, usual: float | None, on_progress: OnProgress) -> None:
        self._turn = turn
        self._usual = usual
        self._report = on_progress
        self._best = float("inf")
        self.best_epoch = 0
        self.epochs_run = 0
        self.epochs = 0
        #: Whether the time limit ended the fit.
        self.cut = False

    @property
    def stopped_early(self) -> bool:
        return self.epochs_run < self.epochs and not self.cut

    @property
    def on_epoch(self) -> OnEpoch:
        return self._on_epoch

    def _on_epoch(self, epoch: EpochReport) -> None:
        self.epochs_run, self.epochs = epoch.epoch, epoch.epochs
        if epoch.validation_loss < self._best:
            self._best, self.best_epoch = epoch.validation_loss, epoch.epoch
        self._report(
            Progress(
                "training",
                self._share(epoch),
                current=self._turn.number * epoch.epochs + epoch.epoch,
                total=self._turn.total * epoch.epochs,
                message=self._message(epoch),
                curve=self._points(epoch),
            )
        )

    def _share(self, epoch: EpochReport) -> float:
        """Share of this fit; from the second on, the earlier ones tell how long it takes."""
        if self._usual is None:
            return epoch.epoch / epoch.epochs
        return min(epoch.epoch / min(self._usual, epoch.epochs), 0.99)

    def _message(self, epoch: EpochReport) -> str:
        return (
            f"{self._turn.label}: epoch {epoch.epoch} of at most {epoch.epochs}, "
            f"validation error {epoch.validation_loss:.4f}"
        )

    def _points(self, epoch: EpochReport) -> dict[str, float]:
        # Later fits start anew: their scores would draw saw teeth into one curve.
        if self._turn.number > 0:
            return {}
        return {"train_loss": epoch.train_loss, "validation_loss": epoch.validation_loss}


def _usual(curves: list[_Curve]) -> float | None:
    return float(np.mean([curve.epochs_run for curve in curves])) if curves else None


def fit_settings(settings: TrainSettings, fold: int) -> FitSettings:
    """What the models of a fold are told; recipe, threads and deadline are left as they are."""
    return FitSettings(
        epochs=settings.epochs,
        learning_rate=settings.learning_rate,
        hidden_sizes=settings.hidden_sizes,
        batch_size=settings.batch_size,
        patience=settings.patience,
        seed=(settings.seed + 7919 * fold) % 2**31,
        params=settings.params,
    )


def _checkpoints(folder: Path | None, fold: int, recipe: str) -> Path | None:
    if folder is None:
        return None
    own = folder / f"{recipe}-{fold + 1}"
    own.mkdir(parents=True, exist_ok=True)
    return own
