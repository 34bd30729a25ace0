"""Compares two models on the same sales: is one better, or was it luck?"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from houseprice.errors import InvalidData
from houseprice.evaluation import accuracy
from houseprice.evaluation.estimates import MIN_RANKED, MIN_SALES
from houseprice.evaluation.intervals import (
    BOOTSTRAP_REPEATS,
    bootstrap_replicates,
    percentile_interval,
)
from houseprice.evaluation.ranges import is_inside
from houseprice.evaluation.resampling import Rows, Statistics, cods, combine

Floats = NDArray[np.float64]
Verdict = Literal["better", "worse", "no_proven_difference"]

#: Share of prices, in percent, that the 90 % range should hold.
_NOMINAL = 90.0


@dataclass(frozen=True)
class RangedValues:
    """Values of some sales by one model, with their 90 % ranges.

    Parameters
    ----------
    values, low, high : ndarray of shape (n_sales,)
        Finite amounts in the currency of the prices.
    """

    values: Floats
    low: Floats
    high: Floats


@dataclass(frozen=True)
class Difference:
    """The difference between the scores of two models.

    Parameters
    ----------
    first, second : float
        The two scores.
    difference : float
        ``first - second``, in the unit of the score.
    low, high : float
        95 % interval of the difference.
    verdict : str or None
        Verdict on the first model; None with fewer than `estimates.MIN_RANKED` sales.
    """

    first: float
    second: float
    difference: float
    low: float
    high: float
    verdict: Verdict | None


@dataclass(frozen=True)
class Replicates:
    """Scores of one model on the sales and on resamplings of them.

    Parameters
    ----------
    n : int
        Number of sales.
    point : dict of str to float
        ``mdape``, ``cod``, ``ppe10`` and (for a model with ranges) ``coverage_90`` in percent,
        ``rmse`` in money.
    resampled : dict of str to ndarray of shape (repeats,)
        The same scores on resampled sales.
    """

    n: int
    point: dict[str, float]
    resampled: dict[str, Floats]


def _as_it_is(score: Floats) -> Floats:
    return score


def _more_is_better(score: Floats) -> Floats:
    return -score


def _miss(score: Floats) -> Floats:
    return np.abs(score - _NOMINAL)


#: Loss of each score: of two models the one with the smaller loss is better.
_LOSS: dict[str, Callable[[Floats], Floats]] = {
    "mdape": _as_it_is,
    "rmse": _as_it_is,
    "cod": _as_it_is,
    "ppe10": _more_is_better,
    "coverage_90": _miss,
}
METRICS = tuple(_LOSS)


def replicates(
    prices: Floats, model: RangedValues, *, repeats: int = BOOTSTRAP_REPEATS, seed: int = 0
) -> Replicates:
    """Score a model on sales and on resamplings of them.

    Parameters
    ----------
    prices : ndarray of shape (n_sales,)
        Positive prices.
    model : RangedValues
    repeats : int
        Number of resamplings.
    seed : int
        Two models are comparable if `prices`, `repeats` and `seed` are the same.

    Raises
    ------
    InvalidData
        If there are fewer than `estimates.MIN_SALES` sales, a price is not positive, or a value
        is missing or not finite.
    """
    _check(prices, model.values, model.low, model.high)
    statistics = combine(_errors(prices, model.values), _coverage(prices, model))
    return _replicates(statistics, prices.size, repeats, seed)


def value_replicates(
    prices: Floats, values: Floats, *, repeats: int = BOOTSTRAP_REPEATS, seed: int = 0
) -> Replicates:
    """Score a model without ranges in the way `replicates` scores one with ranges."""
    _check(prices, values)
    return _replicates(_errors(prices, values), prices.size, repeats, seed)


def _check(prices: Floats, *columns: Floats) -> None:
    accuracy.check_sales(prices, columns[0])
    if prices.size < MIN_SALES or not np.isfinite(np.stack(columns)).all():
        raise InvalidData(
            f"Models are compared on at least {MIN_SALES} sales with a finite value and range, "
            f"got {prices.size} sales."
        )


def _replicates(statistics: Statistics, n: int, repeats: int, seed: int) -> Replicates:
    everything = np.arange(n, dtype=np.intp)[None]
    point = {name: float(values[0]) for name, values in statistics(everything).items()}
    resampled = bootstrap_replicates(statistics, n, repeats=repeats, seed=seed)
    return Replicates(n, point, resampled)


def differences(first: Replicates, second: Replicates) -> dict[str, Difference]:
    """Compare two models sale by sale, by the percentile bootstrap of the difference.

    Both models are scored on each resampled set of sales, so a sale that is hard for both cancels
    out. The interval is narrower than those of the two scores, and the right one to judge by.

    Parameters
    ----------
    first, second : Replicates
        Replicates with the same sales, `repeats` and `seed`.

    Returns
    -------
    dict of str to Difference
        The difference in each of `METRICS` that both models have. A lower MdAPE, RMSE and COD is
        better, and so are a higher PPE10 and a coverage nearer to 90 %. A model is better or worse
        if the 95 % interval of the difference in loss excludes 0.

    References
    ----------
    Efron and Tibshirani (1993), An Introduction to the Bootstrap, chapter 13.

    Examples
    --------
    >>> prices = np.linspace(100.0, 200.0, 40)
    >>> near, far = (RangedValues(prices * k, 0.9 * prices, 1.3 * prices) for k in (1.02, 1.05))
    >>> mdape = differences(replicates(prices, near), replicates(prices, far))["mdape"]
    >>> round(mdape.difference, 6), mdape.verdict
    (-3.0, 'better')
    """
    both = first.point.keys() & second.point.keys()
    return {name: _difference(name, first, second) for name in METRICS if name in both}


def _difference(name: str, first: Replicates, second: Replicates) -> Difference:
    a, b, loss = first.resampled[name], second.resampled[name], _LOSS[name]
    low, high = percentile_interval(a - b)
    return Difference(
        first=first.point[name],
        second=second.point[name],
        difference=first.point[name] - second.point[name],
        low=low,
        high=high,
        verdict=_verdict(first.n, percentile_interval(loss(a) - loss(b))),
    )


def _verdict(n: int, interval: tuple[float, float]) -> Verdict | None:
    if n < MIN_RANKED or not all(map(math.isfinite, interval)):
        return None
    low, high = interval
    if high < 0:
        return "better"
    return "worse" if low > 0 else "no_proven_difference"


def _errors(prices: Floats, values: Floats) -> Statistics:
    ratio, squares = values / prices, np.square(values - prices)
    near = accuracy.within_percent(prices, values, 10)

    def statistics(rows: Rows) -> dict[str, Floats]:
        r = ratio[rows]  # (n_repeats, n_sales)
        return {
            "mdape": 100 * np.median(np.abs(r - 1), axis=1),
            "rmse": np.sqrt(squares[rows].mean(axis=1)),
            "cod": cods(r),
            "ppe10": 100 * near[rows].mean(axis=1),
        }

    return statistics


def _coverage(prices: Floats, model: RangedValues) -> Statistics:
    is_held = is_inside(prices, model.low, model.high)

    def statistics(rows: Rows) -> dict[str, Floats]:
        return {"coverage_90": 100 * is_held[rows].mean(axis=1)}

    return statistics
