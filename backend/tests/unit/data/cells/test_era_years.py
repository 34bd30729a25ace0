"""Years of Japanese eras are years since Christ."""

from __future__ import annotations

import polars as pl
import pytest

from houseprice.data.cells.dates import read_date
from houseprice.data.cells.era_years import western_years
from houseprice.data.cells.numbers import read_number


@pytest.mark.parametrize(
    ("cell", "written"),
    [
        ("昭和55年", "1980年"),
        ("平成元年", "1989年"),  # the first year has a name of its own
        ("令和3年第1四半期", "2021年第1四半期"),
        ("築 大正10年", "築 1921年"),
        ("1991年", "1991年"),
        ("平成", "平成"),  # a name without a year, such as that of a town
    ],
)
def test_an_era_is_counted_since_christ(cell: str, written: str) -> None:
    assert western_years(pl.Series([cell, None])).to_list() == [written, None]


@pytest.mark.parametrize("size", [60, 100_000])
def test_years_of_eras_are_numbers(size: int) -> None:
    text = pl.Series(
        "建築年", [f"昭和{1 + n % 63}年" if n % 3 else "平成元年" for n in range(size)]
    )
    reading = read_number(text)
    assert reading.type == "integer"
    assert not reading.bad.any()
    assert reading.values[:3].to_list() == [1989, 1927, 1928]


@pytest.mark.parametrize("size", [60, 100_000])
def test_quarters_of_eras_are_dates(size: int) -> None:
    text = pl.Series("取引時点", [f"令和{1 + n % 5}年第{1 + n % 4}四半期" for n in range(size)])
    reading = read_date(text, named_as_date=True)
    assert not reading.bad.any()
    assert str(reading.values[1]) == "2020-04-01"
