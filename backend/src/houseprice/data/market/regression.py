"""The numerics of a price index: robust regression with time effects that are smoothed."""

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
#: Weights of the roughness penalty that are tried, for first and for second differences.
ROUGHNESS = tuple(10.0 ** (step / 2) for step in range(1, 15))
#: Against columns of variance about 1.
RIDGE = 1.0
#: Residuals beyond so many robust standard deviations count less (Huber).
FAR = 2.0
_START = (1, 300.0)


@dataclass(frozen=True)
class Smoothing:
    """How a curve is kept smooth, as cross-validation chose it.

    Parameters
    ----------
    order : int
        1 penalises steps from period to period, 2 changes of the steps.
    weight : float
        Of the penalty, against a residual variance of 1; infinite where there is no curve at all.
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
        Of the level.
    """

    level: Floats
    variance: Floats


def hats(days: Floats, knots: Floats) -> csr_matrix:
    """Weights with which each day lies between the knots; shape (n_sales, n_knots).

    Days before the first or after the last knot stand on it.
    """
    left = np.clip(np.searchsorted(knots, days, side="right") - 1, 0, len(knots) - 2)
    share = np.clip((days - knots[left]) / (knots[left + 1] - knots[left]), 0.0, 1.0)
    rows = np.arange(len(days))
    values = np.concatenate([1.0 - share, share])
    at = (np.concatenate([rows, rows]), np.concatenate([left, left + 1]))
    return csr_matrix((values, at), shape=(len(days), len(knots)))


@dataclass(frozen=True)
class Equations:
    """Weighted normal equations of a regression; sums of those of parts of the sales."""

    gram: Floats
    right: Floats
    squares: float
    count: int

    @classmethod
    def of(cls, x: Floats, time: csr_matrix, y: Floats, weights: Floats) -> Equations:
        """Of columns `x`, shape (n, p), and `time`, shape (n, n_periods), for `y`."""
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
        """Of the sales that are not in `other`."""
        return Equations(
            self.gram - other.gram,
            self.right - other.right,
            self.squares - other.squares,
            self.count - other.count,
        )

    def loss(self, solution: Floats) -> float:
        """Sum of weighted squared residuals."""
        return float(self.squares - 2.0 * (self.right @ solution) + solution @ self.gram @ solution)


def penalised(equations: Equations, n_periods: int, smoothing: Smoothing) -> Floats:
    """The normal matrix with ridge and roughness penalty."""
    matrix = equations.gram.copy()
    p = len(matrix) - n_periods
    matrix[np.arange(p), np.arange(p)] += RIDGE
    matrix[p:, p:] += _penalty(n_periods, smoothing)
    return matrix


def _penalty(n_periods: int, smoothing: Smoothing) -> Floats:
    """Of roughness, and a touch of ridge for periods without any sale."""
    steps = np.diff(np.eye(n_periods), n=smoothing.order, axis=0)
    penalty: Floats = smoothing.weight * (steps.T @ steps) + 1e-6 * np.eye(n_periods)
    return penalty


@dataclass(frozen=True)
class MarketFit:
    """What the regression over all sales found.

    Parameters
    ----------
    path : Path
        The whole market.
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
        As `hats` gives it; at least 3 periods.
    y : ndarray of shape (n_sales,)
        Log prices.
    seed : int
        Of the folds that the smoothing is chosen on.
    """
    n_periods = time.shape[1]
    weights, smoothing = np.ones(len(y)), Smoothing(*_START)
    for _ in range(2):
        matrix = penalised(whole := Equations.of(x, time, y, weights), n_periods, smoothing)
        weights = _huber(_residuals(x, time, y, _solved(matrix, whole.right)))
    fold = folds(len(y), seed)
    parts = [
        Equations.of(x[fold == k], time[fold == k], y[fold == k], weights[fold == k])
        for k in range(FOLDS)
    ]
    whole = _sum(parts)
    pairs = [_time_alone(whole.less(part), part, n_periods) for part in parts]
    smoothing = choose(pairs, n_periods, (1, 2))
    matrix = penalised(whole, n_periods, smoothing)
    solution = _solved(matrix, whole.right)
    variance = whole.loss(solution) / max(len(y) - len(solution), 1)
    path = _path(matrix, solution, variance, n_periods)
    residuals = _residuals(x, time, y, solution)
    return MarketFit(path, residuals, weights, float(np.sqrt(variance)), smoothing)


