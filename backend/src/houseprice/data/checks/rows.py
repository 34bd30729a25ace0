"""Checks of rows and dates: sales in the future, rows that are there twice."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import polars as pl

from houseprice.data.checks.sales_check import SalesCheck, warning_of
from houseprice.data.schema import TableSchema


def future_dates(frame: pl.DataFrame, schema: TableSchema, rows: pl.Series) -> Iterator[SalesCheck]:
    """Warn of sales after tomorrow: somewhere it is tomorrow already."""
    name = schema.first("date")
    if name is None or frame[name].dtype != pl.Date:
        return
    mask = (frame[name] > datetime.now(UTC).date() + timedelta(days=1)).fill_null(value=False)
    if mask.any():
        action = "Correct the dates, or leave the sales out."
        yield warning_of("future dates", mask, ("are dated in the future", action), name, rows)


def duplicate_rows(
    frame: pl.DataFrame, schema: TableSchema, rows: pl.Series
) -> Iterator[SalesCheck]:
    """Warn of rows that are equal to an earlier one; rows without a price are left out anyway."""
    again = ~frame.select(pl.struct(pl.all()).is_first_distinct()).to_series()
    mask = again & (frame[schema.price] > 0).fill_null(value=False)
    if mask.any():
        what = "are equal to an earlier row in every column and are kept"
        action = "Leave them out if each sale should count once."
        yield warning_of("duplicate rows", mask, (what, action), None, rows)
