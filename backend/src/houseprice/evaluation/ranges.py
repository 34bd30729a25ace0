"""Scores of stated ranges and spreads: whether they are honest, and how narrow they are."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

import numpy as np
import polars as pl
from numpy.typing import NDArray
from scipy.special import ndtri

from houseprice.errors import InvalidData
from houseprice.evaluation.estimates import (
    MIN_RANKED,
    MIN_SALES,
    Estimate,
    estimate,
    middle,
    share,
)
from houseprice.evaluation.intervals import bootstrap_intervals
from houseprice.evaluation.resampling import Rows, means

Floats = NDArray[np.float64]

#: Largest FSD (a fraction) of the bands high and medium; lenders accept up to 0.20.
HIGH_FSD, USABLE_FSD = 0.13, 0.20
BANDS = ("high", "medium", "low")


def is_inside(prices: Floats, low: Floats, high: Floats) -> NDArray[np.bool_]:
    """Whether each price is inside its range, ends included; shape (n_sales,)."""
    is_held: NDArray[np.bool_] = (low <= prices) & (prices <= high)
    return is_held


def interval_scores(prices: Floats, low: Floats, high: Floats, coverage: float = 0.9) -> Floats:
    """Winkler's score of each range: its width plus a penalty for a price outside it.

    Parameters
    ----------
    prices, low, high : ndarray of shape (n_sales,)
        Amounts in one currency.
    coverage : float
        Promised coverage of the ranges, within 0..1.

    Returns
    -------
    ndarray of shape (n_sales,)
        Scores in that currency; lower is better, and a dishonest range is no better on average.

    References
    ----------
    Winkler (1972), A decision-theoretic approach to interval estimation.

    Examples
    --------
    >>> prices = np.array([100.0, 130.0])
    >>> interval_scores(prices, np.array([90.0, 90.0]), np.array([120.0, 120.0])).round(6)
    array([ 30., 230.])
    """
    below, above = np.maximum(low - prices, 0), np.maximum(prices - high, 0)
    scores: Floats = (high - low) + 2 / (1 - coverage) * (below + above)
    return scores


def pinball_losses(prices: Floats, levels: Floats, quantiles: Floats) -> Floats:
    """Pinball loss of predicted quantiles, mean over the levels.

    Parameters
    ----------
    prices : ndarray of shape (n_sales,)
    levels : ndarray of shape (n_levels,)
        Levels within 0..1.
    quantiles : ndarray of shape (n_sales, n_levels)
        Predicted quantiles in the currency of the prices.

    Returns
    -------
    ndarray of shape (n_sales,)
        Losses in that currency; lower is better.

    Raises
    ------
    InvalidData
        If the shapes do not match.

    Examples
    --------
    >>> pinball_losses(np.array([100.0]), np.array([0.5]), np.array([[90.0]]))
    array([5.])
    """
    if quantiles.shape != (prices.size, levels.size) or levels.size == 0:
        raise InvalidData(
            f"There must be {levels.size} quantiles for each of {prices.size} sales, "
            f"got {quantiles.shape}."
        )
    short = prices[:, None] - quantiles
    losses: Floats = np.maximum(levels * short, (levels - 1) * short).mean(axis=1)
    return losses


def range_scores(
    prices: Floats, values: Floats, low: Floats, high: Floats, *, coverage: float, seed: int = 0
) -> dict[str, Estimate]:
    """Coverage, width and Winkler score of ranges that promise `coverage`.

    Parameters
    ----------
    prices, values, low, high : ndarray of shape (n_sales,)
        Amounts in one currency; homes without a finite range are left out and not counted.
    coverage : float
        Promised coverage within 0..1; the names of the scores end in it, in percent.

    Returns
    -------
    dict
        ``coverage_90``: percent, with Wilson's interval; ``width_90``: median width in percent of
        the value; ``winkler_90``: mean score in money. They are undefined below five sales.

    Raises
    ------
    InvalidData
        If there is not one range for each sale.
    """
    if low.shape != prices.shape or high.shape != prices.shape:
        raise InvalidData(
            f"There must be one range for each sale, got {low.shape} and {high.shape}."
        )
    name = f"{100 * coverage:.0f}"
    rows = np.isfinite(low) & np.isfinite(high) & np.isfinite(values) & (values > 0)
    s, a, lo, hi = prices[rows], values[rows], low[rows], high[rows]
    if s.size < MIN_SALES:
        return {
            f"{key}_{name}": estimate(None, n=s.size) for key in ("coverage", "width", "winkler")
        }
    return {
        f"coverage_{name}": share(is_inside(s, lo, hi)),
        f"width_{name}": middle(100 * (hi - lo) / a),
        f"winkler_{name}": _mean(interval_scores(s, lo, hi, coverage), seed),
    }


def pinball_score(prices: Floats, levels: Floats, quantiles: Floats, seed: int = 0) -> Estimate:
    """Mean `pinball_losses` in money, over the homes with finite quantiles."""
    losses = pinball_losses(prices, levels, quantiles)
    losses = losses[np.isfinite(losses)]
    return estimate(None, n=losses.size) if losses.size < MIN_SALES else _mean(losses, seed)


def _mean(values: Floats, seed: int) -> Estimate:
    ends = bootstrap_intervals(means(mean=values), values.size, seed=seed)["mean"]
    return estimate(float(values.mean()), ends, values.size)


def rank_correlation(fsd: Floats, errors: Floats) -> Estimate:
    """Spearman's correlation of the stated FSD with the absolute error of the value.

    Parameters
    ----------
    fsd, errors : ndarray of shape (n_sales,)
        Stated spreads and absolute percentage errors, in any unit.

    Returns
    -------
    dict
        An estimate in -1..1; the interval uses Fisher's z with the variance of Bonett and
        Wright. It is undefined below five sales, or where all are equal.

    References
    ----------
    Bonett and Wright (2000), Sample size requirements for estimating Pearson, Kendall and
    Spearman correlations.
    """
    n = fsd.size
    if n < MIN_SALES or np.ptp(fsd) == 0 or np.ptp(errors) == 0:
        return estimate(None, n=n)
    rho = float(np.corrcoef(_ranks(fsd), _ranks(errors))[0, 1])
    if abs(rho) >= 1:
        return estimate(rho, n=n)
    half = float(ndtri(0.975)) * math.sqrt((1 + rho * rho / 2) / (n - 3))
    middle = math.atanh(rho)
    return estimate(rho, (math.tanh(middle - half), math.tanh(middle + half)), n)


def band_numbers(fsd: Floats) -> NDArray[np.int64]:
    """Band of each home: 0 is high, 1 medium, 2 low confidence; -1 means without an FSD."""
    bands = np.digitize(fsd, [HIGH_FSD, USABLE_FSD], right=True).astype(np.int64)
    return np.where(np.isfinite(fsd), bands, -1)


def reliability(prices: Floats, values: Floats, fsd: Floats, seed: int = 0) -> dict[str, Any]:
    """Observed spread of the errors divided by the stated spread.

    Parameters
    ----------
    prices, values : ndarray of shape (n_sales,)
        Positive finite amounts in one currency.
    fsd : ndarray of shape (n_sales,)
        Stated forecast standard deviations, as fractions.

    Returns
    -------
    dict
        ``n``; ``few``: whether there are fewer than 30 sales; ``stated_fsd``: root mean square;
        ``realised_sd``: standard deviation of the percentage errors; ``realised_fsd``: half the
        distance of the 15.87 % and 84.13 % quantiles of log(price / value), which a few outliers
        do not move; all as fractions. ``quotient`` and ``quotient_sd``: estimates of
        ``realised_fsd`` and ``realised_sd`` divided by ``stated_fsd``, where 1 is honest and more
        is overconfident. Below five sales all figures are None.
    """
    n = int(prices.size)
    head: dict[str, Any] = {"n": n, "few": n < MIN_RANKED}
    if n < MIN_SALES:
        empty = dict.fromkeys(("stated_fsd", "realised_sd", "realised_fsd"))
        return {
            **head,
            **empty,
            "quotient": estimate(None, n=n),
            "quotient_sd": estimate(None, n=n),
        }
    figures = _spreads(prices, values, fsd)
    point = {
        name: float(values_of_figure[0])
        for name, values_of_figure in figures(np.arange(n)[None, :]).items()
    }
    ends = bootstrap_intervals(figures, n, seed=seed)
    return {
        **head,
        **{name: point[name] for name in ("stated_fsd", "realised_sd", "realised_fsd")},
        **{name: estimate(point[name], ends[name], n) for name in ("quotient", "quotient_sd")},
    }


def _spreads(prices: Floats, values: Floats, fsd: Floats) -> Callable[[Rows], dict[str, Floats]]:
    error, log_error, squared = values / prices - 1, np.log(prices / values), np.square(fsd)

    def statistics(rows: Rows) -> dict[str, Floats]:
        stated = np.sqrt(squared[rows].mean(axis=1))
        sd = error[rows].std(axis=1, ddof=1)
        low, high = np.percentile(log_error[rows], [15.87, 84.13], axis=1)
        spread = (high - low) / 2
        return {
            "stated_fsd": stated,
            "realised_sd": sd,
            "realised_fsd": spread,
            "quotient": spread / stated,
            "quotient_sd": sd / stated,
        }

    return statistics


def _ranks(values: Floats) -> Floats:
    """Ranks from 1, equal values with their mean rank; without `scipy.stats`, slow to load."""
    ranks: Floats = pl.Series(values).rank("average").to_numpy()
    return ranks
