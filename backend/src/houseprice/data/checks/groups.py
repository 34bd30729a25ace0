"""Compares each sale with the sales of its neighbourhood, type and year."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import polars as pl

from houseprice.data.arrays import Floats
from houseprice.data.checks.sales_check import CheckedSales, robust_spread
from houseprice.data.properties import IntArray

#: A group with fewer sales gives way to a wider one.
LEAST_SALES = 20
#: The spread of a group counts like this many sales of the spread of all groups.
_PRIOR_SALES = 20
#: Sales in a cell of the map, where cells stand in for neighbourhoods.
_SALES_IN_CELL = 60
#: With more sales in a neighbourhood on average, cells of the map are compared first.
_WIDE_AREA = 1500
#: Prices of one type and place are never all equal: the least standard deviation of log prices.
_LEAST_SPREAD = 0.05
_LEVELS = (
    ("area", "type", "year"),
    ("area", "type"),
    ("cell", "type"),
    ("area",),
    ("cell",),
    ("type", "year"),
    ("type",),
    (),
)


@dataclass(frozen=True)
class GroupScores:
    """How far each sale is from the other sales of its group.

    Parameters
    ----------
    deviation : ndarray of shape (n_sales,)
        Log of the value over the median of the group; NaN where there is no value.
    z : ndarray of shape (n_sales,)
        The deviation in robust standard deviations.
    size : ndarray of shape (n_sales,)
        Number of sales in the group.
    level : ndarray of int, shape (n_sales,)
        Index into `ComparisonGroups.levels`.
    """

    deviation: Floats
    z: Floats
    size: Floats
    level: IntArray


@dataclass(frozen=True)
class ComparisonGroups:
    """The groups in which sales are compared, from narrow to wide.

    Parameters
    ----------
    sales : CheckedSales
    """

    sales: CheckedSales

    @cached_property
    def keys(self) -> pl.DataFrame:
        """Neighbourhood, cell of the map, type and year of each sale, as far as they are known."""
        area = self.sales.column("neighbourhood")
        kind = self.sales.column("property_type")
        dates = self.sales.dates()
        columns = [] if area is None else [self._coded(area, "area")]
        columns += [] if kind is None else [self._coded(kind, "type")]
        columns += [] if dates is None else [dates.dt.year().alias("year")]
        cell = self._cells()
        return pl.DataFrame([*columns, *([] if cell is None else [cell])])

    def _coded(self, name: str, alias: str) -> pl.Series:
        values = self.sales.frame[name]
        return values.cast(pl.String).cast(pl.Categorical).to_physical().alias(alias)

    def _cells(self) -> pl.Series | None:
        latitude, longitude = self.sales.column("latitude"), self.sales.column("longitude")
        if latitude is None or longitude is None:
            return None
        table = self.sales.frame.select(
            y=pl.col(latitude).cast(pl.Float64), x=pl.col(longitude).cast(pl.Float64)
        )
        return map_cells(table, _SALES_IN_CELL)

    @cached_property
    def levels(self) -> tuple[tuple[str, ...], ...]:
        """The columns of the groups of each level; the last level has all sales."""
        usable = tuple(level for level in _LEVELS if set(level) <= set(self.keys.columns))
        if "cell" not in self.keys.columns or not self._has_wide_areas():
            return usable
        return tuple(sorted(usable, key=lambda level: "area" in level))

    def _has_wide_areas(self) -> bool:
        if "area" not in self.keys.columns:
            return False
        return self.sales.height > _WIDE_AREA * self.keys["area"].n_unique()

    def scores(self, values: Floats) -> GroupScores:
        """Compare the logs of a value of the sales, shape (n_sales,), with NaN for gaps."""
        table = self._table(values)
        size, median, spread = (np.full(values.size, np.nan) for _ in range(3))
        level = np.full(values.size, len(self.levels) - 1)
        for place, names in enumerate(self.levels):
            is_open = np.isnan(median)
            if not is_open.any():
                break
            group = _group_figures(table, names)
            takes = is_open & ((group[0] >= LEAST_SALES) | (not names))
            for target, figure in zip((size, median, spread), group, strict=True):
                target[takes] = figure[takes]
            level[takes] = place
        deviation = np.asarray(table["y"].fill_null(float("nan")).to_numpy()) - median
        return GroupScores(deviation, deviation / _steadied(deviation, spread, size), size, level)

    def _table(self, values: Floats) -> pl.DataFrame:
        """The keys with the values, from which the market's move from year to year is taken."""
        table = pl.DataFrame([*self.keys, pl.Series("y", values, nan_to_null=True)])
        if "year" not in table.columns:
            return table
        by_year = pl.when(pl.col("y").count().over("year") >= LEAST_SALES).then(
            pl.col("y").median().over("year")
        )
        return table.with_columns(y=pl.col("y") - by_year.fill_null(pl.col("y").median()))

    def names(self, places: IntArray, levels: IntArray) -> pl.Series:
        """The groups of some sales, for people to read.

        Parameters
        ----------
        places : ndarray of int, shape (n_some,)
            Indices of the sales.
        levels : ndarray of int, shape (n_some,)
            Index into `levels` for each of them.

        Returns
        -------
        polars.Series of str, shape (n_some,)
        """
        named_parts = {key: self._part(key, places) for key in self.keys.columns}
        parts = pl.DataFrame({"level": levels, **named_parts})
        text = pl.lit("all sales")
        for place, keys in enumerate(self.levels):
            if keys:
                named = pl.concat_str([pl.col(key) for key in keys], separator=", ")
                text = pl.when(pl.col("level") == place).then(named).otherwise(text)
        return parts.with_columns(group=text)["group"]

    def _part(self, key: str, places: IntArray) -> pl.Series:
        """What some sales have of a key, as text."""
        if key == "cell":
            return pl.repeat("sales nearby", places.size, eager=True)
        if key == "year":
            values = self.keys["year"]
        else:
            role = self.sales.column("neighbourhood" if key == "area" else "property_type")
            values = self.sales.frame[str(role)]
        return values.gather(places).cast(pl.String).fill_null(f"no {key}")


