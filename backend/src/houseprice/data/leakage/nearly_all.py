"""Finds the few columns that explain the price more exactly than any market allows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from houseprice.data.leakage.judged_sales import JudgedSales
from houseprice.data.ridge import cross_fitted_residuals
from houseprice.data.schema import Column

Floats = NDArray[np.float64]

#: Half the prices within this share is less than the noise of any market.
MEDIAN_ERROR = 0.0075
#: The columns must explain this share of the spread of the log prices, learned on other sales.
LEAST_EXPLAINED = 0.98
_MOST_COLUMNS = 3
#: A further column must take away this share of the squared error.
_GAIN = 0.1


@dataclass(frozen=True)
class NearlyAll:
    """A few columns that explain nearly the whole price.

    Parameters
    ----------
    columns : tuple of Column
    explained : float
        Share of the spread of log prices, cross-fitted, 0..1.
    median_error : float
        Median error of held-out log prices.
    by_chance : float
        The share that the same columns explain of shuffled prices.
    count : int
        Number of sales.
    """

    columns: tuple[Column, ...]
    explained: float
    median_error: float
    by_chance: float
    count: int

    def text(self) -> str:
        """The figures."""
        names = ", ".join(column.name for column in self.columns)
        verb = "explains" if len(self.columns) == 1 else "explain"
        return (
            f"{names} {verb} {100 * self.explained:.1f} % of the spread of the log prices of "
            f"held-out sales with a median error of {100 * self.median_error:.2f} %, and "
            f"{100 * self.by_chance:.0f} % of shuffled prices, measured on {self.count:,} sales"
        )


def explain_nearly_all(sales: JudgedSales, columns: Sequence[Column]) -> NearlyAll | None:
    """Choose up to three columns that explain the most; None if markets are as predictable.

    Parameters
    ----------
    sales : JudgedSales
    columns : sequence of Column
    """
    price = sales.log_price[sales.judged_rows]
    forms = {column.name: _form(sales, column) for column in columns}
    chosen: list[Column] = []
    residual, left = price - price.mean(), float(price.var())
    while len(chosen) < _MOST_COLUMNS:
        trials = {
            column: _residual(forms, [*chosen, column], price)
            for column in _promising(columns, chosen, forms, residual)
        }
        if not trials:
            break
        best = min(trials, key=lambda column: float(trials[column].var()))
        if trials[best].var() > (1 - _GAIN) * left:
            break
        chosen, residual, left = [*chosen, best], trials[best], float(trials[best].var())
    return _verdict(forms, chosen, price, residual)


def _verdict(
    forms: dict[str, Floats], chosen: list[Column], price: Floats, residual: Floats
) -> NearlyAll | None:
    explained = 1 - float(residual.var() / price.var()) if price.var() > 0 else 0.0
    error = float(np.median(np.abs(residual)))
    if not chosen or explained < LEAST_EXPLAINED or error > MEDIAN_ERROR:
        return None
    shuffled = np.random.default_rng(0).permutation(price)
    chance = 1 - float(_residual(forms, chosen, shuffled).var() / price.var())
    if explained - max(chance, 0.0) < LEAST_EXPLAINED / 2:
        return None
    return NearlyAll(tuple(chosen), explained, error, max(chance, 0.0), price.size)


def _form(sales: JudgedSales, column: Column) -> Floats:
    """Scores and logs of a column with their squares, without gaps."""
    own = sales.scores_of(column)
    parts = [np.nan_to_num(own), np.isnan(own).astype(np.float64)]
    numbers = sales.numbers(column)
    if numbers is not None:
        values = numbers[sales.judged_rows]
        parts.append(_standardised(np.log(np.where(values > 0, values, np.nan))))
        parts.append(_standardised(np.where(np.isfinite(values), values, np.nan)))
    return np.column_stack([*parts, *(part**2 for part in parts)])


def _standardised(values: Floats) -> Floats:
    if not np.isfinite(values).any():
        return np.zeros(values.size)
    spread = float(np.nanstd(values))
    scaled = (values - np.nanmean(values)) / (spread if spread > 0 else 1.0)
    return np.clip(np.nan_to_num(scaled), -6, 6)


def _promising(
    columns: Sequence[Column], chosen: list[Column], forms: dict[str, Floats], residual: Floats
) -> list[Column]:
    """The ten columns that are most related to what is left of the price."""
    rest = [column for column in columns if column not in chosen]
    return sorted(rest, key=lambda column: -_relation(forms[column.name], residual))[:10]


def _relation(form: Floats, residual: Floats) -> float:
    spread = form.std(axis=0)
    covariance = np.abs((form - form.mean(axis=0)).T @ (residual - residual.mean()))
    return float(np.max(covariance / np.where(spread > 0, spread, np.inf)))


def _residual(forms: dict[str, Floats], columns: Sequence[Column], price: Floats) -> Floats:
    x = np.column_stack([forms[column.name] for column in columns])
    return cross_fitted_residuals(x, price[:, None], ridge=1e-5)[:, 0]
