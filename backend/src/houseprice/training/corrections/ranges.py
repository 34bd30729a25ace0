"""Learn how wide the ranges of a model must be; see `valuation.corrections.ranges`."""

from __future__ import annotations

import warnings
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray
from scipy.cluster.vq import kmeans2

from houseprice.valuation.corrections.ranges import (
    PROBABILITIES,
    Calibration,
    RangeGroups,
    quantiles,
    spread_inputs,
)
from houseprice.valuation.rolling_ranges import RecentErrors, scaled_errors

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

#: Later sales set the width as well if there are at least this many.
MIN_CALIBRATION_SALES = 100
#: Later sales are few, but they are most like the future, so they have half of the weight.
_LATER_SHARE = 0.5
#: The weight of a sale halves with each quarter of the span of dates.
_HALF_LIFE = 0.25
_FOLDS = 5
#: Strengths of the ridge per sale to choose from; the columns are normal scores.
_RIDGES = (0.02, 0.05, 0.1, 0.2, 0.5)
_TIERS, _PLACES = 10, 30
_LEAST_IN_TIER, _LEAST_IN_PLACE = 100, 400
#: A group of this many sales moves half of the way from the common stretch to its own.
_SHRINK = 200
_STRETCH = 3.0
_TAILS = (0.05, 0.95)


@dataclass(frozen=True)
class Residuals:
    """Predictions of sales that the predicting model did not learn from.

    Parameters
    ----------
    x : ndarray of shape (n_sales, n_features)
        Features in normal-quantile form.
    y : ndarray of shape (n_sales,)
        Standardised predictions.
    error : ndarray of shape (n_sales,)
        Log price minus log value.
    day : ndarray of shape (n_sales,) or None
        Days since 1970, NaN where unknown; None unless valued homes are later than all sales.
    """

    x: Floats
    y: Floats
    error: Floats
    day: Floats | None = None


def calibrate(
    out_of_fold: Residuals, later: Residuals | None, seed: int, places: tuple[int, ...] = ()
) -> Calibration:
    """Learn the local spread, the stretch of each group, and the shape of the errors.

    Parameters
    ----------
    out_of_fold : Residuals
        Out-of-fold predictions of the training sales.
    later : Residuals or None
        The latest training sales, predicted from earlier ones. Where there are
        `MIN_CALIBRATION_SALES` of them they have half of the weight: a market that moves breaks
        the exchange of past and future.
    seed : int
        Seed of the folds in which the spread itself is held out, and of the places.
    places : tuple of int
        Columns of x that say where a home is; sales near each other form a group.
    """
    spread = _fit_spread(out_of_fold, seed)
    scaled = out_of_fold.error / np.exp(np.clip(spread.held_out, spread.low, spread.high))
    groups, scaled = _fit_groups(out_of_fold, scaled, places, seed)
    calibration = Calibration(
        spread.weights, spread.low, spread.high, (), groups, scaled.size, "out_of_fold"
    )
    errors, weights = scaled, _recency(out_of_fold)
    if later is not None and later.error.size >= MIN_CALIBRATION_SALES:
        errors = np.concatenate([scaled, _scaled(calibration, later)])
        share = np.full(later.error.size, _LATER_SHARE / later.error.size)
        weights = np.concatenate([weights * (1 - _LATER_SHARE), share])
        calibration = replace(calibration, n=errors.size, source="rehearsal")
    return replace(calibration, shape=tuple(quantiles(errors, weights, PROBABILITIES).tolist()))


@dataclass(frozen=True)
class _Spread:
    """The ridge of the log spread; `held_out` comes from ridges that did not see the sale."""

    weights: Floats
    held_out: Floats
    low: float
    high: float


def _fit_spread(out_of_fold: Residuals, seed: int) -> _Spread:
    """Fit the ridge with the strength whose held-out spreads match the errors best."""
    inputs, target = spread_inputs(out_of_fold.x, out_of_fold.y), _log_size(out_of_fold.error)
    fold = np.random.default_rng(seed).permutation(target.size) % _FOLDS
    parts = [_Moments.of(inputs[fold == k], target[fold == k]) for k in range(_FOLDS)]
    whole = _Moments.of(inputs, target)
    best: tuple[float, Floats, float] | None = None
    for strength in _RIDGES:
        held_out = np.empty_like(target)
        for number, part in enumerate(parts):
            held = fold == number
            held_out[held] = inputs[held] @ whole.without(part).solve(strength)
        loss = _loss(out_of_fold.error, held_out)
        if best is None or loss < best[0]:
            best = (loss, held_out, strength)
    assert best is not None  # noqa: S101 - for the type checker: there are strengths
    weights = whole.solve(best[2])
    low, high = (float(end) for end in np.quantile(inputs @ weights, [0.01, 0.99]))
    return _Spread(weights, best[1], low, high)


