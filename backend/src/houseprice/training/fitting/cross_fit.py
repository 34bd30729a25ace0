"""Models of a family: one per fold and recipe to judge by, then some of all sales to value with."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Self

import numpy as np
from numpy.typing import NDArray

from houseprice.models.contract import EpochReport, FitSettings, OnEpoch, Regressor
from houseprice.progress import OnProgress, Progress, within
from houseprice.training.fitting.out_of_fold import Later, OutOfFold
from houseprice.training.fitting.time_budget import Clock
from houseprice.training.prepare import Prepared
from houseprice.training.spec import TrainSettings

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]


@dataclass(frozen=True)
class Bag:
    """Models of one family; the mean of a recipe's is its value.

    Parameters
    ----------
    models : tuple of tuple of Regressor
        For each recipe, in the order of ``out_of_fold.names``: models of all sales, or one a fold
        where there was no time for those, or the recipe does not count.
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
    refits : int
        Models of all sales, of each recipe.
    """

    threads: int
    checkpoint_dir: Path | None
    started: float
    ready: float
    recipes: tuple[str, ...]
    refits: int = 0


def fit_bag(
    family: type[Regressor],
    prepared: Prepared,
    settings: TrainSettings,
    effort: Effort,
    on_progress: OnProgress,
    *,
    later: Later | None = None,
) -> Bag:
    """Fit one model per fold and recipe, then some of all sales; what fits into a time limit.

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
    columns, models = _fit_folds(fits, on_progress)
    known = np.isfinite(columns.sum(axis=1))
    columns[~known] = _means(models, fits.x[~known])
    out_of_time = fits.late or not known.all()
    told = OutOfFold.weighed(recipes, columns, known, prepared.y, later)
    counted = [recipe for recipe, weight in zip(recipes, told.weights, strict=True) if weight > 0]
    refitted = {} if out_of_time else _refit(fits, counted, on_progress)
    first = fits.curves[0]
    return Bag(
        tuple(refitted.get(recipe, same) for recipe, same in zip(recipes, models, strict=True)),
        told,
        *(first.best_epoch, first.epochs_run, first.stopped_early),
        out_of_time=out_of_time,
    )


def _fit_folds(
    fits: _Fits, on_progress: OnProgress
) -> tuple[Floats, tuple[tuple[Regressor, ...], ...]]:
    """Predictions out of fold, NaN where no time was left, and each recipe's fold models."""
    prepared, recipes = fits.prepared, fits.effort.recipes
    columns = np.full((prepared.rows.size, len(recipes)), np.nan)
    models: list[list[Regressor]] = [[] for _ in recipes]
    total = (len(prepared.folds) + fits.effort.refits) * len(recipes)
    for number, (_, validation) in enumerate(prepared.folds):
        if not fits.clock.has_time():
            break
        for place, recipe in enumerate(recipes):
            turn = _Turn.of(number * len(recipes) + place, total)
            model = fits.fit(number, recipe, turn, turn.part(on_progress))
            columns[validation, place] = model.predict(fits.x[validation])
            models[place].append(model)
    return columns, tuple(tuple(same) for same in models)


def _refit(
    fits: _Fits, recipes: Sequence[str], on_progress: OnProgress
) -> dict[str, tuple[Regressor, ...]]:
    """Models of all sales for each of the recipes; none where they do not all fit into the time."""
    folds, refits = len(fits.prepared.folds), fits.effort.refits
    if refits == 0 or not fits.clock.has_time(refits * folds / (folds - 1)):
        return {}
    done = folds * len(fits.effort.recipes)
    total = done + refits * len(recipes)
    models: dict[str, list[Regressor]] = {recipe: [] for recipe in recipes}
    for number in range(refits):
        for place, recipe in enumerate(recipes):
            turn = _Turn.of(done + number * len(recipes) + place, total, held_out=False)
            models[recipe].append(fits.fit(folds + number, recipe, turn, turn.part(on_progress)))
            if fits.late:  # an unfinished one would value worse than those of the folds
                return {}
    return {recipe: tuple(same) for recipe, same in models.items()}


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
    """Which fit of how many; the first one is number 0, and its learning curve is shown.

    Without sales ``held_out`` there is no validation error to tell.
    """

    number: int
    total: int
    label: str
    held_out: bool = True

    @classmethod
    def of(cls, number: int, total: int, *, held_out: bool = True) -> Self:
        return cls(number, total, f"Training model {number + 1} of {total}", held_out)

    def part(self, on_progress: OnProgress) -> OnProgress:
        """Where this fit is in the whole."""
        return within(on_progress, self.number / self.total, (self.number + 1) / self.total)


