"""Finds columns that are means of prices and include the sale itself or later sales."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.special import gammainc

from houseprice.data.leakage.judged_sales import JudgedSales, scores
from houseprice.data.ridge import cross_fitted_residuals

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

_LEAST_GROUPS = 6
_LEAST_SHARE = 0.5  # of the sales must be in groups of two or more
#: Prices per area that all but agree have the same mean in every group.
_LEAST_SPREAD = 0.01
#: Nominal prices widen the spread within groups, so that means which hardly feel them seem to fit
#: too well: prices farther from the middle than so many standard deviations count as that far.
_FARTHEST, _QUARTILES_PER_SD = 4.0, 1.349
#: Below this probability an honest column cannot fit the group means so well by chance.
_CHANCE = 1e-5
#: Among tens of thousands of groups a misfit just below 1 is improbable, too, but no leak.
_LARGEST_MISFIT = 0.9
#: Shares of a column's spread that means of prices explain, and shares of the residual after
#: earlier sales that later ones explain. An honest column follows earlier and later sales alike:
#: it gains at most 0.17 from both and 0.03 from later ones; leaks gain at least 0.5 and 0.28.
_UNDATED, _OF_BOTH, _OF_LATER = 0.93, 0.8, 0.6
_GAIN_OF_BOTH, _GAIN_OF_LATER, _LESS_LATER = 0.35, 0.15, 0.05


@dataclass(frozen=True)
class GroupFit:
    """How a column that repeats fits the mean price of the sales which share its value.

    Parameters
    ----------
    groups, sales : int
    misfit : float
        Spread around the means in standard errors of a mean, which is 1 or more if honest.
    chance : float
        Probability of so small a misfit if the column does not include these prices.
    """

    groups: int
    sales: int
    misfit: float
    chance: float

    @property
    def is_leak(self) -> bool:
        """Whether the fit is too good to be true."""
        return self.chance < _CHANCE and self.misfit < _LARGEST_MISFIT


def fit_groups(values: Floats, amounts: Sequence[Floats]) -> GroupFit | None:
    """Compare a column with the means of the prices which share a value of it.

    A column from other sales (last year's, say) misses these means by their sampling error;
    a mean that holds these very prices does not.

    Parameters
    ----------
    values : ndarray of shape (n_sales,)
    amounts : sequence of ndarray of shape (n_sales,)
        Logs of the price and of the price per area, NaN where one is missing.

    Returns
    -------
    GroupFit or None
        The best fit of all amounts; None where the column seldom repeats or has few values.
    """
    has_value = np.logical_and.reduce([np.isfinite(values), *map(np.isfinite, amounts)])
    level, code, count = np.unique(values[has_value], return_inverse=True, return_counts=True)
    shared = count >= 2
    if shared.sum() < _LEAST_GROUPS or count[shared].sum() < _LEAST_SHARE * has_value.sum():
        return None
    fits = [
        _fit_amount(level, code, count, _without_extremes(amount[has_value]))
        for amount in amounts
        if amount[has_value].std() > _LEAST_SPREAD
    ]
    return min(fits, key=lambda fit: fit.chance, default=None)


def _without_extremes(price: Floats) -> Floats:
    low, middle, high = np.quantile(price, [0.25, 0.5, 0.75])
    reach = _FARTHEST * max(high - low, _LEAST_SPREAD) / _QUARTILES_PER_SD
    clipped: Floats = np.clip(price, middle - reach, middle + reach)
    return clipped


def _fit_amount(level: Floats, code: Ints, count: Ints, price: Floats) -> GroupFit:
    shared = count >= 2
    mean = _means(code, price)
    within = float(((price - mean[code])[shared[code]] ** 2).sum())
    free = int(shared.sum()) - 2
    variance = within / int((count[shared] - 1).sum()) or np.inf
    log_mean = np.log(_means(code, np.exp(price - price.mean())))

    def misfit(centre: Floats) -> float:
        forms = [level, np.log(level)] if (level > 0).all() else [level]
        return min(_misfit(x[shared], centre[shared], count[shared]) for x in forms) / variance

    least = min(misfit(mean), misfit(log_mean))
    if least < free:  # medians need a sort, and differ from means by less than a standard error
        least = min(least, misfit(_medians(code, price)))
    return GroupFit(
        groups=int(shared.sum()),
        sales=int(count[shared].sum()),
        misfit=float(np.sqrt(least / free)),
        chance=float(gammainc(free / 2, least / 2)) if np.isfinite(variance) else 1.0,
    )


def _means(code: Ints, values: Floats) -> Floats:
    out: Floats = np.bincount(code, weights=values) / np.bincount(code)
    return out


def _medians(code: Ints, values: Floats) -> Floats:
    order = np.lexsort((values, code))
    count = np.bincount(code)
    start = np.cumsum(count) - count
    ordered = values[order]
    out: Floats = (ordered[start + (count - 1) // 2] + ordered[start + count // 2]) / 2
    return out


def _misfit(column: Floats, mean: Floats, count: Ints) -> float:
    """Weighted squares of the means around a straight line through the column."""
    weight = count / count.sum()
    x, y = column - weight @ column, mean - weight @ mean
    square = float(weight @ x**2)
    slope = float(weight @ (x * y)) / square if square > 0 else 0.0
    return float(count @ (y - slope * x) ** 2)


@dataclass(frozen=True)
class MeanFit:
    """How well a column follows the means of prices around, before and after each sale.

    Parameters
    ----------
    whole, before, after : float
        Share of the column's spread that is explained by all means, by those of earlier and by
        those of later sales; `before` and `after` are NaN without dates.
    """

    whole: float
    before: float
    after: float

    @property
    def is_leak(self) -> bool:
        """Whether the column is a mean of prices, but not of earlier sales only."""
        if np.isnan(self.before):
            return self.whole >= _UNDATED
        later = self.after - self.before
        room = max(1.0 - self.before, 1e-9)
        is_of_both = (
            self.whole >= _OF_BOTH
            and self.whole - self.before >= _GAIN_OF_BOTH * room
            and later >= -_LESS_LATER
        )
        return is_of_both or (self.after >= _OF_LATER and later >= _GAIN_OF_LATER * room)


def fit_means(sales: JudgedSales, columns: Floats) -> list[MeanFit]:
    """Explain each column by the means of prices around each sale.

    Parameters
    ----------
    sales : JudgedSales
    columns : ndarray of shape (n_judged, n_columns)
        Normal scores of the columns, 0 in gaps.

    Returns
    -------
    list of MeanFit
        The fit of each column to price or price per area, whichever is better. The list is empty
        where the table has neither places nor neighbourhoods.
    """
    amounts = [sales.log_price]
    if sales.log_size is not None:
        amounts.append(sales.log_price - sales.log_size)
    fits = [_fit(sales, columns, amount) for amount in amounts]
    return [max(pair, key=lambda fit: fit.whole) for pair in zip(*fits, strict=True)]


def _fit(sales: JudgedSales, columns: Floats, amount: Floats) -> list[MeanFit]:
    around = sales.around
    at_any_time = _filled_scores(around.at_any_time(amount))
    if at_any_time.shape[1] == 0 or columns.shape[1] == 0:
        return []
    nothing = np.full(columns.shape[1], np.nan)
    if around.days is None:
        return _fits(_explained_shares(at_any_time, columns), nothing, nothing)
    before, after = _filled_scores(around.before(amount)), _filled_scores(around.after(amount))
    whole = _explained_shares(np.hstack([at_any_time, before, after]), columns)
    return _fits(whole, _explained_shares(before, columns), _explained_shares(after, columns))


def _fits(whole: Floats, before: Floats, after: Floats) -> list[MeanFit]:
    triples = zip(whole, before, after, strict=True)
    return [
        MeanFit(float(whole_share), float(before_share), float(after_share))
        for whole_share, before_share, after_share in triples
    ]


def _filled_scores(means: Floats) -> Floats:
    """Scores of the means, 0 where there is no such sale, then flags for the missing ones."""
    parts = [np.nan_to_num(scores(column)) for column in means.T]
    flags = [np.isnan(column).astype(np.float64) for column in means.T if np.isnan(column).any()]
    return np.column_stack(parts + flags) if parts else means


def _explained_shares(x: Floats, columns: Floats) -> Floats:
    residuals = cross_fitted_residuals(x, columns, ridge=1e-5)
    total = columns.var(axis=0)
    share: Floats = 1.0 - np.mean(np.clip(residuals, -6, 6) ** 2, axis=0) / np.where(
        total > 0, total, 1
    )
    return np.where(total > 0, share, 0.0)
