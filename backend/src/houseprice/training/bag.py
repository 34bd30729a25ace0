"""One model of a family per fold; their mean is the value, their held-out parts the proof."""

from __future__ import annotations

import time
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from houseprice.models.contract import EpochReport, FitSettings, OnEpoch, Regressor
from houseprice.progress import OnProgress, Progress, within
from houseprice.training.prepare import Prepared
from houseprice.training.spec import TrainSettings

Floats = NDArray[np.float64]

#: Share of the time limit kept for measuring and writing.
_RESERVE = 0.1
_LEAST_FIT_S = 0.5


@dataclass(frozen=True)
class Bag:
    """Fold models of one family.

    Parameters
    ----------
    models : tuple of Regressor
    out_of_fold : ndarray of shape (n_sales,)
        Standardised prediction of each training sale by the model that did not learn from it.
    best_epoch, epochs_run, epochs : int
        Of the first fold, whose learning curve is the one reported.
    out_of_time : bool
        The time limit ended at least one fit early.
    """

    models: tuple[Regressor, ...]
    out_of_fold: Floats
    best_epoch: int
    epochs_run: int
    epochs: int
    out_of_time: bool

    def predict(self, x: Floats) -> Floats:
        """Mean of the fold models' standardised predictions, shape (n_homes,)."""
        return np.asarray(np.mean([model.predict(x) for model in self.models], axis=0))


@dataclass(frozen=True)
class Effort:
    """What a fit may use: threads, where to keep checkpoints, and until when."""

    threads: int
    checkpoint_dir: Path | None
    started: float  # time.monotonic() at the start of the training


def fit_bag(
    family: type[Regressor],
    prepared: Prepared,
    settings: TrainSettings,
    effort: Effort,
    on_progress: OnProgress,
) -> Bag:
    """Fit one model per fold.

    Parameters
    ----------
    family : type of Regressor
    prepared : Prepared
    settings : TrainSettings
    effort : Effort
    on_progress : OnProgress
        Called after every epoch with fractions 0..1 over all folds; the scores of the first
        fold come with it as the learning curve. Raises `JobCancelled` to stop.

    Raises
    ------
    Diverged
        If a loss is not finite.
    """
    form = family.spec.input_form
    out_of_fold = np.empty(prepared.rows.size)
    models: list[Regressor] = []
    curves: list[_Curve] = []
    late = False
    for number, (fit_rows, validation_rows) in enumerate(prepared.folds):
        left = len(prepared.folds) - number
        told = _fit_settings(settings, effort, number, left)
        curve = _Curve(number, len(prepared.folds), _usual(curves), on_progress)
        checkpoints = _checkpoints(effort.checkpoint_dir, number)
        model = family().fit(
            prepared.matrix(form, fit_rows),
            prepared.matrix(form, validation_rows),
            told,
            curve.on_epoch,
            checkpoints,
        )
        late = late or _is_late(effort, settings, left)
        out_of_fold[validation_rows] = model.predict(prepared.form(form)[validation_rows])
        models.append(model)
        curves.append(curve)
    first = curves[0]
    return Bag(tuple(models), out_of_fold, first.best_epoch, first.epochs_run, first.epochs, late)


def fit_one(
    family: type[Regressor],
    prepared: Prepared,
    settings: TrainSettings,
    effort: Effort,
    on_progress: OnProgress,
) -> Regressor:
    """Fit the first fold's model only; arguments and errors as in `fit_bag`."""
    curve = _Curve(1, 2, None, within(on_progress, -1.0, 1.0))
    curve.label = "Rehearsing on later sales"
    fit_rows, validation_rows = prepared.folds[0]
    form = family.spec.input_form
    return family().fit(
        prepared.matrix(form, fit_rows),
        prepared.matrix(form, validation_rows),
        _fit_settings(settings, effort, 0, 1),
        curve.on_epoch,
    )


class _Curve:
    """Turns the epochs of one fold into progress of the whole."""

    def __init__(
        self, number: int, folds: int, usual: float | None, on_progress: OnProgress
    ) -> None:
        self._number = number
        self._folds = folds
        self._usual = usual
        self.label = f"Training model {number + 1} of {folds}"
        self._report = within(on_progress, number / folds, (number + 1) / folds)
        self._best = float("inf")
        self.best_epoch = 0
        self.epochs_run = 0
        self.epochs = 0

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
                current=self._number * epoch.epochs + epoch.epoch,
                total=self._folds * epoch.epochs,
                message=self._message(epoch),
                curve=self._points(epoch),
            )
        )

    def _share(self, epoch: EpochReport) -> float:
        """Share of this fold; from the second on, the earlier ones tell how long it takes."""
        if self._usual is None:
            return epoch.epoch / epoch.epochs
        return min(epoch.epoch / min(self._usual, epoch.epochs), 0.99)

    def _message(self, epoch: EpochReport) -> str:
        return (
            f"{self.label}: epoch {epoch.epoch} of at most {epoch.epochs}, "
            f"validation error {epoch.validation_loss:.4f}"
        )

    def _points(self, epoch: EpochReport) -> dict[str, float]:
        # Later folds start anew: their scores would draw saw teeth into one curve.
        if self._number > 0:
            return {}
        return {"train_loss": epoch.train_loss, "validation_loss": epoch.validation_loss}


def _usual(curves: list[_Curve]) -> float | None:
    return float(np.mean([curve.epochs_run for curve in curves])) if curves else None


def _fit_settings(
    settings: TrainSettings, effort: Effort, number: int, folds_left: int
) -> FitSettings:
    told = FitSettings(
        epochs=settings.epochs,
        learning_rate=settings.learning_rate,
        hidden_sizes=settings.hidden_sizes,
        batch_size=settings.batch_size,
        patience=settings.patience,
        seed=(settings.seed + 7919 * number) % 2**31,
        threads=effort.threads,
        params=settings.params,
    )
    if settings.time_limit_s is None:
        return told
    left = settings.time_limit_s * (1 - _RESERVE) - (time.monotonic() - effort.started)
    return replace(told, deadline_s=max(left / folds_left, _LEAST_FIT_S))


def _is_late(effort: Effort, settings: TrainSettings, folds_left: int) -> bool:
    if settings.time_limit_s is None:
        return False
    spent = time.monotonic() - effort.started
    return spent >= settings.time_limit_s * (1 - _RESERVE) or (
        folds_left == 1 and spent >= 0.8 * settings.time_limit_s
    )


def _checkpoints(folder: Path | None, number: int) -> Path | None:
    if folder is None:
        return None
    own = folder / f"fold-{number + 1}"
    own.mkdir(parents=True, exist_ok=True)
    return own
