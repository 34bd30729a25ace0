"""Statistics of many resamplings of the sales at once, for the bootstrap.

Each function takes columns of shape (n_sales,) and returns a function from row numbers of shape
(n_repeats, n_sales) to statistics of shape (n_repeats,). Prices, values and ratios are always
resampled together: weights that are not resampled would make the PRD's interval wrong.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Rows = NDArray[np.intp]
Statistics = Callable[[Rows], dict[str, Floats]]


def combine(*parts: Statistics) -> Statistics:
    """Combine the statistics of the parts, on the same resamplings."""

    def statistics(rows: Rows) -> dict[str, Floats]:
        return {name: values for part in parts for name, values in part(rows).items()}

    return statistics


def money_errors(prices: Floats, values: Floats) -> Statistics:
    """Statistics ``rmse``, ``mae`` and ``r2``."""
    error = values - prices
    squares, centred = np.square(error), np.square(prices - prices.mean())

    def statistics(rows: Rows) -> dict[str, Floats]:
        mean, squared = prices[rows].mean(axis=1), squares[rows].mean(axis=1)
        # Variance of the resampled prices around their own mean, without a second pass.
        variance = centred[rows].mean(axis=1) - np.square(mean - prices.mean())
        with np.errstate(divide="ignore", invalid="ignore"):
            r2 = 1 - squared / np.where(variance > 0, variance, np.nan)
        return {"rmse": np.sqrt(squared), "mae": np.abs(error)[rows].mean(axis=1), "r2": r2}

    return statistics


def cods(ratios: Floats) -> Floats:
    """COD in percent of each row of `ratios`, which have shape (n_repeats, n_sales)."""
    median = np.median(ratios, axis=1)
    percent: Floats = 100 * np.abs(ratios - median[:, None]).mean(axis=1) / median
    return percent


def ratio_figures(prices: Floats, values: Floats) -> Statistics:
    """Statistics ``mape``, ``mpe``, ``fsd``, ``cod``, ``cov``, ``prd`` and the mean ratios."""
    ratio = values / prices

    def statistics(rows: Rows) -> dict[str, Floats]:
        r = ratio[rows]
        mean, sd = r.mean(axis=1), r.std(axis=1, ddof=1)
        weighted = values[rows].sum(axis=1) / prices[rows].sum(axis=1)
        return {
            "mape": 100 * np.abs(r - 1).mean(axis=1),
            "mpe": 100 * (mean - 1),
            "fsd": sd,
            "cod": cods(r),
            "cov": 100 * sd / mean,
            "prd": mean / weighted,
            "mean_ratio": mean,
            "weighted_mean_ratio": weighted,
        }

    return statistics


def value_bias(prices: Floats, values: Floats) -> Statistics:
    """Statistics ``mdape``, ``median_ratio`` and ``prb``; the last is NaN without a spread."""
    ratio = values / prices

    def statistics(rows: Rows) -> dict[str, Floats]:
        r, s, a = ratio[rows], prices[rows], values[rows]
        median = np.median(r, axis=1)
        x = np.log2(0.5 * (s + a / median[:, None]))  # see `ratio_study.price_related_bias`
        x -= x.mean(axis=1, keepdims=True)
        spread = np.square(x).sum(axis=1)
        slope = (x * r).sum(axis=1) / median / np.where(spread > 0, spread, np.nan)
        mdape = 100 * np.median(np.abs(r - 1), axis=1)
        return {"mdape": mdape, "median_ratio": median, "prb": slope}

    return statistics


def dispersion(prices: Floats, values: Floats) -> Statistics:
    """Statistic ``cod`` alone, for many small groups."""
    ratio = values / prices

    def statistics(rows: Rows) -> dict[str, Floats]:
        return {"cod": cods(ratio[rows])}

    return statistics


def kakwani(prices: Floats, values: Floats) -> Statistics:
    """Statistics ``ki`` and ``mki``; ``mki`` is NaN where all resampled prices are equal."""
    order = np.argsort(prices, kind="stable")
    s, a = prices[order], values[order]
    n = prices.size
    rank = np.arange(1.0, n + 1)

    def gini(v: Floats) -> Floats:
        out: Floats = 2 * (v @ rank) / (n * v.sum(axis=1)) - (n + 1) / n
        return out

    def statistics(rows: Rows) -> dict[str, Floats]:
        # Row numbers in rising order are sales in the order of their prices.
        ordered = np.sort(rows, axis=1)
        of_prices, of_values = gini(s[ordered]), gini(a[ordered])
        equal = s[ordered[:, 0]] == s[ordered[:, -1]]
        mki = of_values / np.where(equal, np.nan, of_prices)
        return {"ki": of_values - of_prices, "mki": mki}

    return statistics


def means(**columns: Floats) -> Statistics:
    """The mean of each column under its name."""

    def statistics(rows: Rows) -> dict[str, Floats]:
        return {name: column[rows].mean(axis=1) for name, column in columns.items()}

    return statistics
