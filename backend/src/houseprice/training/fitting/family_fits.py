"""The fits of one family, one after the other, each as a step of the work plan."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from houseprice.models.checkpoints import CheckpointHooks
from houseprice.models.contract import EpochReport, FitSettings, OnEpoch, Regressor
from houseprice.progress import Progress, never
from houseprice.training import work_steps as steps
from houseprice.training.fitting.fit_reports import Curve, Turn
from houseprice.training.fitting.fit_store import FitStore, digest
from houseprice.training.fitting.time_budget import TimeBudget
from houseprice.training.prepare import Prepared
from houseprice.training.spec import TrainSettings
from houseprice.training.work_plan import WorkPlan

Ints = NDArray[np.int64]

#: Settings that decide the model of a fit; the time that it gets does not, if it is enough.
_DECIDING = ("epochs", "learning_rate", "batch_size", "patience", "seed", "recipe", "last_epoch")


@dataclass(frozen=True)
class FitResources:
    """What the fits of a training may use.

    Parameters
    ----------
    threads : int
    store : FitStore
        Has the finished fits of earlier attempts, and gets those of this one.
    budget : TimeBudget
        It reads the same plan as the fits.
    recipes : tuple of str
        Names in `models.recipes`.
    refits : int
        Number of models that each recipe fits to all sales.
    spares : int
        Number of further ones, as far as time is left.
    """

    threads: int
    store: FitStore
    budget: TimeBudget
    recipes: tuple[str, ...]
    refits: int = 0
    spares: int = 0


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
        settings = self._settings_of(number, recipe, step, others)
        key = self._key(number, settings)
        curve = self._curve(turn, recipe, settings.last_epoch, step)
        model = self._taken(step, key, curve)
        if model is None:
            model = self._fitted(number, settings, step, key, curve)
        self.curves.append(curve)
        self._by_recipe.setdefault(recipe, []).append(curve)
        return model

    def _fitted(
        self, number: int, settings: FitSettings, step: str, key: Mapping[str, Any], curve: Curve
    ) -> Regressor:
        """The model of a fit that is done now, from its newest checkpoint on if it has one."""
        self.work.begin(step)
        form, finish = self._family.spec.input_form, _Finish(settings.finish)
        checkpoints = self.resources.store.checkpoints(step, key, self._hooks(curve))
        report_resumption(self.resources.store, self.work)
        curve.begin()
        began = time.monotonic()
        model = self._family().fit(
            self.prepared.matrix(form, self._rows(number)[0]),
            self.prepared.matrix(form, self._rows(number)[1]),
            replace(settings, finish=finish),
            self._counting(curve),
            checkpoints,
        )
        curve.over(time.monotonic() - began)
        deadline_s = settings.deadline_s
        curve.cut = finish.ended or (deadline_s is not None and curve.was_cut(deadline_s))
        self.late = self.late or curve.cut
        if not curve.cut:
            self.resources.store.put(step, key, curve.state, model.save_native, self._notice)
        checkpoints.clear()
        return model

    def _taken(self, step: str, key: Mapping[str, Any], curve: Curve) -> Regressor | None:
        """The model of an earlier attempt, if it finished this fit."""
        stored = self.resources.store.take(step, key, self._notice)
        if stored is None:
            return None
        folder, facts = stored
        model = self._family.load_native(folder, self.resources.threads)
        curve.take(facts)
        self.work.was_done(step, curve.seconds)
        self.work.epochs_taken += curve.epochs_run
        self.resources.store.taken += 1
        return model

    def _settings_of(
        self, number: int, recipe: str, step: str, others: Sequence[str]
    ) -> FitSettings:
        budget = self.resources.budget
        return replace(
            fit_settings(self._settings, number),
            recipe=recipe,
            threads=self.resources.threads,
            deadline_s=budget.deadline_s(step, others),
            last_epoch=self._last_epoch(number, recipe),
            # A fit that begins after the request gets its least time instead.
            finish=never if budget.finish() else budget.finish,
        )

    def _key(self, number: int, settings: FitSettings) -> dict[str, Any]:
        """What decides the model of a fit, besides what all fits of the training share."""
        if self.resources.store.folder is None:
            return {}
        plain = {name: getattr(settings, name) for name in _DECIDING}
        plain["hidden_sizes"] = list(settings.hidden_sizes or ())
        plain["params"] = dict(settings.params)
        return {"fit": plain, "features": self._digest, "rows": digest(*self._rows(number))}

    @cached_property
    def _digest(self) -> str:
        return digest(self.x, self.prepared.y)

    def _hooks(self, curve: Curve) -> CheckpointHooks:
        def resume(facts: Mapping[str, Any]) -> None:
            self.work.go_on(curve.resume(facts))
            self.work.epochs_taken += curve.epochs_run
            report_resumption(self.resources.store, self.work, curve.epochs_run)

        return CheckpointHooks(lambda: curve.state, resume, self._notice)

    def _counting(self, curve: Curve) -> OnEpoch:
        def on_epoch(epoch: EpochReport) -> None:
            self.work.epochs_done += epoch.epoch - curve.epochs_run
            curve.on_epoch(epoch)

        return on_epoch

    def _notice(self, text: str) -> None:
        self.work.report(Progress("training", 0.0, notice=text))

    def _rows(self, number: int) -> tuple[Ints, Ints]:
        folds = self.prepared.folds
        if number < len(folds):
            return folds[number]
        return np.arange(self.prepared.rows.size), folds[0][1]

    def _last_epoch(self, number: int, recipe: str) -> int | None:
        if number < len(self.prepared.folds):
            return None
        return round(float(np.median([curve.best_epoch for curve in self._by_recipe[recipe]])))

    def _curve(self, turn: Turn, recipe: str, last_epoch: int | None, step: str) -> Curve:
        report = self.work.report
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


def report_resumption(store: FitStore, work: WorkPlan, epoch: int = 0) -> None:
    """Report where this attempt goes on, once, if it has anything of an earlier one.

    An `epoch` is that from which the next fit goes on.
    """
    if epoch or (store.taken and not store.is_reported):
        store.is_reported = True
        resumed = {"models": store.taken, "total": store.total, "epoch": epoch}
        work.report(Progress("training", 0.0, resumed=resumed))


class _Finish:
    """Whether a fit has to end now; it remembers that it has ended one."""

    def __init__(self, asked: Callable[[], bool]) -> None:
        self._asked = asked
        self.ended = False

    def __call__(self) -> bool:
        self.ended = self.ended or self._asked()
        return self.ended
