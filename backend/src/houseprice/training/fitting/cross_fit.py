"""Cross-fit a family: models of folds judge its recipes, then models of all sales value homes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from houseprice.models.contract import Regressor
from houseprice.models.ridge_part import LINEAR, RidgePart
from houseprice.training import work_steps as steps
from houseprice.training.fitting.family_fits import FamilyFits, FitResources
from houseprice.training.fitting.fit_reports import Turn
from houseprice.training.fitting.out_of_fold import LaterPredictions, OutOfFold
from houseprice.training.prepare import Prepared
from houseprice.training.spec import TrainSettings
from houseprice.training.work_plan import WorkPlan

Floats = NDArray[np.float64]


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
    fits = FamilyFits(family, prepared, settings, resources, work=work)
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


def _left_out(fits: FamilyFits, folds: int, *, cut: bool, refitted: bool) -> Iterator[str]:
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
    fits: FamilyFits, later: LaterPredictions | None
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


def _fit_fold(fits: FamilyFits, number: int) -> list[Regressor] | None:
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


def _plan_likely_refits(fits: FamilyFits, columns: Floats, later: LaterPredictions | None) -> None:
    """Tell the plan how long the models of all sales will take, judged by the folds so far."""
    recipes, held_out = fits.resources.recipes, np.isfinite(columns.sum(axis=1))
    likely = OutOfFold.weighed(recipes, columns, held_out, fits.prepared.y, later).weights
    counted = [recipe for recipe, weight in zip(recipes, likely, strict=True) if weight > 0]
    _plan_refits(fits, counted)


def _plan_refits(fits: FamilyFits, counted: Sequence[str]) -> None:
    for recipe in fits.resources.recipes:
        times = fits.refit_times(recipe) if recipe in counted else 0.0
        for number in range(fits.resources.refits + fits.resources.spares):
            name, like = steps.refit_name(number, recipe), steps.fold_name(0, recipe)
            fits.work.resize(name, like, times)


def _refit(fits: FamilyFits, recipes: Sequence[str]) -> dict[str, tuple[Regressor, ...]] | None:
    """Models of all sales for each of the recipes; None if there is no time for all of them.

    Where time is left after those that were planned, there are more of them.
    """
    resources, work = fits.resources, fits.work
    _plan_refits(fits, recipes)
    planned = [_refit_names(number, recipes) for number in range(resources.refits)]
    if not planned or not resources.budget.fits(chain.from_iterable(planned)):
        return None
    unneeded = [recipe for recipe in resources.recipes if recipe not in recipes]
    for number in range(resources.refits + resources.spares):
        work.leave_out(_refit_names(number, unneeded))
    rounds = []
    _plan_export(fits, recipes, resources.refits)
    for number in range(resources.refits):
        models = _refit_round(fits, recipes, number, planned[number + 1 :])
        if models is None:  # an unfinished model would value worse than those of the folds
            return None
        rounds.append(models)
    rounds += _spare_rounds(fits, recipes)
    return dict(zip(recipes, zip(*rounds, strict=True), strict=True))


def _spare_rounds(fits: FamilyFits, recipes: Sequence[str]) -> Iterator[list[Regressor]]:
    """Further models of all sales, one of each recipe at a time, while there is time for that."""
    refits = fits.resources.refits
    for number in range(refits, refits + fits.resources.spares):
        models = _spare_round(fits, recipes, number)
        if models is None:
            _plan_export(fits, recipes, number)
            return
        yield models


def _spare_round(fits: FamilyFits, recipes: Sequence[str], number: int) -> list[Regressor] | None:
    _plan_export(fits, recipes, number + 1)
    is_time = fits.resources.budget.has_spare_time(_refit_names(number, recipes))
    return _refit_round(fits, recipes, number, []) if is_time else None


def _refit_round(
    fits: FamilyFits, recipes: Sequence[str], number: int, later: Sequence[Sequence[str]]
) -> list[Regressor] | None:
    """A model of all sales for each of the recipes; None if one had no time to finish."""
    folds, count = len(fits.prepared.folds), max(fits.resources.refits, number + 1)
    names, models = _refit_names(number, recipes), list[Regressor]()
    for place, (recipe, name) in enumerate(zip(recipes, names, strict=True)):
        turn = Turn("refit", number * len(recipes) + place + 1, count * len(recipes))
        others = [*names[place + 1 :], *chain.from_iterable(later)]
        models.append(fits.fit(folds + number, recipe, turn, name, others))
        if fits.late:
            return None
    return models


def _refit_names(number: int, recipes: Sequence[str]) -> list[str]:
    return [steps.refit_name(number, recipe) for recipe in recipes]


def _plan_export(fits: FamilyFits, recipes: Sequence[str], refits: int) -> None:
    """Tell the plan how many networks there are to export."""
    planned = fits.resources.refits * len(fits.resources.recipes)
    fits.work.resize(steps.EXPORT, steps.EXPORT, refits * len(recipes) / planned)


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
    recipes = resources.recipes
    fits = FamilyFits(family, prepared, settings, resources, work=work)
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