@dataclass(frozen=True)
class _Moments:
    """Sums over some sales from which a ridge is solved."""

    gram: Floats
    cross: Floats
    n: int

    @classmethod
    def of(cls, inputs: Floats, target: Floats) -> _Moments:
        return cls(inputs.T @ inputs, inputs.T @ target, target.size)

    def without(self, part: _Moments) -> _Moments:
        return _Moments(self.gram - part.gram, self.cross - part.cross, self.n - part.n)

    def solve(self, strength: float) -> Floats:
        penalty = np.full(self.cross.size, strength * self.n)
        penalty[0] = 1e-9  # the intercept is free
        return np.asarray(np.linalg.solve(self.gram + np.diag(penalty), self.cross))


def _loss(error: Floats, log_spread: Floats) -> float:
    """Negative log likelihood of Laplace errors with these spreads times the best common factor."""
    bounded = np.clip(log_spread, *np.quantile(log_spread, [0.01, 0.99]))
    return float(bounded.mean() + np.log((np.abs(error) / np.exp(bounded)).mean()))


def _log_size(error: Floats) -> Floats:
    size = np.abs(error)
    # A tenth of the usual error is added: a lucky hit must not count as a home without spread.
    floor = max(0.1 * float(np.median(size)), 1e-6)
    out: Floats = np.log(size + floor)
    return out


def _fit_groups(
    out_of_fold: Residuals, scaled: Floats, places: tuple[int, ...], seed: int
) -> tuple[tuple[RangeGroups, ...], Floats]:
    """Stretches of the tiers, then of the places, and the errors after these are divided out."""
    groups = []
    for columns, centres in (
        ((), _tiers(out_of_fold.y)),
        (places, _places(out_of_fold.x, places, seed)),
    ):
        if len(centres) < 2:
            continue
        flat = RangeGroups(columns, centres, np.ones(len(centres)), np.ones(len(centres)))
        number = flat.of(out_of_fold.x, out_of_fold.y)
        below, above = (_stretches(scaled, number, len(centres), tail) for tail in _TAILS)
        groups.append(RangeGroups(columns, centres, below, above))
        scaled = scaled / np.where(scaled < 0, below[number], above[number])
    return tuple(groups), scaled


def _tiers(y: Floats) -> Floats:
    """Medians of equally many predictions each, shape (n_tiers, 1)."""
    count = min(_TIERS, y.size // _LEAST_IN_TIER)
    middles = np.quantile(y, (np.arange(count) + 0.5) / max(count, 1))
    return np.unique(middles)[:, None]


def _places(x: Floats, columns: tuple[int, ...], seed: int) -> Floats:
    """Middles of clusters of sales, shape (n_places, n_columns); none without columns."""
    count = min(_PLACES, len(x) // _LEAST_IN_PLACE) if columns else 0
    if count < 2:
        return np.empty((0, len(columns)))
    points = x[:, columns]
    generator = np.random.default_rng(seed)
    with warnings.catch_warnings(action="ignore"):  # a cluster may lose all of its sales
        centres, _ = kmeans2(points, count, minit="++", rng=generator)
    return np.asarray(centres, dtype=np.float64)


def _stretches(scaled: Floats, number: Ints, count: int, tail: float) -> Floats:
    """Tail of each group's errors divided by that of all, nearer to 1 where sales are few."""
    common = float(np.quantile(scaled, tail))
    out = np.ones(count)
    for group in range(count):
        own = scaled[number == group]
        if own.size == 0 or common == 0:
            continue
        ratio = np.clip(np.quantile(own, tail) / common, 1 / _STRETCH, _STRETCH)
        out[group] = ratio ** (own.size / (own.size + _SHRINK))
    return out


def recent_errors(calibration: Calibration, later: Residuals | None) -> RecentErrors | None:
    """Errors that a rolling recalibration starts from; None without later sales with dates."""
    if later is None or later.day is None:
        return None
    return RecentErrors.ordered(_scaled(calibration, later), later.day)


def _scaled(calibration: Calibration, sales: Residuals) -> Floats:
    return scaled_errors(sales.error, *calibration.scales(sales.x, sales.y))


def _recency(out_of_fold: Residuals) -> Floats:
    """Weights that add up to 1; recent sales weigh more, since future sales are more like them."""
    if out_of_fold.day is None:
        return np.full(out_of_fold.error.size, 1 / out_of_fold.error.size)
    first, last = np.nanmin(out_of_fold.day), np.nanmax(out_of_fold.day)
    day = np.where(np.isnan(out_of_fold.day), first, out_of_fold.day)
    age = (last - day) / max(last - first, 1.0)
    weights = 0.5 ** (age / _HALF_LIFE)
    return np.asarray(weights / weights.sum(), dtype=np.float64)
