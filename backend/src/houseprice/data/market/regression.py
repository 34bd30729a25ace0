"""The numerics of a price index: robust regression with smoothed time effects."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.linalg import cho_factor, cho_solve
from scipy.sparse import csr_matrix

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

FOLDS = 5
#: Weights of the roughness penalty that cross-validation tries, for both orders of differences.
ROUGHNESS = tuple(10.0 ** (step / 2) for step in range(1, 15))
#: Ridge penalty of the characteristics, whose variance is about 1.
RIDGE = 1.0
#: Residuals beyond this many robust standard deviations count less (Huber).
FAR = 2.0
_START = (1, 300.0)


@dataclass(frozen=True)
class Smoothing:
    """The smoothing of a curve, chosen by cross-validation.

    Parameters
    ----------
    order : int
        1 penalises steps from period to period, 2 changes of the steps.
    weight : float
        Weight of the penalty for a residual variance of 1; infinite where the curve is flat.
    """

    order: int
    weight: float


@dataclass(frozen=True)
class Path:
    """A curve over the periods, 0 at the first.

    Parameters
    ----------
    level : ndarray of shape (n_periods,)
        Change of the log price since the first period.
    variance : ndarray of shape (n_periods,)
        Variance of the level.
    """

    level: Floats
    variance: Floats


def interpolation_weights(days: Floats, knots: Floats) -> csr_matrix:
    """Weights with which each day lies between the knots; shape (n_sales, n_knots).

    A day before the first or after the last knot counts as that knot.
    """
    knot_before = np.clip(np.searchsorted(knots, days, side="right") - 1, 0, len(knots) - 2)
    share = np.clip(
        (days - knots[knot_before]) / (knots[knot_before + 1] - knots[knot_before]), 0.0, 1.0
    )
    rows = np.arange(len(days))
    values = np.concatenate([1.0 - share, share])
    at = (np.concatenate([rows, rows]), np.concatenate([knot_before, knot_before + 1]))
    return csr_matrix((values, at), shape=(len(days), len(knots)))


@dataclass(frozen=True)
class Equations:
    """Weighted normal equations of a regression; those of parts of the sales add up."""

    gram: Floats
    right: Floats
    squares: float
    count: int

    @classmethod
    def of(cls, x: Floats, time: csr_matrix, y: Floats, weights: Floats) -> Equations:
        """The equations of columns `x`, shape (n, p), and `time`, shape (n, n_periods), for `y`."""
        weighted = x * weights[:, None]
        cross = time.T @ weighted  # (n_periods, p)
        own = (time.T @ time.multiply(weights[:, None])).toarray()
        return cls(
            np.block([[x.T @ weighted, cross.T], [cross, own]]),
            np.concatenate([weighted.T @ y, time.T @ (weights * y)]),
            float(weights @ y**2),
            len(y),
        )

    def less(self, other: Equations) -> Equations:
        """The equations of the sales that are not in `other`."""
        return Equations(
            self.gram - other.gram,
            self.right - other.right,
            self.squares - other.squares,
            self.count - other.count,
        )

    def loss(self, solution: Floats) -> float:
        """Sum of weighted squared residuals."""
        return float(self.squares - 2.0 * (self.right @ solution) + solution @ self.gram @ solution)


def penalised_matrix(equations: Equations, n_periods: int, smoothing: Smoothing) -> Floats:
    """The normal matrix with ridge and roughness penalty."""
    matrix = equations.gram.copy()
    p = len(matrix) - n_periods
    matrix[np.arange(p), np.arange(p)] += RIDGE
    matrix[p:, p:] += _penalty(n_periods, smoothing)
    return matrix


def _penalty(n_periods: int, smoothing: Smoothing) -> Floats:
    """Roughness penalty, with a little ridge for periods without any sale."""
    steps = np.diff(np.eye(n_periods), n=smoothing.order, axis=0)
    penalty: Floats = smoothing.weight * (steps.T @ steps) + 1e-6 * np.eye(n_periods)
    return penalty


@dataclass(frozen=True)
class MarketFit:
    """The result of the regression over all sales.

    Parameters
    ----------
    path : Path
        The curve of the whole market.
    residuals, weights : ndarray of shape (n_sales,)
        Log price less its prediction, and the robust weights.
    spread : float
        Standard deviation of the residuals.
    smoothing : Smoothing
    """

    path: Path
    residuals: Floats
    weights: Floats
    spread: float
    smoothing: Smoothing


def fit_market(x: Floats, time: csr_matrix, y: Floats, seed: int = 0) -> MarketFit:
    """Regress log prices on characteristics and smoothed time effects.

    Parameters
    ----------
    x : ndarray of shape (n_sales, n_columns)
        Finite, of mean 0 and variance about 1.
    time : csr_matrix of shape (n_sales, n_periods)
        The result of `interpolation_weights`, with at least 3 periods.
    y : ndarray of shape (n_sales,)
        Log prices.
    seed : int
        Seed of the folds by which the smoothing is chosen.
    """
    n_periods = time.shape[1]
    weights, smoothing = np.ones(len(y)), Smoothing(*_START)
    for _ in range(2):
        matrix = penalised_matrix(whole := Equations.of(x, time, y, weights), n_periods, smoothing)
        weights = _huber(_residuals(x, time, y, _solve(matrix, whole.right)))
    fold = folds(len(y), seed)
    parts = [
        Equations.of(x[fold == k], time[fold == k], y[fold == k], weights[fold == k])
        for k in range(FOLDS)
    ]
    whole = _sum(parts)
    pairs = [_time_alone(whole.less(part), part, n_periods) for part in parts]
    smoothing = choose(pairs, n_periods, (1, 2))
    matrix = penalised_matrix(whole, n_periods, smoothing)
    solution = _solve(matrix, whole.right)
    variance = whole.loss(solution) / max(len(y) - len(solution), 1)
    path = _path(matrix, solution, variance, n_periods)
    residuals = _residuals(x, time, y, solution)
    return MarketFit(path, residuals, weights, float(np.sqrt(variance)), smoothing)


def fit_areas(
    fit: MarketFit, time: csr_matrix, area: Ints, seed: int = 0
) -> tuple[list[Path], Smoothing]:
    """Curve of each area relative to the market: its smoothed residuals over time.

    Parameters
    ----------
    fit : MarketFit
    time : csr_matrix of shape (n_sales, n_periods)
    area : ndarray of int, shape (n_sales,)
        Area numbers from 0 on, each with sales; -1 for a sale in no area.

    Returns
    -------
    (list of Path, Smoothing)
        One path for each area, and the smoothing that they share. Where cross-validation finds no
        difference between areas, the paths are 0 and the smoothing is infinite.
    """
    n_periods, fold = time.shape[1], folds(len(area), seed)
    empty = np.zeros((len(area), 0))
    wholes: list[Equations] = []
    pairs: list[tuple[Equations, Equations]] = []
    for number in range(int(area.max(initial=-1)) + 1):
        parts = []
        for k in range(FOLDS):
            rows = np.flatnonzero((area == number) & (fold == k))
            residuals_and_weights = fit.residuals[rows], fit.weights[rows]
            parts.append(Equations.of(empty[rows], time[rows], *residuals_and_weights))
        wholes.append(_sum(parts))
        pairs += [(wholes[-1].less(part), part) for part in parts]
    smoothing = choose(pairs, n_periods, (1,), or_none=True)
    if not np.isfinite(smoothing.weight):
        return [Path(np.zeros(n_periods), np.zeros(n_periods)) for _ in wholes], smoothing
    paths = []
    for whole in wholes:
        matrix = penalised_matrix(whole, n_periods, smoothing)
        solution = _solve(matrix, whole.right)
        paths.append(_path(matrix, solution, fit.spread**2, n_periods))
    return paths, smoothing


def choose(
    pairs: Sequence[tuple[Equations, Equations]],
    n_periods: int,
    orders: tuple[int, ...],
    *,
    or_none: bool = False,
) -> Smoothing:
    """The smoothing with the least squared error on sales that the fit did not have.

    Parameters
    ----------
    pairs : sequence of (fit, left out)
        Equations of the time effects alone, of the fit and of the sales it did not have.
    """
    tried = [Smoothing(order, weight) for order in orders for weight in ROUGHNESS]
    losses = []
    for smoothing in tried:
        penalty = _penalty(n_periods, smoothing)
        solved = (_solve(fit.gram + penalty, fit.right) for fit, _ in pairs)
        losses.append(
            sum(out.loss(solution) for solution, (_, out) in zip(solved, pairs, strict=True))
        )
    if or_none:
        tried.append(Smoothing(1, float("inf")))
        levels = (_constant_level(fit, n_periods) for fit, _ in pairs)
        losses.append(
            sum(out.loss(solution) for solution, (_, out) in zip(levels, pairs, strict=True))
        )
    return tried[int(np.argmin(losses))]


def _constant_level(equations: Equations, n_periods: int) -> Floats:
    """The best level that is the same in all periods."""
    level = equations.right.sum() / max(float(equations.gram.sum()), 1e-9)
    return np.full(n_periods, level)


def folds(n: int, seed: int) -> Ints:
    """Number of the fold that leaves each sale out."""
    return np.random.default_rng(seed).permutation(n) % FOLDS


def _time_alone(fit: Equations, out: Equations, n_periods: int) -> tuple[Equations, Equations]:
    """Both equations as functions of the time effects; `fit` gives the best coefficients for each.

    Solving for the coefficients under every smoothing would cost a hundred times as much.
    """
    p = len(fit.right) - n_periods
    own = fit.gram[:p, :p] + RIDGE * np.eye(p)
    solved = _solve(own, np.column_stack([fit.right[:p], fit.gram[:p, p:]]))
    start = np.concatenate([solved[:, 0], np.zeros(n_periods)])
    turn = np.vstack([-solved[:, 1:], np.eye(n_periods)])
    ridged = fit.gram.copy()
    ridged[:p, :p] = own
    return (
        _substituted(Equations(ridged, fit.right, fit.squares, fit.count), start, turn),
        _substituted(out, start, turn),
    )


def _substituted(equations: Equations, start: Floats, turn: Floats) -> Equations:
    """The equations of a shorter solution, whose long form is ``start + turn @ solution``."""
    right = equations.right - equations.gram @ start
    return Equations(
        turn.T @ equations.gram @ turn,
        turn.T @ right,
        equations.loss(start),
        equations.count,
    )


def _path(matrix: Floats, solution: Floats, variance: float, n_periods: int) -> Path:
    """Level and variance against the first period."""
    p = len(matrix) - n_periods
    covariance = variance * np.linalg.inv(matrix)[p:, p:]
    level = solution[p:] - solution[p]
    own = np.diag(covariance)
    return Path(level, np.maximum(own - 2.0 * covariance[0] + own[0], 0.0))


def _solve(matrix: Floats, right: Floats) -> Floats:
    solution: Floats = cho_solve(cho_factor(matrix, check_finite=False), right, check_finite=False)
    return solution


def _residuals(x: Floats, time: csr_matrix, y: Floats, solution: Floats) -> Floats:
    p = x.shape[1]
    out: Floats = y - x @ solution[:p] - time @ solution[p:]
    return out


def _huber(residuals: Floats) -> Floats:
    size = np.abs(residuals - np.median(residuals))
    limit = FAR * max(1.4826 * float(np.median(size)), 1e-9)
    out: Floats = np.minimum(1.0, limit / np.maximum(size, 1e-12))
    return out


def _sum(parts: Sequence[Equations]) -> Equations:
    return Equations(
        np.sum([part.gram for part in parts], axis=0),
        np.sum([part.right for part in parts], axis=0),
        sum(part.squares for part in parts),
        sum(part.count for part in parts),
    )
