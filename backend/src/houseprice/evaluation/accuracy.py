"""Accuracy of values against prices, with the definitions of the AVM industry."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from houseprice.errors import InvalidData

Floats = NDArray[np.float64]
#: Relative tolerance on money, because |A/S - 1| <= 0.1 would lose exact 10 % cases to rounding.
MONEY_TOLERANCE = 1e-9


def absolute_percentage_errors(prices: Floats, values: Floats) -> Floats:
    """``|value - price| / price`` in percent, of shape (n_sales,); prices are > 0."""
    check_sales(prices, values)
    return 100 * np.abs(values - prices) / prices


def percentage_errors(prices: Floats, values: Floats) -> Floats:
    """``(value - price) / price`` in percent, of shape (n_sales,); above 0 a value is too high."""
    check_sales(prices, values)
    return 100 * (values - prices) / prices


def mean_absolute_percentage_error(prices: Floats, values: Floats) -> float:
    """MAPE in percent, for arrays of shape (n_sales,)."""
    return float(absolute_percentage_errors(prices, values).mean())


def mean_percentage_error(prices: Floats, values: Floats) -> float:
    """MPE in percent: the mean error with its sign, for arrays of shape (n_sales,)."""
    return float(percentage_errors(prices, values).mean())


def forecast_standard_deviation(prices: Floats, values: Floats) -> float:
    """FSD of a portfolio: standard deviation (ddof 1) of the percentage errors, as a fraction.

    Raises
    ------
    InvalidData
        If there are fewer than two sales, or a price is not positive.
    """
    if prices.size < 2:
        raise InvalidData(f"A spread needs at least two sales, got {prices.size}.")
    return float(percentage_errors(prices, values).std(ddof=1) / 100)


def beyond_percent(prices: Floats, values: Floats, percent: float) -> NDArray[np.bool_]:
    """Whether each value is more than `percent` too high, or too low if `percent` is negative.

    Returns
    -------
    ndarray of bool, shape (n_sales,)
        A value that is off by exactly `percent` is not beyond it, with the same tolerance as
        `within_percent`; nor is a value that is not finite.
    """
    check_sales(prices, values)
    limit = abs(percent) / 100 * prices * (1 + MONEY_TOLERANCE)
    beyond: NDArray[np.bool_] = (
        values - prices > limit if percent > 0 else prices - values > limit
    ) & np.isfinite(values)
    return beyond


def median_absolute_percentage_error(prices: Floats, values: Floats) -> float:
    """MdAPE in percent.

    Parameters
    ----------
    prices, values : ndarray of shape (n_sales,)
        Sale prices (> 0) and values, in the same currency.

    Raises
    ------
    InvalidData
        If there is no sale, or a price is not positive.

    Examples
    --------
    >>> median_absolute_percentage_error(np.array([100.0, 200.0]), np.array([110.0, 200.0]))
    5.0
    """
    return float(np.median(absolute_percentage_errors(prices, values)))


def within_percent(prices: Floats, values: Floats, percent: float) -> NDArray[np.bool_]:
    """Whether each value is within `percent` of the price, bounds included; shape (n_sales,).

    A value that is not positive or not finite counts as a miss; it is never left out.
    """
    check_sales(prices, values)
    limit = percent / 100 * prices * (1 + MONEY_TOLERANCE)
    return (np.abs(values - prices) <= limit) & (values > 0)


def predicted_percentage_error(prices: Floats, values: Floats, percent: float) -> float:
    """PPE: share of sales whose value lies within `percent` of the price, in percent.

    Parameters
    ----------
    prices, values : ndarray of shape (n_sales,)
        Sale prices (> 0) and values, in the same currency.
    percent : float
        10 for PPE10, 20 for PPE20.

    Raises
    ------
    InvalidData
        If there is no sale, or a price is not positive.

    Examples
    --------
    >>> predicted_percentage_error(np.array([100.0]), np.array([110.0]), 10)
    100.0
    """
    return float(100 * within_percent(prices, values, percent).mean())


def root_mean_squared_error(prices: Floats, values: Floats) -> float:
    """RMSE in money, for arrays of shape (n_sales,)."""
    check_sales(prices, values)
    return float(np.sqrt(np.square(values - prices).mean()))


def mean_absolute_error(prices: Floats, values: Floats) -> float:
    """MAE in money, for arrays of shape (n_sales,)."""
    check_sales(prices, values)
    return float(np.abs(values - prices).mean())


def r_squared(prices: Floats, values: Floats) -> float | None:
    """Share of the prices' variance that the values explain; None where all prices are equal."""
    check_sales(prices, values)
    total = float(np.square(prices - prices.mean()).sum())
    if np.ptp(prices) == 0 or total == 0:
        return None
    return 1 - float(np.square(values - prices).sum()) / total


def check_sales(prices: Floats, values: Floats) -> None:
    """Raise `InvalidData` unless there are sales, each with a positive price and one value."""
    if prices.shape != values.shape or prices.ndim != 1:
        raise InvalidData(
            f"Prices and values must be two lists of one length, got {prices.shape} "
            f"and {values.shape}."
        )
    if prices.size == 0:
        raise InvalidData("There must be at least one sale to measure on, got none.")
    if not (np.isfinite(prices) & (prices > 0)).all():
        raise InvalidData("Every price must be a positive finite number.")
