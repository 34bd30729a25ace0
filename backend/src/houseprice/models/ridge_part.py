"""A linear part of every family: the last word where nothing else beats a straight line."""

from __future__ import annotations

import json
from pathlib import Path
from typing import ClassVar, Self

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

from houseprice.models.contract import FamilySpec, Matrix
from houseprice.models.graphs import IR_VERSION, opsets

Floats = NDArray[np.float64]

#: Name of its column among the recipes of a family.
LINEAR = "linear"
NATIVE_FILE = "ridge.json"
#: Penalty for each sale; the columns have a variance of about 1.
_STRENGTH = 0.01
#: Residuals beyond this many robust standard deviations count less (Huber).
_FAR = 2.0
_ROUNDS = 2


class RidgePart:
    """Robust ridge regression on all columns but the tokens, in the normal form.

    It is fitted in closed form within moments, so it always has time, and it goes on beyond the
    sales. Where a time limit leaves the other recipes unfinished, or sales are few, their weights
    go to it.

    Attributes
    ----------
    weights_ : ndarray of shape (n_features,)
        0 for the tokens.
    intercept_ : float
    """

    spec: ClassVar[FamilySpec] = FamilySpec(
        LINEAR, "Ridge regression", "numpy", input_form="normal"
    )

    def fit(self, train: Matrix) -> Self:
        """Learn from sales whose columns are in the normal form."""
        x = train.x[:, : train.n_summary]
        count = np.ones(len(x))
        for _ in range(_ROUNDS):
            intercept, weights = _solved(x, train.y, count)
            residuals = train.y - x @ weights - intercept
            far = _FAR * 1.4826 * float(np.median(np.abs(residuals)))
            count = np.minimum(1.0, max(far, 1e-9) / np.maximum(np.abs(residuals), 1e-12))
        self.weights_ = np.zeros(train.x.shape[1])
        self.weights_[: train.n_summary], self.intercept_ = weights, intercept
        return self

    def predict(self, x: Floats) -> Floats:
        """Standardised predictions of shape (n_homes,)."""
        out: Floats = x @ self.weights_ + self.intercept_
        return out

    def to_onnx(self) -> bytes:
        """Serialised graph: ``x`` float32 (n, n_features) to ``y`` float32 (n, 1)."""
        kernel = numpy_helper.from_array(self.weights_[:, None].astype(np.float32), "kernel")
        bias = numpy_helper.from_array(np.array([self.intercept_], dtype=np.float32), "bias")
        graph = helper.make_graph(
            [helper.make_node("Gemm", ["x", "kernel", "bias"], ["y"])],
            LINEAR,
            [helper.make_tensor_value_info("x", TensorProto.FLOAT, ["n", self.weights_.size])],
            [helper.make_tensor_value_info("y", TensorProto.FLOAT, ["n", 1])],
            [kernel, bias],
        )
        model = helper.make_model(graph, opset_imports=opsets(), ir_version=IR_VERSION)
        onnx.checker.check_model(model)
        return bytes(model.SerializeToString())

    def save_native(self, folder: Path) -> None:
        """Write intercept and weights as `NATIVE_FILE`."""
        document = {"intercept": self.intercept_, "weights": self.weights_.tolist()}
        (folder / NATIVE_FILE).write_text(json.dumps(document))

    @classmethod
    def load_native(cls, folder: Path) -> Self:
        """Read back what `save_native` wrote."""
        document = json.loads((folder / NATIVE_FILE).read_text())
        out = cls()
        out.weights_ = np.array(document["weights"], dtype=np.float64)
        out.intercept_ = float(document["intercept"])
        return out


def _solved(x: Floats, y: Floats, count: Floats) -> tuple[float, Floats]:
    """Intercept and weights of the ridge; each sale counts by `count`."""
    middle: Floats = np.average(x, axis=0, weights=count)
    level = float(np.average(y, weights=count))
    centred = x - middle
    gram = centred.T @ (centred * count[:, None])
    gram[np.diag_indices_from(gram)] += _STRENGTH * len(y)
    weights = np.linalg.solve(gram, centred.T @ (count * (y - level))).astype(np.float64)
    return level - float(middle @ weights), weights
