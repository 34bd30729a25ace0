"""The table of scores on unseen sales, each with its 95 % interval."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from houseprice.errors import InvalidData
from houseprice.evaluation import accuracy, ratio_study
from houseprice.evaluation.intervals import bootstrap_intervals, median_interval, wilson_interval

Floats = NDArray[np.float64]
Estimate = dict[str, float | None]

#: With fewer sales than this nothing is said at all.
MIN_SALES = 5
_SCORES = (
    *("mdape", "ppe10", "ppe20", "rmse", "mae", "r2"),
    *("median_ratio", "cod", "prd", "prb"),
)


def score_test(
    prices: Floats,
    values: Floats,
    low: Floats | None = None,
    high: Floats | None = None,
    *,
    seed: int = 0,
) -> dict[str, Any]:
    """Score values on sales that the model never saw.

    Parameters
    ----------
    prices, values : ndarray of shape (n_sales,)
        Prices (> 0) and values in one currency. A value that is not positive is a miss in
        PPE and is left out of the other scores.
    low, high : ndarray of shape (n_sales,) or None
        Ends of the 90 % ranges; None for a model without ranges.
    seed : int
        Of the bootstrap.

    Returns
    -------
    dict
        ``n`` and, for each score, ``{"value", "low", "high"}``: percentages in percent, money
        in the currency of the prices. ``value`` is None where the score is undefined or there
        are fewer than `MIN_SALES` sales; ``coverage_90`` and ``width_90`` are None without ranges.

    Raises
    ------
    InvalidData
        If there is no sale, a price is not positive, or lengths differ.

    Examples
    --------
    >>> score_test(np.full(8, 100.0), np.full(8, 105.0))["mdape"]["value"]
    5.0
    """
    accuracy.check_sales(prices, values)
    rows = ratio_study.usable(prices, values)
    scores: dict[str, Any] = {"n": int(prices.size)}
    if int(rows.sum()) < MIN_SALES:
        scores |= {name: _estimate(None) for name in _SCORES}
    else:
        scores |= _point_scores(prices, values, rows, seed)
    return scores | _range_scores(prices, values, low, high)


def ratio_report(prices: Floats, values: Floats) -> dict[str, Any]:
    """The ratio study in full: mean ratios, Kakwani indices and tiers of value.

    Parameters
    ----------
    prices, values : ndarray of shape (n_sales,)
        In one currency; rows that are not positive and finite are left out and counted.

    Returns
    -------
    dict
        ``n``, ``dropped``, ``mean_ratio``, ``weighted_mean_ratio``, ``ki``, ``mki``, ``vei``,
        ``vei_significance``, ``vei_conclusion`` and ``tiers`` (cheapest first); None where
        undefined.
    """
    rows = ratio_study.usable(prices, values)
    s, a = prices[rows], values[rows]
    report: dict[str, Any] = {"n": int(s.size), "dropped": int((~rows).sum())}
    if s.size < MIN_SALES:
        return report
    ki, mki = ratio_study.kakwani_indices(s, a)
    report |= {
        "mean_ratio": float((a / s).mean()),
        "weighted_mean_ratio": ratio_study.weighted_mean_ratio(s, a),
        "ki": ki,
        "mki": mki,
    }
    return report | _equity(s, a)


def _equity(prices: Floats, values: Floats) -> dict[str, Any]:
    equity = ratio_study.vertical_equity(prices, values)
    if equity is None:
        return {"vei": None, "vei_significance": None, "vei_conclusion": None, "tiers": []}
    tiers = [
        {"n": tier.n, "median_ratio": tier.median, "low_90": tier.low, "high_90": tier.high}
        for tier in equity.tiers
    ]
    return {
        "vei": equity.vei,
        "vei_significance": equity.significance,
        "vei_conclusion": equity.conclusion,
        "tiers": tiers,
    }


def _point_scores(
    prices: Floats, values: Floats, rows: NDArray[np.bool_], seed: int
) -> dict[str, Estimate]:
    s, a = prices[rows], values[rows]
    errors, ratio = accuracy.absolute_percentage_errors(s, a), ratio_study.ratios(s, a)
    ends = bootstrap_intervals(_resampled(s, a), s.size, seed=seed)
    return {
        "mdape": _estimate(float(np.median(errors)), median_interval(errors)),
        "ppe10": _share(accuracy.within_percent(prices, values, 10)),
        "ppe20": _share(accuracy.within_percent(prices, values, 20)),
        "rmse": _estimate(accuracy.root_mean_squared_error(s, a), ends["rmse"]),
        "mae": _estimate(accuracy.mean_absolute_error(s, a), ends["mae"]),
        "r2": _estimate(accuracy.r_squared(s, a), ends["r2"]),
        "median_ratio": _estimate(float(np.median(ratio)), median_interval(ratio)),
        "cod": _estimate(ratio_study.coefficient_of_dispersion(ratio), ends["cod"]),
        "prd": _estimate(ratio_study.price_related_differential(s, a), ends["prd"]),
        "prb": _bias(s, a),
    }


def _resampled(prices: Floats, values: Floats) -> Callable[[NDArray[np.intp]], dict[str, Floats]]:
    """The bootstrapped scores of many resamplings at once, columns resampled together."""
    ratio, error = values / prices, values - prices
    squares, centred = np.square(error), np.square(prices - prices.mean())

    def statistics(rows: NDArray[np.intp]) -> dict[str, Floats]:
        r = ratio[rows]
        median = np.median(r, axis=1)
        s, a, squared = prices[rows].mean(axis=1), values[rows].mean(axis=1), squares[rows]
        # Variance of the resampled prices around their own mean, without a second pass.
        variance = centred[rows].mean(axis=1) - np.square(s - prices.mean())
        with np.errstate(divide="ignore", invalid="ignore"):
            r2 = 1 - squared.mean(axis=1) / np.where(variance > 0, variance, np.nan)
        return {
            "rmse": np.sqrt(squared.mean(axis=1)),
            "mae": np.abs(error)[rows].mean(axis=1),
            "r2": r2,
            "cod": 100 * np.abs(r - median[:, None]).mean(axis=1) / median,
            "prd": r.mean(axis=1) * s / a,
        }

    return statistics


def _bias(prices: Floats, values: Floats) -> Estimate:
    bias = ratio_study.price_related_bias(prices, values)
    return _estimate(None) if bias is None else _estimate(bias.slope, (bias.low, bias.high))


def _range_scores(
    prices: Floats, values: Floats, low: Floats | None, high: Floats | None
) -> dict[str, Estimate | None]:
    if low is None or high is None:
        return {"coverage_90": None, "width_90": None}
    if low.shape != prices.shape or high.shape != prices.shape:
        raise InvalidData(f"There must be one range a sale, got {low.shape} and {high.shape}.")
    if prices.size < MIN_SALES:
        return {"coverage_90": _estimate(None), "width_90": _estimate(None)}
    width = 100 * (high - low) / values
    return {
        "coverage_90": _share((low <= prices) & (prices <= high)),
        "width_90": _estimate(float(np.median(width)), median_interval(width)),
    }


def _share(hits: NDArray[np.bool_]) -> Estimate:
    low, high = wilson_interval(int(hits.sum()), hits.size)
    return _estimate(float(100 * hits.mean()), (100 * low, 100 * high))


def _estimate(value: float | None, ends: tuple[float, float] | None = None) -> Estimate:
    if value is None or not math.isfinite(value):
        return {"value": None, "low": None, "high": None}
    if ends is None or not all(map(math.isfinite, ends)):
        return {"value": value, "low": None, "high": None}
    return {"value": value, "low": ends[0], "high": ends[1]}
