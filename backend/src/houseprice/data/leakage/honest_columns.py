"""Acquits columns that explain nearly the whole price because homes are priced by them.

Size explains nearly the whole price of a flat, and so does a price with some noise. They differ in
what the price leaves of them: town, age or storey still explain that of a size, but nothing
explains the noise on a price.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from houseprice.data.leakage.explained_share import Power, correlation, times_area
from houseprice.data.leakage.judged_sales import JudgedSales
from houseprice.data.ridge import cross_fitted_residuals
from houseprice.data.schema import Column

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]

#: Median ratio of an amount of money to the price; no size or count is of the price's order.
_LEAST_RATIO, _MOST_RATIO = 0.1, 10.0
#: A column that leaves less of the price is an exact transform of it.
_EXACT, _EXACT_RESIDUAL = 0.9998, 2e-4
#: Honest columns leave at most this share of what the price leaves of them unexplained.
_UNEXPLAINED = 0.7
#: Other columns explain an honest column about as well as the price does.
_AS_WELL = 1.1
#: A column that explains less than this must also say much that the other columns do not say.
_NEARLY_ALL, _LEAST_BEYOND = 0.9, 0.7
#: With fewer sales, or if other columns say less of the price, noise cannot be told from a size.
_LEAST_SALES, _LEAST_SALES_OF_WORDS, _LEAST_CORE = 400, 200, 0.25
#: Among many columns, some explain anything by chance: one for so many sales is used.
_SALES_A_COLUMN, _MOST_COLUMNS = 10, 30
#: An honest column times an area explains the price hardly better than the area does.
_GAIN, _LEAST_QUOTIENT = 0.5, 0.9


def is_on_price_scale(sales: JudgedSales, column: Column) -> bool:
    """Whether most values are between a tenth of the price and ten times the price."""
    numbers = sales.numbers(column)
    if numbers is None or column.type not in ("number", "integer"):
        return False
    prices = np.exp(sales.log_price[sales.judged_rows])
    ratio = numbers[sales.judged_rows] / prices
    ratio = ratio[np.isfinite(ratio)]
    return ratio.size > 0 and _LEAST_RATIO <= float(np.median(ratio)) <= _MOST_RATIO


def is_honest(sales: JudgedSales, column: Column, power: Power, others: Floats) -> bool:
    """Whether a column that explains the price may well be a characteristic of the home.

    Parameters
    ----------
    sales : JudgedSales
    column : Column
    power : Power
        Its figures.
    others : ndarray of shape (n_judged, n_others)
        Scores of columns that are not suspected, without gaps.

    Returns
    -------
    bool
        It is True where there are too few sales to tell.
    """
    if is_on_price_scale(sales, column) or power.alone >= _EXACT:
        return False
    own = sales.scores_of(column)
    has_value = np.isfinite(own)
    price, rest = sales.target[has_value], others[has_value]
    if power.needs_size:
        values, by_area = times_area(sales, column, has_value)[1:]
        if 1 - power.sized > _GAIN * (1 - by_area):
            return True
    else:
        values = own[has_value]
        if _is_area_per_money(sales, column, has_value):
            return False
        least = _LEAST_SALES if sales.numbers(column) is not None else _LEAST_SALES_OF_WORDS
        if power.count < least or _explained(price, rest) < _LEAST_CORE:
            return True
        is_partial = power.alone < _NEARLY_ALL and not power.is_unsorted
        if is_partial and _beyond(values, price, rest) < _LEAST_BEYOND:
            return True
    return _is_explained(values, price, rest)


def _is_area_per_money(sales: JudgedSales, column: Column, has_value: Flags) -> bool:
    """Whether an area over the column gives the price far better than the area alone."""
    _, quotient, by_area = times_area(sales, column, has_value, power=-1.0)
    if np.ptp(quotient) == 0:
        return False
    explained = correlation(sales.target[has_value], quotient) ** 2
    return explained >= _LEAST_QUOTIENT and 1 - explained <= _GAIN * (1 - by_area)


def _beyond(values: Floats, price: Floats, others: Floats) -> float:
    """Correlation of what all other columns, not only those with a role, leave of both."""
    related = np.unique([*_most_related(others, price), *_most_related(others, values)])
    both = np.column_stack([price, values])
    residuals = cross_fitted_residuals(others[:, related.astype(np.int64)], both)
    return abs(correlation(residuals[:, 0], residuals[:, 1]))


def _is_explained(values: Floats, price: Floats, others: Floats) -> bool:
    """Whether other columns explain what the price leaves of a column, or as much as the price."""
    powers = np.column_stack([price, price**2 - 1, price**3 - 3 * price])
    residuals = cross_fitted_residuals(powers, values[:, None])[:, 0]
    by_price = float(residuals.var())
    if by_price < _EXACT_RESIDUAL or others.shape[1] == 0:
        return False
    related = others[:, _most_related(others, residuals)]
    by_both = cross_fitted_residuals(np.column_stack([powers, related]), values[:, None]).var()
    if by_both < _UNEXPLAINED * by_price:
        return True
    alike = others[:, _most_related(others, values)]
    by_others = cross_fitted_residuals(alike, values[:, None]).var()
    return bool(by_others < _AS_WELL * by_price)


def _explained(price: Floats, others: Floats) -> float:
    """Share of the price's spread that the most related of the other columns explain."""
    if others.shape[1] == 0:
        return 0.0
    related = others[:, _most_related(others, price)]
    return 1 - float(cross_fitted_residuals(related, price[:, None]).var() / price.var())


def _most_related(others: Floats, values: Floats) -> NDArray[np.int64]:
    """Places of the columns with the largest correlation."""
    count = int(np.clip(values.size // _SALES_A_COLUMN, 1, _MOST_COLUMNS))
    spread = others.std(axis=0)
    covariance = np.abs((others - others.mean(axis=0)).T @ (values - values.mean()))
    strength = np.where(spread > 0, covariance / np.where(spread > 0, spread, 1.0), 0.0)
    order: NDArray[np.int64] = np.argsort(strength)[::-1][:count]
    return order
