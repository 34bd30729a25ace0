"""Finds classes of prices: columns whose levels never share a price, such as ``150-200k``."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import polars as pl

from houseprice.data.arrays import Floats
from houseprice.data.leakage.judged_sales import JudgedSales
from houseprice.data.schema import Column

#: A level of fewer sales tells nothing; with fewer levels, they lie apart by chance.
_FEWEST_OF_LEVEL, _FEWEST_LEVELS, _MOST_LEVELS = 3, 4, 500
#: Share of the sales in such levels, and of the neighbouring levels that lie apart.
_SALES, _APART = 0.8, 0.9


def is_price_band(sales: JudgedSales, column: Column, others: Iterable[Column]) -> bool:
    """Whether the levels of a column are ranges of the price.

    Levels of an honest characteristic overlap, unless they are ranges of a size in a market in
    which size explains nearly all: then they lie apart in that size, too.

    Parameters
    ----------
    sales : JudgedSales
    column : Column
        The column to judge.
    others : iterable of Column
        The other columns of the table.

    Examples
    --------
    Classes of 50,000 make the intervals 150-200k, 200-250k and so on, which never overlap.
    """
    levels = sales.frame[column.name].cast(pl.String)
    if column.type in ("number", "integer") or levels.n_unique() > _MOST_LEVELS:
        return False
    if not _lie_apart(levels, sales.log_price):
        return False
    numbers = (sales.numbers(other) for other in others if other.name != column.name)
    return not any(_lie_apart(levels, values) for values in numbers if values is not None)


def _lie_apart(levels: pl.Series, values: Floats) -> bool:
    """Whether the ranges of the levels hardly ever overlap."""
    table = pl.DataFrame({"level": levels, "value": np.asarray(values, float)}).fill_nan(None)
    ranges = (
        table.drop_nulls()
        .group_by("level")
        .agg(
            pl.len().alias("n"),
            pl.col("value").min().alias("low"),
            pl.col("value").max().alias("high"),
        )
        .filter(pl.col("n") >= _FEWEST_OF_LEVEL)
        .sort("low")
    )
    if ranges.height < _FEWEST_LEVELS or ranges["n"].sum() < _SALES * levels.len():
        return False
    apart = ranges["high"][:-1] <= ranges["low"][1:]
    return int(apart.sum()) >= _APART * apart.len()
