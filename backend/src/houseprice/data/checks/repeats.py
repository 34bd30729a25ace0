"""Rows and homes that appear more than once."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import polars as pl

from houseprice.data.arrays import Flags
from houseprice.data.checks.sales_check import CheckedSales, SalesCheck

#: The same price of the same home within this many days is one sale, listed twice.
_SAME_SALE_DAYS = 60
#: Rows may be equal by chance in a table of few coarse columns: so many times as expected.
_CHANCE_TIMES = 10


def duplicate_rows(sales: CheckedSales) -> list[SalesCheck]:
    """Rows that are equal to an earlier one in every column."""
    kind = "duplicate rows"
    mask = _again(sales, sales.frame.columns)
    if not mask.any() or mask.sum() <= _CHANCE_TIMES * _expected(sales):
        return [sales.passed(kind, "No row repeats another one beyond what chance gives.")]
    text = (
        f"{sales.share(mask, 'are')} equal to an earlier row in every column "
        f"({sales.rows_of(mask)})."
    )
    action = "Leave the repetitions out: a model would count one sale twice."
    return [sales.warned(kind, mask, text=text, action=action)]


def _again(sales: CheckedSales, names: Sequence[str]) -> Flags:
    """The second and later of rows that are equal in these columns."""
    if not names:
        return sales.nobody()
    hashes = sales.frame.select(names).hash_rows(seed=0)
    return np.asarray((~hashes.is_first_distinct()).to_numpy())


def _expected(sales: CheckedSales) -> float:
    """Equal pairs of rows by chance if the columns had nothing to do with each other.

    How often values stand is counted in different rows: one sale written 500 times makes its own
    values common.
    """
    different = sales.frame.filter(~_again(sales, sales.frame.columns))
    share = 1.0
    for name in different.columns:
        counts = different[name].value_counts(name="n")["n"].cast(pl.Float64).to_numpy()
        share *= float(((counts / different.height) ** 2).sum())
    return share * sales.height * (sales.height - 1) / 2


def repeat_sales(sales: CheckedSales) -> list[SalesCheck]:
    """Homes that were sold more than once: information, since the split keeps them together."""
    kind = "repeat sales"
    homes = pl.Series(sales.homes)
    mask = (~homes.is_first_distinct()).to_numpy()
    if not mask.any():
        return [sales.passed(kind, "No home was sold more than once.")]
    count = int(homes.filter(pl.Series(mask)).n_unique())
    text = (
        f"{sales.share(mask, 'are')} later sales of {count:,} homes that were sold before "
        f"({sales.rows_of(mask)})."
    )
    action = "Nothing needs to be done: the sales of one home stay on one side of every split."
    return [sales.warned(kind, mask, text=text, action=action, fixes=(), outcome="ok")]


def same_listings(sales: CheckedSales) -> list[SalesCheck]:
    """The same home at the same price again within two months, though some column differs."""
    kind = "same listing twice"
    mask = _same_listing(sales) & ~_again(sales, sales.frame.columns)
    if not mask.any():
        return [sales.passed(kind, "No home is listed twice at one price.")]
    text = (
        f"{sales.share(mask, 'repeat')} an earlier row's home and price within {_SAME_SALE_DAYS} "
        f"days, though the rows are not equal ({sales.rows_of(mask)})."
    )
    action = "Leave the repetitions out if they are the same sale listed again."
    return [sales.warned(kind, mask, text=text, action=action)]


def _same_listing(sales: CheckedSales) -> Flags:
    dates = sales.dates()
    day = pl.Series([None] * sales.height, dtype=pl.Int32) if dates is None else dates.to_physical()
    table = pl.DataFrame(
        {
            "home": sales.homes,
            "price": sales.price,
            "day": day,
        }
    ).with_row_index("row")
    table = table.filter(pl.len().over("home", "price") > 1).sort("home", "price", "day", "row")
    step = pl.col("day").diff().over("home", "price")
    is_later = pl.col("row").cum_count().over("home", "price") > 1
    is_near = (step <= _SAME_SALE_DAYS).fill_null(dates is None)
    mask = sales.nobody()
    mask[table.filter(is_later & is_near)["row"].to_numpy()] = True
    return mask
