"""The assessor's ratio study: level, uniformity and vertical equity of values.

Every function takes sale prices and values of shape (n_sales,), positive and finite, in one
currency; `usable_rows` marks the rows that are.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray
from scipy.special import stdtrit

from houseprice.errors import InvalidData
from houseprice.evaluation.intervals import median_interval

Floats = NDArray[np.float64]


def usable_rows(prices: Floats, values: Floats) -> NDArray[np.bool_]:
    """Mask of the rows that have a ratio; the caller reports the number of the others."""
    finite = np.isfinite(prices) & np.isfinite(values)
    return finite & (prices > 0) & (values > 0)


def ratios(prices: Floats, values: Floats) -> Floats:
    """Value / price, unitless.

    Raises
    ------
    InvalidData
        If there is no sale, or a price or value is not positive and finite.
    """
    if prices.size == 0 or prices.shape != values.shape or not usable_rows(prices, values).all():
        raise InvalidData("Every price and value must be positive; there must be at least one.")
    return values / prices


def median_ratio(prices: Floats, values: Floats) -> float:
    """Level of appraisal; 1 means half the homes are valued above their price."""
    return float(np.median(ratios(prices, values)))


def weighted_mean_ratio(prices: Floats, values: Floats) -> float:
    """Sum of values over sum of prices."""
    return float(values.sum() / prices.sum())


def coefficient_of_dispersion(ratio: Floats) -> float:
    """COD: mean absolute deviation of the ratios from their median, percent of the median.

    Parameters
    ----------
    ratio : ndarray of shape (n_sales,)
        Value / price, unitless; every ratio is > 0.

    Returns
    -------
    float
        Percent; 0 means every home is valued at the same share of its price.

    Raises
    ------
    InvalidData
        If there is no ratio, or one is not positive.

    References
    ----------
    IAAO, Standard on Ratio Studies (2013), section 9.

    Examples
    --------
    >>> round(coefficient_of_dispersion(np.array([0.9, 1.0, 1.1])), 2)
    6.67
    """
    if ratio.size == 0 or not (ratio > 0).all():
        raise InvalidData("Every ratio must be positive, and there must be at least one.")
    median = np.median(ratio)
    return float(100 * np.abs(ratio - median).mean() / median)


def coefficient_of_variation(ratio: Floats) -> float:
    """COV: standard deviation of the ratios (ddof 1), percent of their mean.

    Parameters
    ----------
    ratio : ndarray of shape (n_sales,)
        Value / price, unitless; every ratio is > 0.

    Raises
    ------
    InvalidData
        If there are fewer than two ratios, or one is not positive.

    Examples
    --------
    >>> round(coefficient_of_variation(np.array([0.9, 1.0, 1.1])), 6)
    10.0
    """
    if ratio.size < 2 or not (ratio > 0).all():
        raise InvalidData("Every ratio must be positive, and there must be at least two.")
    return float(100 * ratio.std(ddof=1) / ratio.mean())


def price_related_differential(prices: Floats, values: Floats) -> float:
    """PRD: mean ratio over weighted mean ratio; above 1.03 dear homes are valued too low."""
    mean = ratios(prices, values).mean()
    return float(mean / weighted_mean_ratio(prices, values))


@dataclass(frozen=True)
class PriceRelatedBias:
    """PRB: change of the ratio when the home's value doubles, as a share of the median ratio.

    Parameters
    ----------
    slope, standard_error : float
        The regression's slope (never its intercept) and the slope's standard error.
    low, high : float
        95 % interval of the slope by Student's t with n - 2 degrees of freedom.
    """

    slope: float
    standard_error: float
    low: float
    high: float


def price_related_bias(prices: Floats, values: Floats) -> PriceRelatedBias | None:
    """PRB by least squares on the log2 of the value proxy.

    Returns
    -------
    PriceRelatedBias or None
        None with fewer than three sales, or where all homes have the same worth.

    References
    ----------
    IAAO, Standard on Ratio Studies (2013), section 9.2.7.
    """
    ratio = ratios(prices, values)
    median = np.median(ratio)
    y = (ratio - median) / median
    x = np.log2(value_proxy(prices, values))
    x -= x.mean()
    spread = float(x @ x)
    if ratio.size < 3 or np.ptp(x) < 1e-12:
        return None
    slope = float(x @ y) / spread
    rest = y - y.mean() - slope * x
    error = math.sqrt(float(rest @ rest) / (ratio.size - 2) / spread)
    half = float(stdtrit(ratio.size - 2, 0.975)) * error
    return PriceRelatedBias(slope, error, slope - half, slope + half)


def value_proxy(prices: Floats, values: Floats) -> Floats:
    """Mean of price and value at the median level, which ranks homes without favouring either.

    Tiers by sale price alone would show regressivity that comes from noise in the prices.
    """
    return 0.5 * (prices + values / np.median(values / prices))


def kakwani_indices(prices: Floats, values: Floats) -> tuple[float, float | None]:
    """KI and modified KI: Gini of the values in the order of prices, against that of prices.

    Returns
    -------
    tuple of float and (float or None)
        ``G(values) - G(prices)`` and ``G(values) / G(prices)``; the second is None where all
        prices are equal. Figures below 0 and below 1 mean regressive values.

    References
    ----------
    Quintos, Journal of Property Tax Assessment & Administration 17(2) and 18(2).
    """
    order = np.argsort(prices, kind="stable")
    of_prices, of_values = _gini(prices[order]), _gini(values[order])
    quotient = None if np.ptp(prices) == 0 else of_values / of_prices
    return of_values - of_prices, quotient


def _gini(ordered: Floats) -> float:
    n = ordered.size
    rank = np.arange(1, n + 1)
    return float(2 * (rank * ordered).sum() / (n * ordered.sum()) - (n + 1) / n)


@dataclass(frozen=True)
class Tier:
    """Median ratio of one value tier with its 90 % order-statistic interval."""

    n: int
    median: float
    low: float
    high: float


@dataclass(frozen=True)
class VerticalEquity:
    """VEI: difference of the top and bottom tier's median ratio, percent of the median ratio.

    Parameters
    ----------
    vei : float
        Percent; within 10 is compliant, below 0 regressive.
    significance : float
        Gap between the two tiers' intervals, percent; 0 or of the other sign if they overlap.
    tiers : tuple of Tier
        From the cheapest to the dearest homes.
    """

    vei: float
    significance: float
    conclusion: Literal["compliant", "progressive", "regressive", "inconclusive"]
    tiers: tuple[Tier, ...]


def vertical_equity(prices: Floats, values: Floats) -> VerticalEquity | None:
    """VEI as in the IAAO exposure draft of September 2025.

    Returns
    -------
    VerticalEquity or None
        None with fewer than 20 sales or where all homes have the same worth, because a single
        tier has nothing to be compared with.
    """
    ratio = ratios(prices, values)
    count = tier_count(ratio.size)
    groups = tiers(value_proxy(prices, values), count)
    if len(groups) < 2:
        return None
    median = float(np.median(ratio))
    tier_medians = tuple(_tier(ratio[rows]) for rows in groups)
    vei = vertical_equity_index(prices, values, count)
    significance = 100 * _gap(tier_medians[0], tier_medians[-1], vei) / median
    return VerticalEquity(vei, significance, _conclusion(vei, significance), tier_medians)


def vertical_equity_index(prices: Floats, values: Floats, count: int) -> float:
    """VEI alone, in percent, over `count` tiers; NaN where there are fewer than two.

    Parts of one sample must be compared with the number of tiers of the whole: with fewer tiers,
    the outer ones reach further to the middle and the VEI shrinks.
    """
    ratio = ratios(prices, values)
    groups = tiers(value_proxy(prices, values), count)
    if len(groups) < 2:
        return math.nan
    apart = np.median(ratio[groups[-1]]) - np.median(ratio[groups[0]])
    return float(100 * apart / np.median(ratio))


def tier_count(n: int) -> int:
    """Number of tiers of the VEI for n sales: 0 below 20, 2 up to 50, 4 up to 500, then 10."""
    if n < 20:
        return 0
    return 2 if n <= 50 else 4 if n <= 500 else 10


def tiers(proxy: Floats, count: int) -> list[NDArray[np.intp]]:
    """Divide homes by their proxy into near-equal groups.

    Parameters
    ----------
    proxy : ndarray of shape (n_homes,)
        The result of `value_proxy`.
    count : int
        Number of groups; there are fewer where many homes have the same proxy.

    Returns
    -------
    list of ndarray of int
        Row numbers of the groups, from the cheapest group on; the first groups take the
        remainder, and equal proxies stay together.
    """
    if count == 0:
        return []
    order = np.argsort(proxy, kind="stable")
    ordered = proxy[order]
    sizes = np.full(count, proxy.size // count)
    sizes[: proxy.size % count] += 1
    # A cut inside a run of equal proxies moves to the end of that run.
    cuts = np.searchsorted(ordered, ordered[np.cumsum(sizes)[:-1] - 1], side="right")
    groups = np.split(order, np.maximum.accumulate(cuts))
    return [group for group in groups if group.size > 0]


def _tier(ratio: Floats) -> Tier:
    return Tier(ratio.size, float(np.median(ratio)), *median_interval(ratio, 0.90))


def _gap(first: Tier, last: Tier, vei: float) -> float:
    # For a negative VEI the facing ends are the other two; the outer distance has no meaning.
    return last.low - first.high if vei > 0 else last.high - first.low


def _conclusion(
    vei: float, significance: float
) -> Literal["compliant", "progressive", "regressive", "inconclusive"]:
    if abs(vei) <= 10:
        return "compliant"
    if vei > 0:
        return "progressive" if significance > 10 else "inconclusive"
    return "regressive" if significance < -10 else "inconclusive"
