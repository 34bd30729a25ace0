"""A learned distance, which weights each characteristic by how much it matters for the price."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray
from scipy.spatial import cKDTree

from houseprice.data.features.normal_scale import NormalScale

Floats = NDArray[np.float64]
Singles = NDArray[np.float32]
Ints = NDArray[np.int64]

#: Steps of the descent, sales in a step, and the learning rate that falls to 0 over the steps.
_STEPS, _BATCH, _RATE = 200, 256, 0.06
#: Number of sales, drawn at random, that look for others; any sale may be their neighbour.
_SEEKERS = 4_000
#: Number of neighbours in each of the starting spaces; the weights are learned among them.
_CANDIDATES = 24
#: Weights of the place and of the characteristics in each starting space.
_STARTS = ((1.0, 0.0), (3.0, 0.5), (15.0, 0.5), (100.0, 1.0))
_FIRST_PLACE, _FIRST_KIND = 15.0, 0.5
#: Limit of the Huber loss, in standard deviations of the log price: larger errors pull no harder.
_HUBER = 0.3
_MIN_SALES, _MIN_VALUES = 200, 5
#: Directions are left out whose differences contribute at most this share of the squared distance
#: to the tenth sale, measured at 500 sales: they hardly change the neighbours and slow the search.
_NEGLIGIBLE_SHARE, _USUAL_NEIGHBOURS, _SAMPLE = 0.01, 10, 500
#: Number of homes that are turned at a time, which bounds the memory.
_PART = 4_096


@dataclass(frozen=True)
class Metric:
    """Place and characteristics, each times its learned weight; near homes have similar prices.

    Parameters
    ----------
    columns : tuple of int
        Positions of the characteristics that the metric uses.
    scale : NormalScale
        The scale of these characteristics.
    weights : tuple of float
        Weights of the place's coordinates, then of the characteristics; all are positive.
    axes : tuple of tuple of float
        Orthogonal directions of the weighted space that separate sales. If it is empty, as in
        older models, all directions count.
    """

    columns: tuple[int, ...]
    scale: NormalScale
    weights: tuple[float, ...]
    axes: tuple[tuple[float, ...], ...] = ()

    @classmethod
    def fit(cls, place: Floats, kind: Floats, log_price: Floats) -> Self | None:
        """Learn the weights with which nearby sales predict a sale's price best.

        Gradient descent on the error of a kernel regression in which no sale sees itself.

        Parameters
        ----------
        place : ndarray of shape (n_sales, n_dimensions)
            Scaled place, as in the search spaces.
        kind : ndarray of shape (n_sales, n_characteristics)
            Unscaled characteristics, NaN where one is missing.
        log_price : ndarray of shape (n_sales,)

        Returns
        -------
        Metric or None
            None with fewer than 200 sales, or without a characteristic to compare.

        References
        ----------
        Weinberger and Tesauro (2007), Metric learning for kernel regression; diagonal here.
        """
        columns = _varied_columns(kind)
        if log_price.size < _MIN_SALES or not columns or np.ptp(log_price) == 0:
            return None
        scale = NormalScale.fit(kind[:, columns])
        points = np.hstack([place, scale.apply(kind[:, columns])])
        weights = _descend(points, place.shape[1], log_price)
        axes = _main_axes(points * weights)
        return cls(columns, scale, tuple(weights.tolist()), tuple(map(tuple, axes.tolist())))

    def points(self, place: Floats, kind: Floats) -> Floats:
        """Coordinates of homes in the learned space, shape (n_homes, n_dimensions)."""
        described = np.hstack([place, self.scale.apply(kind[:, self.columns])])
        weighted: Floats = described * self._factors
        if not self.axes:
            return weighted
        parts = range(0, max(len(weighted), 1), _PART)
        return np.concatenate([self._turn(weighted[start : start + _PART]) for start in parts])

    def _turn(self, weighted: Floats) -> Floats:
        # A matrix product may round one home differently from a batch.
        out: Floats = (weighted[:, :, None] * self._directions).sum(axis=1)
        return out

    @cached_property
    def _factors(self) -> Floats:
        return np.array(self.weights)

    @cached_property
    def _directions(self) -> Floats:
        return np.array(self.axes).T

    def to_json(self) -> dict[str, Any]:
        """Plain values for ``json.dumps``."""
        return {
            "columns": list(self.columns),
            "scale": self.scale.to_json(),
            "weights": list(self.weights),
            "axes": [list(axis) for axis in self.axes],
        }

    @classmethod
    def from_json(cls, document: dict[str, Any]) -> Self:
        """Read back what `to_json` wrote."""
        scale = NormalScale.from_json(document["scale"])
        axes = tuple(tuple(axis) for axis in document.get("axes", ()))
        return cls(tuple(document["columns"]), scale, tuple(document["weights"]), axes)


def _varied_columns(kind: Floats) -> tuple[int, ...]:
    """Columns with at least five different values, because flags hardly measure similarity."""
    return tuple(n for n in range(kind.shape[1]) if np.unique(kind[:, n]).size >= _MIN_VALUES)


def _main_axes(weighted: Floats) -> Floats:
    """Directions that separate near sales, the widest first; shape (n_axes, n_dimensions)."""
    variances, directions = np.linalg.eigh(np.atleast_2d(np.cov(weighted, rowvar=False)))
    some = np.random.default_rng(0).permutation(len(weighted))[:_SAMPLE]
    apart = cKDTree(weighted).query(weighted[some], k=_USUAL_NEIGHBOURS + 1)[0][:, -1]
    # Two sales differ along a direction by twice its variance; variances come in ascending order.
    is_wide = 2 * np.cumsum(variances) > _NEGLIGIBLE_SHARE * np.median(apart) ** 2
    axes: Floats = directions[:, is_wide].T[::-1]
    return axes


def _descend(points: Floats, n_place: int, log_price: Floats) -> Floats:
    """Adam on the logarithms of the weights."""
    rng = np.random.default_rng(0)
    x = points.astype(np.float32)
    y = ((log_price - log_price.mean()) / log_price.std()).astype(np.float32)
    seekers = rng.permutation(y.size)[:_SEEKERS].astype(np.int64)
    candidates = _candidates(points, n_place, seekers)
    start = [_FIRST_PLACE] * n_place + [_FIRST_KIND] * (points.shape[1] - n_place)
    logs = np.log(np.array(start, dtype=np.float32))
    first, second = np.zeros_like(logs), np.zeros_like(logs)
    for step in range(1, _STEPS + 1):
        some = rng.integers(0, seekers.size, _BATCH)
        slope = _gradient(x, y, seekers[some], candidates[some], logs)
        first = 0.9 * first + 0.1 * slope
        second = 0.99 * second + 0.01 * slope**2
        sure = np.sqrt(second / (1 - 0.99**step)) + 1e-8
        logs -= _RATE * (1 - step / _STEPS) * first / (1 - 0.9**step) / sure
    return np.exp(logs).astype(np.float64)


def _candidates(points: Floats, n_place: int, seekers: Ints) -> Ints:
    """Rows of the sales near each seeker in any of the starting spaces, without its own row."""
    rows_by_space = []
    for place, kind in _STARTS:
        weights = np.array([place] * n_place + [kind] * (points.shape[1] - n_place))
        wide = min(_CANDIDATES + 1, len(points))
        rows = cKDTree(points * weights).query(points[seekers] * weights, k=wide)[1]
        # Of several sales at the same point any may come first, so a seeker may miss its own row.
        own = rows == seekers[:, None]
        own[~own.any(axis=1), -1] = True
        rows_by_space.append(rows[~own].reshape(seekers.size, wide - 1))
    return np.hstack(rows_by_space).astype(np.int64)


def _gradient(x: Singles, y: Singles, rows: Ints, near: Ints, logs: Singles) -> Singles:
    """Gradient of the Huber loss of a kernel regression by the logarithms of the weights."""
    apart = np.square(x[rows][:, None] - x[near]) * np.exp(2 * logs)  # (n, n_near, n_dimensions)
    distance = np.sqrt(apart.sum(axis=2) + 1e-6)
    weight = np.exp(distance.min(axis=1, keepdims=True) - distance)
    weight /= weight.sum(axis=1, keepdims=True)
    predicted = (weight * y[near]).sum(axis=1)
    error = np.clip(predicted - y[rows], -_HUBER, _HUBER)
    pull = -(error[:, None] * weight * (y[near] - predicted[:, None])) / distance
    out: Singles = np.einsum("nk,nkd->d", pull, apart) / np.float32(rows.size)
    return out
