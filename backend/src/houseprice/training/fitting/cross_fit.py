"""Cross-fit a family: models of folds judge its recipes, then models of all sales value homes."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from houseprice.models.contract import FitSettings, Regressor
from houseprice.models.ridge_part import LINEAR, RidgePart
from houseprice.progress import OnProgress
from houseprice.training import work_steps as steps
from houseprice.training.fitting.fit_reports import Curve, Turn
from houseprice.training.fitting.out_of_fold import LaterPredictions, OutOfFold
from houseprice.training.fitting.time_budget import TimeBudget
from houseprice.training.prepare import Prepared
from houseprice.training.spec import TrainSettings
from houseprice.training.work_plan import WorkPlan

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]


@dataclass(frozen=True)
class CrossFit:
    """Models of one family; the value of a recipe is the mean of its models.

    Parameters
    ----------
    models : tuple of tuple of Regressor or RidgePart
        The models of each recipe, in the order of ``out_of_fold.names``. They learned from all
        sales, or each from the sales of a fold where time was short or the recipe has no weight.
        The last is the linear part, which always learned from all sales.
    out_of_fold : OutOfFold
        Has a column for each recipe.
    best_epoch, epochs_run : int
        Epochs of the first fit, whose learning curve is shown.
    stopped_early : bool
        The first fit ended because its validation score no longer improved.
    left_out : tuple of str
        What the time limit left out or cut short, as sentences.
    """

    models: tuple[tuple[Regressor | RidgePart, ...], ...]
    out_of_fold: OutOfFold
    best_epoch: int
    epochs_run: int
    stopped_early: bool
    left_out: tuple[str, ...] = ()

    def predict(self, raw: Floats, normal: Floats) -> Floats:
        """Weighted mean of the models' standardised predictions, shape (n_homes,).

        Parameters
        ----------
        raw, normal : ndarray of shape (n_homes, n_features)
            Both forms of the features.
        """
        means = _means(self.models, {"raw": raw, "normal": normal})
        return np.asarray(means @ self.out_of_fold.weights)


@dataclass(frozen=True)
class FitResources:
    """What the fits of a training may use.

    Parameters
    ----------
    threads : int
    checkpoint_dir : Path or None
    budget : TimeBudget
        It reads the same plan as the fits.
    recipes : tuple of str
        Names in `models.recipes`.
    refits : int
        Number of models that each recipe fits to all sales.
    """

    threads: int
    checkpoint_dir: Path | None
    budget: TimeBudget
    recipes: tuple[str, ...]
    refits: int = 0


def cross_fit(
    family: type[Regressor],
    prepared: Prepared,
    settings: TrainSettings,
    resources: FitResources,
    work: WorkPlan,
    *,
    later: LaterPredictions | None = None,
) -> CrossFit:
    """Fit one model per fold and recipe, then models of all sales, as far as time allows.

    Parameters
    ----------
    family : type of Regressor
    prepared : Prepared
    settings : TrainSettings
    resources : FitResources
    work : WorkPlan
        Has a step for each fit, see `training.work_steps`, and takes a report after every epoch.
        Reports of the first fit carry the learning curve. It raises `JobCancelled` to stop.
    later : LaterPredictions or None
        See `OutOfFold.weighed`.

    Raises
    ------
    Diverged
        If a loss is not finite.
    """
    recipes = resources.recipes
    fits = _Fits(family, prepared, settings, resources, work=work)
    work.limit = resources.budget.left_s
    columns, models = _fit_folds(fits, None if later is None else later.of(len(recipes)))
    held_out = np.isfinite(columns.sum(axis=1))
    forms = {"raw": prepared.raw[~held_out], "normal": prepared.normal[~held_out]}
    columns[~held_out] = _means(models, forms)
    names, columns = (*recipes, LINEAR), np.column_stack([columns, _straight_lines(prepared)])
    out_of_fold = OutOfFold.weighed(names, columns, held_out, prepared.y, later)
    counted = [
        recipe for recipe, weight in zip(recipes, out_of_fold.weights, strict=False) if weight > 0
    ]
    cut = fits.late
    refitted = _refit(fits, counted) if held_out.all() and not cut else None
    first = fits.curves[0]
    everything = np.arange(prepared.rows.size)
    return CrossFit(
        (
            *(
                (refitted or {}).get(recipe, same)
                for recipe, same in zip(recipes, models, strict=True)
            ),
            (RidgePart().fit(prepared.matrix("normal", everything)),),
        ),
        out_of_fold,
        *(first.best_epoch, first.epochs_run, first.stopped_early),
        left_out=tuple(_left_out(fits, len(models[0]), cut=cut, refitted=refitted is not None)),
    )


def _left_out(fits: _Fits, folds: int, *, cut: bool, refitted: bool) -> Iterator[str]:
    """What there was no time for, as sentences."""
    planned = len(fits.prepared.folds)
    if cut and folds == 1:
        yield "The first fits were cut short."
    if folds < planned:
        yield (
            f"{planned - folds} of {planned} folds were left out, so fewer sales tell the weights "
            "and the ranges."
        )
    if fits.resources.refits and not refitted:
        yield "Models of all sales were left out; those of the folds value homes."


def _straight_lines(prepared: Prepared) -> Floats:
    """Out-of-fold predictions of the linear part, shape (n_sales,)."""
    out = np.empty(prepared.rows.size)
    for fit_rows, validation in prepared.folds:
        part = RidgePart().fit(prepared.matrix("normal", fit_rows))
        out[validation] = part.predict(prepared.normal[validation])
    return out


def _fit_folds(
    fits: _Fits, later: LaterPredictions | None
) -> tuple[Floats, tuple[tuple[Regressor, ...], ...]]:
    """Out-of-fold predictions, NaN where no time was left, and the fold models of each recipe."""
    prepared, recipes = fits.prepared, fits.resources.recipes
    columns = np.full((prepared.rows.size, len(recipes)), np.nan)
    folds: list[list[Regressor]] = []
    for number, (_, validation) in enumerate(prepared.folds):
        models = _fit_fold(fits, number)
        if models is None:
            break
        folds.append(models)
        predictions = [model.predict(fits.x[validation]) for model in models]
        columns[validation] = np.column_stack(predictions)
        fits.plan_folds()
        _plan_likely_refits(fits, columns, later)
    return columns, tuple(zip(*folds, strict=True))


def _fit_fold(fits: _Fits, number: int) -> list[Regressor] | None:
    """Models of all recipes; None if there is no time for a fold beyond the first."""
    recipes, folds = fits.resources.recipes, len(fits.prepared.folds)
    names = [steps.fold_name(number, recipe) for recipe in recipes]
    if number > 0 and not fits.resources.budget.fits(names):
        return None
    models = []
    for place, (recipe, name) in enumerate(zip(recipes, names, strict=True)):
        turn = Turn("fold", number * len(recipes) + place + 1, folds * len(recipes))
        models.append(fits.fit(number, recipe, turn, name, names[place + 1 :]))
        if fits.late and number > 0:  # whole folds alone say how wrong a whole fit is
            return None
    return models


def _plan_likely_refits(fits: _Fits, columns: Floats, later: LaterPredictions | None) -> None:
    """Tell the plan how long the models of all sales will take, judged by the folds so far."""
    recipes, held_out = fits.resources.recipes, np.isfinite(columns.sum(axis=1))
    likely = OutOfFold.weighed(recipes, columns, held_out, fits.prepared.y, later).weights
    counted = [recipe for recipe, weight in zip(recipes, likely, strict=True) if weight > 0]
    _plan_refits(fits, counted)


def _plan_refits(fits: _Fits, counted: Sequence[str]) -> None:
    for recipe in fits.resources.recipes:
        times = fits.refit_times(recipe) if recipe in counted else 0.0
        for number in range(fits.resources.refits):
            name, like = steps.refit_name(number, recipe), steps.fold_name(0, recipe)
            fits.work.resize(name, like, times)


def _refit(fits: _Fits, recipes: Sequence[str]) -> dict[str, tuple[Regressor, ...]] | None:
    """Models of all sales for each of the recipes; None if there is no time for all of them."""
    folds, refits = len(fits.prepared.folds), fits.resources.refits
    _plan_refits(fits, recipes)
    names = [steps.refit_name(number, recipe) for number in range(refits) for recipe in recipes]
    if refits == 0 or not fits.resources.budget.fits(names):
        return None
    unneeded = [recipe for recipe in fits.resources.recipes if recipe not in recipes]
    fits.work.leave_out(steps.refit_name(n, recipe) for n in range(refits) for recipe in unneeded)
    fits.work.resize(steps.EXPORT, steps.EXPORT, len(recipes) / len(fits.resources.recipes))
    models: dict[str, list[Regressor]] = {recipe: [] for recipe in recipes}
    for place, name in enumerate(names):
        number, recipe = place // len(recipes), recipes[place % len(recipes)]
        turn = Turn("refit", place + 1, len(names))
        models[recipe].append(fits.fit(folds + number, recipe, turn, name, names[place + 1 :]))
        if fits.late:  # an unfinished model would value worse than those of the folds
            return None
    return {recipe: tuple(same) for recipe, same in models.items()}


def fit_one(
    family: type[Regressor],
    prepared: Prepared,
    settings: TrainSettings,
    resources: FitResources,
    work: WorkPlan,
) -> tuple[Regressor, ...] | None:
    """Fit only the first fold's model of each recipe; arguments and errors are as in `cross_fit`.

    Returns
    -------
    tuple of Regressor or None
        None if the time limit leaves no time for these fits and a fold, or cut one short: the
        errors of an unfinished model say nothing about the market.
    """
    recipes, resources = resources.recipes, replace(resources, checkpoint_dir=None)
    fits = _Fits(family, prepared, settings, resources, work=work)
    names = [steps.rehearsal_name(recipe) for recipe in recipes]
    fold = [steps.fold_name(0, recipe) for recipe in recipes]
    if not resources.budget.fits([*names, *fold]):
        return None
    models = []
    for place, (recipe, name) in enumerate(zip(recipes, names, strict=True)):
        turn = Turn("rehearsal", place + 1, len(recipes))
        models.append(fits.fit(0, recipe, turn, name, [*names[place + 1 :], *fold]))
        if fits.late:
            return None
    return tuple(models)


class _Fits:
    """Fits of one family to folds of the same sales, then to all of them."""

    def __init__(
        self,
        family: type[Regressor],
        prepared: Prepared,
        settings: TrainSettings,
        resources: FitResources,
        *,
        work: WorkPlan,
    ) -> None:
        self._family, self._settings = family, settings
        self.prepared, self.resources = prepared, resources
        self.work = work
        self.x = prepared.form(family.spec.input_form)
        self.curves: list[Curve] = []
        self._by_recipe: dict[str, list[Curve]] = {}
        self.late = False

    def fit(
        self, number: int, recipe: str, turn: Turn, step: str, others: Sequence[str]
    ) -> Regressor:
        """Fit one model to the fit rows of a fold, as a step; its validation rows stop it early.

        Numbers beyond the folds are models of all sales, which take as many epochs as those of
        the folds needed. The time limit must leave time for the `others`.
        """
        form, last_epoch = self._family.spec.input_form, self._last_epoch(number, recipe)
        fit_rows, validation_rows = self._rows(number)
        settings = replace(
            fit_settings(self._settings, number),
            recipe=recipe,
            threads=self.resources.threads,
            deadline_s=self.resources.budget.deadline_s(step, others),
            last_epoch=last_epoch,
        )
        report, began = self.work.begin(step), time.monotonic()
        curve = self._curve(turn, recipe, last_epoch, step, report)
        model = self._family().fit(
            self.prepared.matrix(form, fit_rows),
            self.prepared.matrix(form, validation_rows),
            settings,
            curve.on_epoch,
            _checkpoints(self.resources.checkpoint_dir, number, recipe),
        )
        curve.over(time.monotonic() - began)
        cut = settings.deadline_s is not None and curve.was_cut(settings.deadline_s)
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
        return round(float(np.median([curve.best_epoch for curve in self._by_recipe[recipe]])))

    def _curve(
        self, turn: Turn, recipe: str, last_epoch: int | None, step: str, report: OnProgress
    ) -> Curve:
        if last_epoch is not None:
            return Curve(turn, last_epoch, report)
        usual = self._usual_epochs(recipe)

        def longer(epochs: float) -> None:
            self.work.stretch(step, epochs / self._planned_epochs(recipe))

        return Curve(turn, usual, report, longer)

    def _planned_epochs(self, recipe: str) -> float:
        """Epochs that a fit was expected to take before there was any."""
        usual, curves = self._family.spec.usual_epochs, self._by_recipe.get(recipe, [])
        return min([usual, *(curve.epochs for curve in curves[:1])])

    def _usual_epochs(self, recipe: str) -> float:
        """Epochs to expect of a fit; what was planned counts as much as one fit."""
        curves = self._by_recipe.get(recipe, [])
        epochs = [self._planned_epochs(recipe), *(curve.epochs_run for curve in curves)]
        return sum(epochs) / len(epochs)

    def plan_folds(self) -> None:
        """Tell the plan how many epochs the fits of the folds ahead will take."""
        for recipe in self.resources.recipes:
            times = self._usual_epochs(recipe) / self._planned_epochs(recipe)
            for number in range(len(self.prepared.folds)):
                self.work.stretch(steps.fold_name(number, recipe), times)

    def refit_times(self, recipe: str) -> float:
        """Time of a fit to all sales, whose last epoch is known, divided by that of a fold's.

        The fold's is one of the planned epochs.
        """
        curves, folds = self._by_recipe[recipe], len(self.prepared.folds)
        epoch_s = float(np.median([curve.epoch_s for curve in curves]))
        # The first fit also warms up its framework, so that its start says little.
        first_s = float(np.median([curve.start_s for curve in curves[1:]] or [epoch_s]))
        start_s, more_sales = max(first_s - epoch_s, 0.0), folds / (folds - 1)
        epochs = self._last_epoch(folds, recipe) or 1
        refit_s = start_s + more_sales * epochs * epoch_s
        return refit_s / (start_s + self._planned_epochs(recipe) * epoch_s)


def _means(
    models: Sequence[Sequence[Regressor | RidgePart]], forms: Mapping[str, Floats]
) -> Floats:
    """Mean prediction of each recipe's models, shape (n_homes, n_recipes)."""
    if len(forms["raw"]) == 0:
        return np.zeros((0, len(models)))
    means = [
        np.mean([model.predict(forms[model.spec.input_form]) for model in same], axis=0)
        for same in models
    ]
    return np.column_stack(means)


def fit_settings(settings: TrainSettings, fold: int) -> FitSettings:
    """Settings for the models of a fold; recipe, threads and deadline keep their defaults."""
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