def _group_figures(table: pl.DataFrame, names: tuple[str, ...]) -> tuple[Floats, Floats, Floats]:
    """Number of values, median and robust spread of each row's group."""
    y = pl.col("y")
    if not names:
        values = table["y"].drop_nulls().to_numpy()
        figures = (values.size, np.median(values) if values.size else 0.0, robust_spread(values))
        count, median, spread = (np.full(table.height, figure) for figure in figures)
        return count, median, spread
    groups = table.select(*names, "y").with_columns(median=y.median().over(names))
    figures_by_group = groups.group_by(names).agg(
        y.count().cast(pl.Float64).alias("n"),
        pl.col("median").first(),
        ((y - pl.col("median")).abs().median() * 1.4826).alias("spread"),
    )
    joined = table.select(names).join(
        figures_by_group, on=list(names), how="left", nulls_equal=True, maintain_order="left"
    )
    n, center, width = (
        joined[name].fill_null(float("nan")).to_numpy() for name in ("n", "median", "spread")
    )
    return n, center, width


def _steadied(deviation: Floats, spread: Floats, size: Floats) -> Floats:
    """Spreads of the groups, those of few sales drawn towards the spread of all groups."""
    overall = robust_spread(deviation)
    if not overall > 0:
        return np.full(size.size, np.inf)
    variance = (size * spread**2 + _PRIOR_SALES * overall**2) / (size + _PRIOR_SALES)
    return np.maximum(np.sqrt(variance), _LEAST_SPREAD)


def map_cells(points: pl.DataFrame, sales_in_cell: int) -> pl.Series:
    """Cells of about equally many sales, cut by turns along both axes.

    Parameters
    ----------
    points : polars.DataFrame of shape (n_sales, 2)
        Columns ``y`` and ``x``; null where a sale has no place.
    sales_in_cell : int
        A cell is cut while both halves keep at least this many sales.

    Returns
    -------
    polars.Series of int, shape (n_sales,)
        Named ``cell``; null where a sale has no place.
    """
    has_place = points["x"].is_not_null() & points["y"].is_not_null()
    cells = points.with_columns(cell=pl.when(has_place).then(pl.lit(0, pl.Int64)))
    cuts = int(np.log2(max(int(has_place.sum()) / sales_in_cell, 1)))
    for cut in range(cuts):
        axis = pl.col("y" if cut % 2 == 0 else "x")
        half = (axis > axis.median().over("cell")).cast(pl.Int64)
        cells = cells.with_columns(cell=2 * pl.col("cell") + half)
    return cells["cell"]
