"""LightGBM, the strong baseline of the neural families."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any, ClassVar, Self

import numpy as np

from houseprice.errors import CorruptArtifact
from houseprice.models.boosting import MODEL_FILE, Boosting
from houseprice.models.checkpoints import Checkpoints
from houseprice.models.contract import (
    EpochReport,
    FamilySpec,
    FitSettings,
    Floats,
    Matrix,
    OnEpoch,
)
from houseprice.models.guard import Stopper, check_finite
from houseprice.models.lightgbm_library import lgb
from houseprice.models.recipes import NEAR, OWN
from houseprice.models.registry import SPECS
from houseprice.models.trees_graph import trees_graph

#: Learning rate and largest number of boosting rounds of models that are averaged. The mean gains
#: as much as a single model gains by twice the rounds at half the rate, and costs less.
_PACE, _PACE_OWN = (0.12, 200), (0.1, 500)
PATIENCE = 40
#: Errors beyond this, in standard deviations of the target, count by their size, not its square.
HUBER = 0.3


class LightGBM:
    """Gradient-boosted trees; ``epochs`` is the upper limit of boosting rounds.

    Without a learning rate in the settings, there are no more rounds than the default rate needs.
    """

    spec: ClassVar[FamilySpec] = SPECS["lightgbm"]

    def fit(
        self,
        train: Matrix,
        validation: Matrix,
        settings: FitSettings,
        on_epoch: OnEpoch,
        checkpoints: Checkpoints | None = None,
    ) -> Self:
        """See `Regressor.fit`; settings of hidden layers and batches have no effect on trees."""
        rounds = _pace(settings)[1]
        checkpoints = checkpoints or Checkpoints()
        stopper = Stopper.of(settings, settings.patience or PATIENCE)
        boosting = Boosting(*_datasets(train, validation, settings), huber_slopes(train.y))
        done = boosting.resume(checkpoints, stopper)
        for number in range(done + 1, rounds + 1):
            if number > 1 and (boosting.is_stuck or stopper.is_over(number - 1)):
                break
            losses = boosting.round(partial(checkpoints.moment, number - 1, stopper.state))
            check_finite(number, *losses)
            stopper.record(number, losses[1])
            news = partial(on_epoch, EpochReport(number, rounds, *losses))
            checkpoints.after(news, boosting.begun, boosting.write)
        self.best_epoch_ = stopper.best_epoch
        self.n_features_ = train.x.shape[1]
        text = boosting.text(self.best_epoch_)
        self.booster_ = lgb.Booster(model_str=portable_text(text))
        return self

    def predict(self, x: Floats) -> Floats:
        """See `Regressor.predict`."""
        return np.asarray(self.booster_.predict(x, num_threads=1), dtype=np.float64)

    def to_onnx(self) -> bytes:
        """See `Regressor.to_onnx`."""
        return trees_graph(self.booster_.model_to_string(), self.n_features_)

    def save_native(self, folder: Path) -> None:
        """See `Regressor.save_native`."""
        (folder / MODEL_FILE).write_text(self.booster_.model_to_string())

    @classmethod
    def load_native(cls, folder: Path, threads: int = 1) -> Self:
        """See `Regressor.load_native`; the trees are added up on one thread."""
        del threads
        try:
            booster = lgb.Booster(model_file=str(folder / MODEL_FILE))
        except lgb.basic.LightGBMError as failure:
            raise CorruptArtifact(f"{MODEL_FILE} must be a LightGBM model: {failure}") from failure
        model = cls()
        model.booster_ = booster
        model.n_features_ = booster.num_feature()
        model.best_epoch_ = booster.num_trees()
        return model


def parameters(settings: FitSettings, n_rows: int) -> dict[str, Any]:
    """LightGBM's parameters; small tables get small leaves, and Huber's loss tames odd prices.

    Random thresholds smooth the steps of the trees where there are many columns.
    """
    small, drawn = n_rows <= 5_000, settings.recipe != OWN
    return {
        "objective": "none",  # see `huber_slopes`
        "metric": "rmse",
        "learning_rate": _pace(settings)[0],
        "num_leaves": 15 if small else 31,
        "extra_trees": drawn,
        "feature_fraction": 0.5 if drawn else 0.3,
        "lambda_l2": 3.0,
        "min_data_in_leaf": 20 if n_rows > 1_000 else 5,
        "num_threads": settings.threads,
        "seed": settings.seed,
        "deterministic": True,
        "force_col_wise": True,
        "verbose": -1,
        **settings.params,
    }


def _pace(settings: FitSettings) -> tuple[float, int]:
    """Learning rate and the upper limit of rounds."""
    if settings.learning_rate is not None:
        return settings.learning_rate, settings.epochs
    rate, rounds = _PACE_OWN if settings.recipe == OWN else _PACE
    return rate, min(rounds, settings.epochs)


def huber_slopes(y: Floats) -> Callable[[Floats, lgb.Dataset], tuple[Floats, Floats]]:
    """Gradient and curvature of Huber's loss, as in reweighted least squares.

    LightGBM's own loss has curvature 1 everywhere, so it fits distant sales slowly.
    """

    def slopes(predicted: Floats, _: lgb.Dataset) -> tuple[Floats, Floats]:
        error = predicted - y
        far = np.maximum(np.abs(error), HUBER)
        return np.clip(error, -HUBER, HUBER), HUBER / far

    return slopes


def _datasets(
    train: Matrix, validation: Matrix, settings: FitSettings
) -> tuple[dict[str, Any], lgb.Dataset, lgb.Dataset]:
    """Parameters, and the sales to learn from and to stop by."""
    used = train.n_summary if settings.recipe == NEAR else train.n_alone
    lightgbm_parameters = parameters(settings, len(train.y))
    # The data sets need the thread count too, or their binning would take every core.
    data = lgb.Dataset(_first(train.x, used), train.y, params=lightgbm_parameters)
    valid = lgb.Dataset(
        _first(validation.x, used), validation.y, reference=data, params=lightgbm_parameters
    )
    return lightgbm_parameters, data, valid


def _first(x: Floats, width: int) -> Floats:
    """The matrix with all but the first columns constant: a constant column is never split."""
    if width == x.shape[1]:
        return x
    leading = np.zeros_like(x)
    leading[:, :width] = x[:, :width]
    return leading


def portable_text(text: str) -> str:
    """Round every split threshold of a LightGBM model down to single precision.

    Features are in single precision already, so no sale changes its side. The ONNX graph, which
    rounds thresholds to the nearest number, then splits in exactly the same way.
    """
    lines = text.split("\n")
    for place, line in enumerate(lines):
        if line.startswith("threshold="):
            exact = np.array(line.removeprefix("threshold=").split(), dtype=np.float64)
            near = exact.astype(np.float32)
            down = np.where(near > exact, np.nextafter(near, np.float32(-np.inf)), near)
            lines[place] = "threshold=" + " ".join(repr(float(value)) for value in down)
        elif line.startswith("tree_sizes="):
            lines[place] = ""
    return "\n".join(lines)