def fit_areas(
    fit: MarketFit, time: csr_matrix, area: Ints, seed: int = 0
) -> tuple[list[Path], Smoothing]:
    """How each area moves otherwise than the market: its residuals over time, pulled to none.

    Parameters
    ----------
    fit : MarketFit
    time : csr_matrix of shape (n_sales, n_periods)
    area : ndarray of int, shape (n_sales,)
        0 up to the number of areas, each with sales; -1 for none.

    Returns
    -------
    (list of Path, Smoothing)
        One path for each area, 0 throughout where cross-validation finds no difference between
        areas: their smoothing, which they share, is infinite then.
    """
    n_periods, fold = time.shape[1], folds(len(area), seed)
    empty = np.zeros((len(area), 0))
    wholes: list[Equations] = []
    pairs: list[tuple[Equations, Equations]] = []
    for number in range(int(area.max(initial=-1)) + 1):
        parts = []
        for k in range(FOLDS):
            rows = np.flatnonzero((area == number) & (fold == k))
            told = fit.residuals[rows], fit.weights[rows]
            parts.append(Equations.of(empty[rows], time[rows], *told))
        wholes.append(_sum(parts))
        pairs += [(wholes[-1].less(part), part) for part in parts]
    smoothing = choose(pairs, n_periods, (1,), or_none=True)
    if not np.isfinite(smoothing.weight):
        return [Path(np.zeros(n_periods), np.zeros(n_periods)) for _ in wholes], smoothing
    paths = []
    for whole in wholes:
        matrix = penalised(whole, n_periods, smoothing)
        solution = _solved(matrix, whole.right)
        paths.append(_path(matrix, solution, fit.spread**2, n_periods))
    return paths, smoothing


def choose(
    pairs: Sequence[tuple[Equations, Equations]],
    n_periods: int,
    orders: tuple[int, ...],
    *,
    or_none: bool = False,
) -> Smoothing:
    """The smoothing with the least squared error on sales left out.

    Parameters
    ----------
    pairs : sequence of (fit, left out)
        Equations of the time effects alone.
    """
    tried = [Smoothing(order, weight) for order in orders for weight in ROUGHNESS]
    losses = []
    for smoothing in tried:
        penalty = _penalty(n_periods, smoothing)
        solved = (_solved(fit.gram + penalty, fit.right) for fit, _ in pairs)
        losses.append(sum(out.loss(one) for one, (_, out) in zip(solved, pairs, strict=True)))
    if or_none:
        tried.append(Smoothing(1, float("inf")))
        levels = (_even(fit, n_periods) for fit, _ in pairs)
        losses.append(sum(out.loss(one) for one, (_, out) in zip(levels, pairs, strict=True)))
    return tried[int(np.argmin(losses))]


def _even(equations: Equations, n_periods: int) -> Floats:
    """The best level that is the same in all periods."""
    level = equations.right.sum() / max(float(equations.gram.sum()), 1e-9)
    return np.full(n_periods, level)


def folds(n: int, seed: int) -> Ints:
    """In which fold each sale is left out."""
    return np.random.default_rng(seed).permutation(n) % FOLDS


def _time_alone(fit: Equations, out: Equations, n_periods: int) -> tuple[Equations, Equations]:
    """Both as functions of the time effects, with the best characteristics for each in `fit`.

    Solving those for every smoothing would cost a hundred times as much.
    """
    p = len(fit.right) - n_periods
    own = fit.gram[:p, :p] + RIDGE * np.eye(p)
    solved = _solved(own, np.column_stack([fit.right[:p], fit.gram[:p, p:]]))
    start = np.concatenate([solved[:, 0], np.zeros(n_periods)])
    turn = np.vstack([-solved[:, 1:], np.eye(n_periods)])
    ridged = fit.gram.copy()
    ridged[:p, :p] = own
    return (
        _moved(Equations(ridged, fit.right, fit.squares, fit.count), start, turn),
        _moved(out, start, turn),
    )


def _moved(equations: Equations, start: Floats, turn: Floats) -> Equations:
    """Of the shorter solutions whose long form is ``start + turn @ solution``."""
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


def _solved(matrix: Floats, right: Floats) -> Floats:
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
