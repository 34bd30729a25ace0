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
#: Which form of the features a model takes: as they are (trees) or each column mapped to normal
#: quantiles with missing values filled (neural nets).
InputForm = Literal["raw", "normal"]
KNOTS = 512
#: Up to here one table of knots beats a call of `np.interp` per column.
FEW_ROWS = 8
#: About the root of `KNOTS`.
_BLOCK = 23


@dataclass(frozen=True)
class NormalScale:
    """Maps each column monotonically to a standard normal; missing becomes 0, the median.

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
        """The same for a few homes: all columns at once, a call for each would take longer."""
        values, scores = self._knots_table
        column, right = np.arange(x.shape[1]), self._right_of(x)
        low, high = values[right - 1, column], values[right, column]
        start, end = scores[right - 1, column], scores[right, column]
        apart = high > low
        share = np.where(apart & (x > low), x - low, 0.0) / np.where(apart, high - low, 1.0)
        return np.where(np.isnan(x), 0.0, start + np.minimum(share, 1.0) * (end - start))

    def _right_of(self, x: Floats) -> Ints:
        """Number of the first knot above each value, but neither the first nor past the last one.

        First among every `_BLOCK`-th knot, then among those that follow: a tenth of all are read.
        """
        blocks = self._blocks
        block = np.maximum((blocks[:, :, 0] <= x[:, None]).sum(axis=1), 1) - 1
        within = (blocks[block, np.arange(x.shape[1])] <= x[:, :, None]).sum(axis=2)
        out: Ints = np.clip(block * _BLOCK + within, 1, len(self._knots_table[0]) - 1)
        return out

    @cached_property
    def _blocks(self) -> Floats:
        """The values of `_knots_table`, shape (n_blocks, n_features, _BLOCK)."""
        values = self._knots_table[0]
        full = np.pad(values, ((0, -len(values) % _BLOCK), (0, 0)), "edge")
        return np.ascontiguousarray(full.reshape(-1, _BLOCK, full.shape[1]).transpose(0, 2, 1))

    @cached_property
    def _knots_table(self) -> tuple[Floats, Floats]:
        """Values and scores, each of shape (n_knots, n_features); the last knot fills up."""
        height = 1 + max((len(values) for values in self.values), default=1)
        values, scores = (
            np.array([np.pad(knots, (0, height - len(knots)), "edge") for knots in side]).T
            for side in (self.values, self.scores)
        )
        return values.reshape(height, -1), scores.reshape(height, -1)

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


def _knots(column: Floats) -> tuple[Floats, Floats]:
    known = np.sort(column[~np.isnan(column)])
    if known.size == 0:
        return np.zeros(1), np.zeros(1)
    picked = np.unique(np.quantile(known, np.linspace(0.0, 1.0, KNOTS), method="nearest"))
    below = np.searchsorted(known, picked, side="left")
    upto = np.searchsorted(known, picked, side="right")
    share = (below + upto) / (2.0 * known.size)
    normal = NormalDist()
    scores = np.array([normal.inv_cdf(float(p)) for p in share])
    # Rare flags would otherwise sit many standard deviations out.
    return picked, np.clip(scores, -3.5, 3.5)
