"""The fits of one family, one after the other, each as a step of the work plan."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from houseprice.models.contract import FitSettings, Regressor
from houseprice.progress import OnProgress
from houseprice.training import work_steps as steps
from houseprice.training.fitting.fit_reports import Curve, Turn
from houseprice.training.fitting.time_budget import TimeBudget
from houseprice.training.prepare import Prepared
from houseprice.training.spec import TrainSettings
from houseprice.training.work_plan import WorkPlan

Ints = NDArray[np.int64]


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


class FamilyFits:
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