class _Fits:
    """Fits of one family to folds of the same sales, then to all of them."""

    def __init__(
        self,
        family: type[Regressor],
        prepared: Prepared,
        settings: TrainSettings,
        effort: Effort,
        clock: Clock,
    ) -> None:
        self._family, self._settings = family, settings
        self.prepared, self.effort, self.clock = prepared, effort, clock
        self.x = prepared.form(family.spec.input_form)
        self.curves: list[_Curve] = []
        self._by_recipe: dict[str, list[_Curve]] = {}
        self.late = False

    def fit(self, number: int, recipe: str, turn: _Turn, on_progress: OnProgress) -> Regressor:
        """One model of a fold's fit rows, stopped early on its validation rows.

        Numbers beyond the folds are models of all sales: as many epochs as the folds' needed.
        """
        form, last_epoch = self._family.spec.input_form, self._last_epoch(number, recipe)
        fit_rows, validation_rows = self._rows(number)
        told = replace(
            fit_settings(self._settings, number),
            recipe=recipe,
            threads=self.effort.threads,
            deadline_s=self.clock.deadline_s(),
            last_epoch=last_epoch,
        )
        began = time.monotonic()
        curve = _Curve(turn, last_epoch or self._usual(recipe), on_progress)
        model = self._family().fit(
            self.prepared.matrix(form, fit_rows),
            self.prepared.matrix(form, validation_rows),
            told,
            curve.on_epoch,
            _checkpoints(self.effort.checkpoint_dir, number, recipe),
        )
        self.clock.fitted()
        cut = told.deadline_s is not None and time.monotonic() - began >= told.deadline_s
        self.late, curve.cut = self.late or cut, cut
        self.curves.append(curve)
        self._by_recipe.setdefault(recipe, []).append(curve)
        return model

    def _rows(self, number: int) -> tuple[Ints, Ints]:
        folds = self.prepared.folds
        if number < len(folds):
            return folds[number]
        return np.arange(self.prepared.rows.size), folds[0][1]

    def _last_epoch(self, number: int, recipe: str) -> int | None:
        if number < len(self.prepared.folds):
            return None
        return round(float(np.median([one.best_epoch for one in self._by_recipe[recipe]])))

    def _usual(self, recipe: str) -> float | None:
        """Epochs that fits of this recipe took so far; None before the first one."""
        known = self._by_recipe.get(recipe)
        return float(np.mean([curve.epochs_run for curve in known])) if known else None


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
        text = f"{self._turn.label}: epoch {epoch.epoch} of at most {epoch.epochs}"
        if not self._turn.held_out:
            return f"{text}, of all sales"
        return f"{text}, validation error {epoch.validation_loss:.4f}"

    def _points(self, epoch: EpochReport) -> dict[str, float]:
        # Later fits start anew: their scores would draw saw teeth into one curve.
        if self._turn.number > 0:
            return {}
        return {"train_loss": epoch.train_loss, "validation_loss": epoch.validation_loss}


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


def _checkpoints(folder: Path | None, number: int, recipe: str) -> Path | None:
    if folder is None:
        return None
    own = folder / f"{recipe}-{number + 1}"
    own.mkdir(parents=True, exist_ok=True)
    return own
