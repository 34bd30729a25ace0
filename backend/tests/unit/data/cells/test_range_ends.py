"""Both ends of ranges."""

from __future__ import annotations

import polars as pl
import pytest

from houseprice.data.cells.column_format import ColumnFormat
from houseprice.data.cells.range_ends import range_ends


@pytest.mark.parametrize(
    ("cell", "low", "high"),
    [
        ("2100 - 2850", 2100, 2850),
        ("2100–2850", 2100, 2850),
        ("2,100 to 2,850", 2100, 2850),
        ("from 5 to 7", 5, 7),
        ("100 bis 120", 100, 120),
        ("$1-1.2M", 1e6, 1.2e6),
        ("€500k – €600k", 500e3, 600e3),
        ("157 m² - 177 m²", 157, 177),
        ("157-177 m²", 157, 177),
        ("120 - 100", None, None),
        ("2020-01-05", None, None),
        ("-5", None, None),
        ("n.k.", None, None),
    ],
)
def test_ends(cell: str, low: float | None, high: float | None) -> None:
    ends = range_ends(pl.Series(["17", cell, None]))
    assert [end.to_list() for end in ends] == [[None, low, None], [None, high, None]]


def test_ends_are_read_as_the_column_is_written() -> None:
    german = ColumnFormat(decimal=",", thousands=".")
    low, high = range_ends(pl.Series(["2.100 - 2.850,5"]), written=german)
    assert (low[0], high[0]) == (2100, 2850.5)


def test_ends_in_the_unit_of_the_column() -> None:
    low, high = range_ends(pl.Series(["1000-2000 sqft"]), into="m2")
    assert (low[0], high[0]) == pytest.approx((92.90304, 185.80608))
