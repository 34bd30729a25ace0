"""Finds columns that give the price by a multiplication or division, whatever they are called."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import polars as pl
from numpy.typing import NDArray

from houseprice.data.column_words import words
from houseprice.data.schema import Role, TableSchema

Floats = NDArray[np.float64]

#: With fewer sales, two columns may fit the price by chance.
MIN_SALES = 20
#: Sales that a pair of columns is tried on first; the others confirm it.
_TRIED = 500
#: Nine tenths of the prices lie within this share of the product: rounding, never a market.
_EXACT = 0.01
_PRESENT = 0.8
_MOST_COLUMNS = 60
#: Characteristics of the home itself; their partner is the leak.
_HONEST: frozenset[Role] = frozenset({"living_area", "lot_area", "bedrooms", "bathrooms"})
_MONEY = re.compile(r"\b(price|prices|prc|value|val|worth|cost|amount|unit|rate|per|ratio)\b")


@dataclass(frozen=True)
class PriceFormula:
    """A column that gives the price together with another one.

    Parameters
    ----------
    column, partner : str
        The leak, and the column that it is multiplied with or divided by; `partner` is empty where
        the column alone is a multiple of the price.
    is_product : bool
        Whether the price is their product; otherwise it is the quotient.
    error : float
        Share of the price within which nine tenths of the prices lie.
    """

    column: str
    partner: str
    is_product: bool
    error: float


def price_formulas(frame: pl.DataFrame, schema: TableSchema) -> dict[str, PriceFormula]:
    """Columns that give the price exactly, by themselves or with one other column.

    Parameters
    ----------
    frame : polars.DataFrame of shape (n_sales, n_columns)
        Training sales.
    schema : TableSchema

    Returns
    -------
    dict
        The formula of each such column; empty for fewer than 20 sales.
    """
    if frame.height < MIN_SALES:
        return {}
    price = np.log(frame[schema.price].cast(pl.Float64).to_numpy())
    columns = _logarithms(frame, schema)
    formulas: dict[str, PriceFormula] = {}
    for place, name in enumerate(columns):
        for partner in ["", *list(columns)[place + 1 :]]:
            formula = _formula(price, columns, name, partner)
            if formula is not None:
                leak = _leak_of(formula, schema, columns)
                formulas.setdefault(leak.column, leak)
    return formulas


def _logarithms(frame: pl.DataFrame, schema: TableSchema) -> dict[str, Floats]:
    """Logarithms of the numeric features that are mostly positive and differ."""
    logs = {}
    for column in schema.features[: 2 * _MOST_COLUMNS]:
        values = frame[column.name]
        if column.role in {"latitude", "longitude", "date"} or not values.dtype.is_numeric():
            continue
        numbers = values.cast(pl.Float64).fill_null(0.0).to_numpy()
        positive = numbers > 0
        if positive.mean() >= _PRESENT and len(np.unique(numbers[:_TRIED])) > 2:
            logs[column.name] = np.log(np.where(positive, numbers, np.nan))
    return dict(list(logs.items())[:_MOST_COLUMNS])


def _formula(
    price: Floats, columns: Mapping[str, Floats], name: str, partner: str
) -> PriceFormula | None:
    """The formula of a pair that gives the price, where there is one."""
    if not partner:
        error = _error(price, columns[name])
        return PriceFormula(name, "", is_product=True, error=error) if error < _EXACT else None
    for sign in (1, -1):
        # The quotient is tried both ways round: p = a / b and p = b / a.
        for first, second in ((name, partner), (partner, name))[: 1 if sign > 0 else 2]:
            error = _error(price, columns[first] + sign * columns[second])
            if error < _EXACT:
                return PriceFormula(first, second, is_product=sign > 0, error=error)
    return None


def _error(price: Floats, product: Floats) -> float:
    """Share of the price within which nine tenths lie of a multiple of the product."""
    if _spread(price[:_TRIED] - product[:_TRIED]) >= _EXACT:
        return float("inf")
    return _spread(price - product)


def _spread(difference: Floats) -> float:
    known = difference[~np.isnan(difference)]
    if known.size < MIN_SALES:
        return float("inf")
    return float(np.percentile(np.abs(known - np.median(known)), 90))


def _leak_of(
    formula: PriceFormula, schema: TableSchema, columns: Mapping[str, Floats]
) -> PriceFormula:
    """The formula with the column first that is money; its partner describes the home."""
    if not formula.partner:
        return formula
    pair = (formula.column, formula.partner)
    roles = {column.name: column.role for column in schema.columns}
    leak = max(pair, key=lambda name: _is_money(name, roles[name], pair, columns))
    (partner,) = (name for name in pair if name != leak)
    return PriceFormula(leak, partner, formula.is_product, formula.error)


def _is_money(
    name: str, role: Role, pair: tuple[str, str], columns: Mapping[str, Floats]
) -> tuple[bool, bool, float]:
    """How much a column looks like money: by role, by name, by its distance from the others."""
    others = [values for other, values in columns.items() if other not in pair]
    likeness = max((abs(_correlation(columns[name], values)) for values in others), default=0.0)
    return role not in _HONEST, _MONEY.search(words(name)) is not None, -likeness


def _correlation(first: Floats, second: Floats) -> float:
    known = ~(np.isnan(first) | np.isnan(second))
    if known.sum() < MIN_SALES or np.ptp(first[known]) == 0 or np.ptp(second[known]) == 0:
        return 0.0
    return float(np.corrcoef(first[known], second[known])[0, 1])
