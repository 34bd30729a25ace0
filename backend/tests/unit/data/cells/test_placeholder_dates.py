"""Dates that stand for none are told from real ones."""

from __future__ import annotations

from datetime import date

import polars as pl

from houseprice.data.cells.placeholder_dates import find_placeholders


def test_a_real_day_is_no_placeholder() -> None:
    days = pl.Series([date(1970, 1, 1), date(1969, 5, 2), date(1971, 8, 3)])
    assert not find_placeholders(days, pl.Series([1, 1, 1])).any()
    assert find_placeholders(days, pl.Series([50, 1, 1])).to_list() == [True, False, False]


def test_a_lone_early_day_does_not_hide_placeholders() -> None:
    usual = pl.date_range(date(2020, 1, 1), date(2021, 1, 1), eager=True)
    days = pl.Series([date(1905, 3, 4), date(1900, 1, 1), *usual])
    once = pl.Series([1]).new_from_index(0, days.len())
    assert find_placeholders(days, once).arg_true().to_list() == [1]
