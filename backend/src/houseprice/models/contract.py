"""The contract of the model families."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import ClassVar, Protocol, Self

import numpy as np
from numpy.typing import NDArray

from houseprice.data.features.normal_scale import InputForm
from houseprice.models.checkpoints import Checkpoints
from houseprice.models.tunables import Number, Tunable
from houseprice.progress import never

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class FamilySpec:
    """Facts about a model family, for people and for the valuation code.

    Parameters
    ----------
    name, title, framework : str
    input_form : InputForm
    tunables : tuple of Tunable
        Numbers that a tuning may change. Names of settings belong to every training; the others
        are the family's own parameters, which `FitSettings.params` sets.
    layers : tuple of tuple of int
        Hidden layers that a tuning chooses from; the first is the family's default.
    reads_tokens : bool
        Whether it reads comparable sales one by one, as tokens; see `Matrix`.
    usual_epochs : int
        Epochs after which early stopping usually ends a fit; only estimates of time use it.
    """

    name: str
    title: str
    framework: str
    input_form: InputForm
    tunables: tuple[Tunable, ...] = ()
    layers: tuple[tuple[int, ...], ...] = ()
    reads_tokens: bool = False
    usual_epochs: int = 25


@dataclass(frozen=True)
class FoldPlan:
    """The numbers of fold models and refits that a training of a family fits.

    Each fold model learns from the fit rows of its fold and stops early on the validation rows;
    the validation predictions of all folds together are the out-of-fold predictions. The weight
    of each recipe is learned from those. Then ``refits`` models of each recipe learn from all
    rows, for as many epochs as the fold models needed; these models value homes.

    Parameters
    ----------
    folds, refits : int
    recipes : tuple of str
        Names in `models.recipes`.
    """

    folds: int
    refits: int
    recipes: tuple[str, ...] = ("near",)


@dataclass(frozen=True)
class FitSettings:
    """Settings of one fit; None means the family's default. See `training.spec.TrainSettings`.

    With a ``last_epoch`` the fit ends after that epoch and keeps it, whatever the validation loss
    is. This suits a fit that learns from all sales and has none left to choose an epoch by.
    """

    epochs: int = 500
    learning_rate: float | None = None
    hidden_sizes: tuple[int, ...] | None = None
    batch_size: int | None = None
    patience: int | None = None
    seed: int = 42
    recipe: str = "near"  # one of `models.recipes`
    threads: int = 1
    deadline_s: float | None = None  # seconds from now after which the fit stops
    last_epoch: int | None = None
    params: Mapping[str, Number] = field(default_factory=dict)  # names of `FamilySpec.tunables`
    finish: Callable[[], bool] = never  # whether the fit has to end with what it has learned


@dataclass(frozen=True)
class EpochReport:
    """Report on an epoch (or boosting round); losses are RMSE of the standardised target."""

    epoch: int
    epochs: int
    train_loss: float
    validation_loss: float


#: A family calls this after every epoch; it raises `progress.JobCancelled` to stop the fit.
OnEpoch = Callable[[EpochReport], None]


@dataclass(frozen=True)
class Matrix:
    """Features and target of some sales.

    Parameters
    ----------
    x : ndarray of shape (n_sales, n_features)
        Features in the family's input form, always the same columns in the same order.
    y : ndarray of shape (n_sales,)
        Standardised target: (log price - mean) / sd over the training sales.
    tokens : (int, int)
        ``FeaturePipeline.tokens``: the number of comparable sales that fill the last columns of
        `x`, and the number of columns of each. Only families that read tokens use them.
    n_own : int or None
        Number of leading columns that describe the home itself, without any sale around it; None
        means all columns but the tokens.
    """

    x: Floats
    y: Floats
    tokens: tuple[int, int] = (0, 0)
    n_own: int | None = None

    @property
    def n_summary(self) -> int:
        """Number of columns without the tokens."""
        count, width = self.tokens
        return int(self.x.shape[1]) - count * width

    @property
    def n_alone(self) -> int:
        """Number of columns that describe the home itself."""
        return self.n_summary if self.n_own is None else self.n_own


class Regressor(Protocol):
    """One model, before or after its training; names of learned state end in ``_``."""

    spec: ClassVar[FamilySpec]

    def fit(
        self,
        train: Matrix,
        validation: Matrix,
        settings: FitSettings,
        on_epoch: OnEpoch,
        checkpoints: Checkpoints | None = None,
    ) -> Self:
        """Train with early stopping on `validation`; keep the best epoch (or ``last_epoch``).

        A fit that finds one of its `checkpoints` goes on from there, to the model of a fit that
        nothing interrupted.

        Raises
        ------
        Diverged
            If a loss is not finite; the message names the epoch.
        """
        ...

    def predict(self, x: Floats) -> Floats:
        """Standardised predictions of shape (n_homes,)."""
        ...

    def to_onnx(self) -> bytes:
        """Serialised graph: ``x`` float32 (n, n_features) to ``y`` float32 (n,) or (n, 1)."""
        ...

    def save_native(self, folder: Path) -> None:
        """Write the framework's own format (.keras, .safetensors, LightGBM text)."""
        ...

    @classmethod
    def load_native(cls, folder: Path, threads: int = 1) -> Self:
        """Read back what `save_native` wrote, to be used with so many threads."""
        ...
