"""Columns and tables of sales for the tests of roles."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta

import polars as pl
import pytest

from houseprice.data.cells.column_format import ColumnType
from houseprice.data.cells.reading import Reading
from houseprice.data.importing.roles.guess import Guess, guess_roles

Values = Sequence[object]
GuessTable = Callable[[Mapping[str, Values]], dict[str, Guess]]
_TYPES: dict[type[pl.DataType], ColumnType] = {
    pl.Int64: "integer",
    pl.Float64: "number",
    pl.Boolean: "boolean",
    pl.Date: "date",
    pl.String: "category",
}
_PROSE_LENGTH = 40


def reading_of(values: Values) -> Reading:
    series = pl.Series(values, strict=False)
    if series.dtype == pl.Null:
        series = series.cast(pl.String)
    kind = _TYPES[type(series.dtype)]
    if kind == "category" and (series.str.len_chars().mean() or 0) > _PROSE_LENGTH:
        kind = "text"
    never = pl.repeat(value=False, n=series.len(), eager=True, dtype=pl.Boolean)
    return Reading(kind, series, never, never, "values of a test")


@pytest.fixture
def reading() -> Callable[[Values], Reading]:
    return reading_of


@pytest.fixture
def guess() -> GuessTable:
    """Guesses the roles of a table of values."""
    return lambda table: guess_roles({n: reading_of(values) for n, values in table.items()}, {})


def sales(n: int = 60) -> dict[str, list[object]]:
    """Columns of sales by their role."""
    places = ("Ashdale", "Northby", "Riverham", "Westcote", "Hillend")
    return {
        "price": [300_000 + 7_000 * (i * 37 % 83) for i in range(n)],
        "date": [date(2019, 1, 5) + timedelta(days=i * 29 % 1500) for i in range(n)],
        "living_area": [55 + i * 31 % 160 for i in range(n)],
        "lot_area": [250 + i * 53 % 700 for i in range(n)],
        "bedrooms": [1 + i * 7 % 5 for i in range(n)],
        "bathrooms": [1.0 + 0.5 * (i * 3 % 4) for i in range(n)],
        "year_built": [1925 + i * 17 % 94 for i in range(n)],
        "latitude": [47.21 + (i * 13 % 97) / 999 for i in range(n)],
        "longitude": [8.41 + (i * 19 % 97) / 999 for i in range(n)],
        "property_type": [("house", "flat", "terrace")[i % 3] for i in range(n)],
        "neighbourhood": [places[i * 3 % 5] for i in range(n)],
        "address": [f"{1 + i * 7 % 90} {places[i % 5]} Lane" for i in range(n)],
        "id": [f"K{i * 7919 % 5000:05d}" for i in range(n)],
    }


@pytest.fixture
def sale_columns() -> dict[str, list[object]]:
    return sales()
