"""The table of scores on sales that the model never saw, each with its 95 % interval."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from houseprice.errors import InvalidData
from houseprice.evaluation import accuracy, ranges, ratio_study
from houseprice.evaluation.estimates import MIN_SALES, Estimate, estimate, middle, share
from houseprice.evaluation.intervals import bootstrap_intervals, jackknife_intervals
from houseprice.evaluation.resampling import combine, money_errors, ratio_figures

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]

#: Scores of the sales with a value; shares refer to all prices or have a count of their own.
_SCORES_OF_VALUES = (
    *("mdape", "mape", "mpe", "median_error", "rmse", "mae", "r2", "fsd"),
    *("median_ratio", "cod", "cov", "prd", "prb"),
)


def score_test(
    prices: Floats,
    values: Floats,
    low: Floats | None = None,
    high: Floats | None = None,
    *,
    fsd: Floats | None = None,
    low_68: Floats | None = None,
    high_68: Floats | None = None,
    levels: Floats | None = None,
    quantiles: Floats | None = None,
    seed: int = 0,
) -> dict[str, Any]:
    """Score values on sales that the model never saw.

    Parameters
    ----------
    prices, values : ndarray of shape (n_sales,)
        Prices (> 0) and values in one currency. A value that is not positive is a miss in PPE
        and in the hit rate and is left out of most other scores.
    low, high, low_68, high_68 : ndarray of shape (n_sales,) or None
        Ends of the 90 % and of the 68 % ranges; None for a model without ranges.
    fsd : ndarray of shape (n_sales,) or None
        Stated forecast standard deviation of each value, as a fraction.
    levels, quantiles : ndarray of shape (n_levels,) and (n_sales, n_levels), or None
        Predicted quantiles of the price, and their levels within 0..1.
    seed : int
        Seed of the bootstrap.

    Returns
    -------
    dict
        ``n`` and, for each score, ``{"value", "low", "high", "n"}``: percentages in percent,
        money in the currency of the prices, ``fsd`` as a fraction. ``value`` is None where the
        score is undefined or has fewer than `MIN_SALES` sales; scores of ranges, spreads
        and quantiles are None where there are none. Each score is defined in
        ``docs/evaluation.md``.

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
    rows = ratio_study.usable_rows(prices, values)
    return {
        "n": int(prices.size),
        **_point_scores(prices, values, rows, seed),
        "hit_rate": share(rows, MIN_SALES),
        **_ranges(prices, values, (low, high), 0.90, seed),
        **_ranges(prices, values, (low_68, high_68), 0.68, seed),
        "pinball": _pinball(prices, levels, quantiles, seed),
        **_spread_scores(prices, values, rows, fsd),
    }


def _point_scores(prices: Floats, values: Floats, rows: Bools, seed: int) -> dict[str, Estimate]:
    s, a = prices[rows], values[rows]
    if s.size < MIN_SALES:
        nothing = {name: estimate(None, n=s.size) for name in _SCORES_OF_VALUES}
        return {**nothing, **_shares(prices, values)}
    ends = bootstrap_intervals(combine(money_errors(s, a), ratio_figures(s, a)), s.size, seed=seed)

    def whole(name: str, value: float | None) -> Estimate:
        return estimate(value, ends[name], s.size)

    return {
        **_middles(s, a),
        **_shares(prices, values),
        "mape": whole("mape", accuracy.mean_absolute_percentage_error(s, a)),
        "mpe": whole("mpe", accuracy.mean_percentage_error(s, a)),
        "rmse": whole("rmse", accuracy.root_mean_squared_error(s, a)),
        "mae": whole("mae", accuracy.mean_absolute_error(s, a)),
        "r2": whole("r2", accuracy.r_squared(s, a)),
        "fsd": whole("fsd", accuracy.forecast_standard_deviation(s, a)),
        "cod": whole("cod", ratio_study.coefficient_of_dispersion(a / s)),
        "cov": whole("cov", ratio_study.coefficient_of_variation(a / s)),
        "prd": whole("prd", ratio_study.price_related_differential(s, a)),
        "prb": price_related_bias(s, a),
    }


def _middles(s: Floats, a: Floats) -> dict[str, Estimate]:
    return {
        "mdape": middle(accuracy.absolute_percentage_errors(s, a)),
        "median_error": middle(accuracy.percentage_errors(s, a)),
        "median_ratio": middle(ratio_study.ratios(s, a)),
    }


def _shares(prices: Floats, values: Floats) -> dict[str, Estimate]:
    near, has_value = accuracy.within_percent(prices, values, 10), np.isfinite(values)
    beyond = {"p15l": -15.0, "p15h": 15.0, "p20h": 20.0}
    return {
        "ppe10": share(near, MIN_SALES),
        "ppe20": share(accuracy.within_percent(prices, values, 20), MIN_SALES),
        "failure_rate": share(~near, MIN_SALES),
        **{
            name: share(accuracy.beyond_percent(prices, values, percent)[has_value], MIN_SALES)
            for name, percent in beyond.items()
        },
    }


def price_related_bias(prices: Floats, values: Floats) -> Estimate:
    """PRB as an estimate: the slope with its interval in closed form, n - 2 degrees of freedom."""
    bias = ratio_study.price_related_bias(prices, values)
    if bias is None:
        return estimate(None, n=prices.size)
    return estimate(bias.slope, (bias.low, bias.high), prices.size)


def _ranges(
    prices: Floats,
    values: Floats,
    ends: tuple[Floats | None, Floats | None],
    coverage: float,
    seed: int,
) -> dict[str, Estimate | None]:
    low, high = ends
    if low is None or high is None:
        names = ("coverage", "width", "winkler")
        return dict.fromkeys(f"{name}_{100 * coverage:.0f}" for name in names)
    return {**ranges.range_scores(prices, values, low, high, coverage=coverage, seed=seed)}


def _pinball(
    prices: Floats, levels: Floats | None, quantiles: Floats | None, seed: int
) -> Estimate | None:
    if levels is None or quantiles is None:
        return None
    return ranges.pinball_score(prices, levels, quantiles, seed)


def _spread_scores(
    prices: Floats, values: Floats, rows: Bools, fsd: Floats | None
) -> dict[str, Estimate | None]:
    if fsd is None:
        return {"usable_hit_rate": None, "fsd_error_correlation": None}
    if fsd.shape != prices.shape:
        raise InvalidData(
            f"There must be one FSD for each sale, got {fsd.shape} for {prices.shape}."
        )
    usable_rows = rows & (fsd <= ranges.USABLE_FSD)
    both = rows & np.isfinite(fsd)
    errors = np.abs(values[both] / prices[both] - 1)
    return {
        "usable_hit_rate": share(usable_rows, MIN_SALES),
        "fsd_error_correlation": ranges.rank_correlation(fsd[both], errors),
    }


def vertical_equity_index(prices: Floats, values: Floats, seed: int = 0) -> Estimate:
    """VEI in percent with its interval by the jackknife.

    It is undefined with fewer than 20 sales or where all homes have the same worth.

    Parameters
    ----------
    prices, values : ndarray of shape (n_sales,)
        Positive finite amounts of at least two sales, in one currency.
    seed : int
        Seed of the jackknife's groups.
    """
    n, tiers = prices.size, ratio_study.tier_count(prices.size)

    def index(rows: NDArray[np.intp]) -> dict[str, float]:
        return {"vei": ratio_study.vertical_equity_index(prices[rows], values[rows], tiers)}

    ends = jackknife_intervals(index, n, seed=seed)["vei"]
    return estimate(index(np.arange(n))["vei"], ends, n)
