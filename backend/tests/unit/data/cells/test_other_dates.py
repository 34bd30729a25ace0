"""Weeks, Roman months and Thai years are dates, and a single odd year stays an error."""

from __future__ import annotations

from datetime import date

import polars as pl
import pytest

from houseprice.data.cells.column_format import PLAIN
from houseprice.data.cells.dates import read_date


@pytest.mark.parametrize(
    ("cells", "days"),
    [
        (["2021-W05", "2020-W53"], [date(2021, 2, 1), date(2020, 12, 28)]),
        (["2021W05", "2021W06"], [date(2021, 2, 1), date(2021, 2, 8)]),
        (["KW 5/2021", "KW 6/2021"], [date(2021, 2, 1), date(2021, 2, 8)]),
        (["III.2021", "XII.2020"], [date(2021, 3, 1), date(2020, 12, 1)]),
        (["12.III.2021", "1.IX.2020"], [date(2021, 3, 12), date(2020, 9, 1)]),
        (["24/12/2563", "03/01/2564"], [date(2020, 12, 24), date(2021, 1, 3)]),
        (["2563-12-24", "2564-01-03"], [date(2020, 12, 24), date(2021, 1, 3)]),
        (["1090305", "0991231"], [date(2020, 3, 5), date(2010, 12, 31)]),
        (["110/02/18", "111/2/3"], [date(2021, 2, 18), date(2022, 2, 3)]),
        (["109年06月02日", "民國 99年 6月 2日"], [date(2020, 6, 2), date(2010, 6, 2)]),
        (["中華民國110年6月", "110年12月"], [date(2021, 6, 1), date(2021, 12, 1)]),
    ],
)
@pytest.mark.parametrize("times", [1, 50_000])
def test_dates_of_other_habits_are_read_and_said(
    cells: list[str], days: list[date], times: int
) -> None:
    reading = read_date(pl.Series("sold", cells * times), named_as_date=True)
    assert reading.fits
    assert reading.values.to_list() == days * times
    assert "other calendar" in [remark.kind for remark in reading.remarks]


def test_a_week_that_the_year_does_not_have_is_bad() -> None:
    reading = read_date(pl.Series("w", ["2021-W05"] * 20 + ["2021-W53"]), named_as_date=True)
    assert reading.bad.to_list() == [False] * 20 + [True]


def test_one_year_far_ahead_is_a_slip_and_no_calendar() -> None:
    text = pl.Series("sold", ["03/04/2021"] * 20 + ["25/04/2564"])
    reading = read_date(text, named_as_date=True)
    assert reading.bad.sum() == 1
    assert "other calendar" not in [remark.kind for remark in reading.remarks]


def test_homes_with_thai_years_are_read_as_the_sales_were() -> None:
    sales = read_date(pl.Series("sold", ["24/12/2563", "03/01/2564"]), named_as_date=True)
    written = PLAIN.__class__(dates=sales.format.dates)
    homes = read_date(pl.Series("sold", ["05/06/2564"]), named_as_date=True, written=written)
    assert homes.values.to_list() == [date(2021, 6, 5)]


def test_two_digits_beside_years_of_taiwan_are_years_of_taiwan() -> None:
    text = pl.Series("sold", ["110/02/18"] * 20 + ["99/12/31", "991231"])
    reading = read_date(text, named_as_date=True)
    assert reading.values[-2:].to_list() == [date(2010, 12, 31)] * 2


@pytest.mark.parametrize(
    "cells",
    [
        *(["2500", "2550"], ["X", "IV"], ["12/2563", "A.2021"]),
        *(["110.5", "112.7"], ["112/7", "118/12"], ["112/30/7"], ["99/12/31"], ["1122019"]),
    ],
)
def test_what_is_no_date_stays_none(cells: list[str]) -> None:
    reading = read_date(pl.Series("code", cells), named_as_date=False)
    assert not any(remark.kind == "other calendar" for remark in reading.remarks)
