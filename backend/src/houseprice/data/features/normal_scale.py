"""Normal-quantile form of a feature matrix, for neural nets."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from statistics import NormalDist
from typing import Any, Literal, Self

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
#: Form of the features that a model takes: raw (trees), or each column mapped to normal
#: quantiles with missing values filled (neural nets).
InputForm = Literal["raw", "normal"]
KNOTS = 512
#: Up to this many rows one table of knots is faster than a call of `np.interp` for each column.
FEW_ROWS = 8


@dataclass(frozen=True)
class NormalScale:
    """Maps each column monotonically to a standard normal; a missing value becomes 0, the median.

    Parameters
    ----------
    values, scores : tuple of ndarray
        Knots of each column: feature values, and the normal quantiles they stand for.
    """

    values: tuple[Floats, ...]
    scores: tuple[Floats, ...]

    @classmethod
    def fit(cls, x: Floats) -> Self:
        """Learn the knots from training rows of shape (n_sales, n_features)."""
        knots = [_knots(column) for column in x.T]
        return cls(tuple(values for values, _ in knots), tuple(scores for _, scores in knots))

    def apply(self, x: Floats) -> Floats:
        """Scores of shape (n_homes, n_features), finite everywhere."""
        if len(x) <= FEW_ROWS:
            return self._few(x)
        out = np.empty_like(x)
        for column, (values, scores) in enumerate(zip(self.values, self.scores, strict=True)):
            out[:, column] = np.interp(x[:, column], values, scores)
        return np.where(np.isnan(out), 0.0, out)

    def _few(self, x: Floats) -> Floats:
        """The scores of a few homes, for all columns at once: a call for each would take longer."""
        knots = self._all_knots
        right = knots.right_of(x)
        low, high = knots.values[right - 1], knots.values[right]
        start, end = knots.scores[right - 1], knots.scores[right]
        apart = high > low
        share = np.where(apart & (x > low), x - low, 0.0) / np.where(apart, high - low, 1.0)
        return np.where(np.isnan(x), 0.0, start + np.minimum(share, 1.0) * (end - start))

    @cached_property
    def _all_knots(self) -> _Knots:
        return _Knots(self.values, self.scores)

    def to_json(self) -> dict[str, Any]:
        """Plain values for ``json.dumps``."""
        return {
            "values": [values.tolist() for values in self.values],
            "scores": [scores.tolist() for scores in self.scores],
        }

    @classmethod
    def from_json(cls, document: dict[str, Any]) -> Self:
        """Read back what `to_json` wrote."""
        return cls(
            tuple(np.array(values, dtype=np.float64) for values in document["values"]),
            tuple(np.array(scores, dtype=np.float64) for scores in document["scores"]),
        )


class _Knots:
    """The knots of all columns in one array; each column is padded with its last knot.

    Parameters
    ----------
    values, scores : sequence of ndarray
        The knots of `NormalScale`.
    """

    def __init__(self, values: tuple[Floats, ...], scores: tuple[Floats, ...]) -> None:
        height = 1 + max((len(knots) for knots in values), default=1)
        filled = [
            np.array([np.pad(knots, (0, height - len(knots)), "edge") for knots in side])
            for side in (values, scores)
        ]
        self.values, self.scores = (side.reshape(-1) for side in filled)
        self._ordered = _with_column_number(filled[0].reshape(-1, height).T).T.reshape(-1)
        self._first = height * np.arange(len(values)) + 1
        self._last = self._first + height - 2

    def right_of(self, x: Floats) -> Ints:
        """Position of the first knot above each value, limited to the second up to the last knot.

        Complex numbers are sorted by their real parts first, so one search serves all columns.
        """
        right = np.searchsorted(self._ordered, _with_column_number(x), side="right")
        out: Ints = np.minimum(np.maximum(right, self._first), self._last)
        return out


def _with_column_number(x: Floats) -> NDArray[np.complex128]:
    """Complex numbers of the column's number and the value; a sum would lose infinite values."""
    out = np.empty(x.shape, dtype=np.complex128)
    out.real, out.imag = np.arange(x.shape[1]), x
    return out


def _knots(column: Floats) -> tuple[Floats, Floats]:
    known_values = np.sort(column[~np.isnan(column)])
    if known_values.size == 0:
        return np.zeros(1), np.zeros(1)
    picked = np.unique(np.quantile(known_values, np.linspace(0.0, 1.0, KNOTS), method="nearest"))
    below = np.searchsorted(known_values, picked, side="left")
    upto = np.searchsorted(known_values, picked, side="right")
    share = (below + upto) / (2.0 * known_values.size)
    normal = NormalDist()
    scores = np.array([normal.inv_cdf(float(p)) for p in share])
    # Without the limit a rare flag would be many standard deviations from the mean.
    return picked, np.clip(scores, -3.5, 3.5)
