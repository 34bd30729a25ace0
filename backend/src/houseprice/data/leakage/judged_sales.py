"""The data that leaks are judged by: log prices, the honest core, and each column as scores."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import polars as pl
from numpy.typing import NDArray
from scipy.special import ndtri
from scipy.stats import rankdata

from houseprice.data.arrays import Table
from houseprice.data.leakage.neighbour_means import SalesAround
from houseprice.data.ridge import halves
from houseprice.data.schema import Column, Role, TableSchema

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

#: Number of sales that columns are judged on; neighbours are always taken from all sales.
MOST_SALES = 4_000
#: Characteristics that are rarely computed from a price; they explain the price.
CORE_ROLES: tuple[Role, ...] = (
    *("living_area", "lot_area", "bedrooms", "bathrooms", "year_built"),
    *("neighbourhood", "property_type"),
)
_AREAS: tuple[Role, ...] = ("living_area", "lot_area")
_PLACE: tuple[Role, ...] = ("latitude", "longitude")
#: Above this share of different codes a column is an identifier, whose order is judged.
_CODES_SHARE = 0.2
_NUMBERS = ("number", "integer", "boolean")
_SHRINK = 3.0
_LIMIT = 4.0


@dataclass(frozen=True)
class JudgedSales:
    """Training sales of one table.

    Parameters
    ----------
    frame : polars.DataFrame of shape (n_sales, n_columns)
        Training sales with a positive price.
    schema : TableSchema
    judged_rows : ndarray of int, shape (n_judged,)
        Rows that columns are judged on, evenly spread over the table.
    """

    frame: pl.DataFrame
    schema: TableSchema
    judged_rows: Ints

    @classmethod
    def of(cls, frame: pl.DataFrame, schema: TableSchema) -> JudgedSales:
        """Take the rows that have a positive price."""
        price = pl.col(schema.price).cast(pl.Float64)
        frame = frame.filter((price > 0) & price.is_finite())
        count = min(frame.height, MOST_SALES)
        spread = np.linspace(0, max(frame.height - 1, 0), count).astype(np.int64)
        return cls(frame, schema, spread)

    @cached_property
    def table(self) -> Table:
        """The columns as arrays."""
        return Table(self.frame)

    @cached_property
    def log_price(self) -> Floats:
        """Log price of every sale, shape (n_sales,)."""
        return np.log(self.table.numbers(self.schema.price))

    @property
    def log_size(self) -> Floats | None:
        """Log of the living area, NaN where it is missing; None without such a column."""
        return self.log_areas.get("living_area")

    @cached_property
    def log_areas(self) -> dict[Role, Floats]:
        """Logs of the areas that a price may have been divided by, NaN where one is missing."""
        names = {role: self.schema.first(role) for role in _AREAS}
        return {role: self._log(name) for role, name in names.items() if name is not None}

    def _log(self, name: str) -> Floats:
        values = self.table.numbers(name)
        return np.log(np.where(values > 0, values, np.nan))

    @cached_property
    def target(self) -> Floats:
        """Normal scores of the prices of the judged sales."""
        return scores(self.log_price[self.judged_rows])

    @cached_property
    def around(self) -> SalesAround:
        """Means of the prices around each judged sale."""
        return SalesAround(self.frame, self.schema, self.judged_rows)

    @cached_property
    def core(self) -> Floats:
        """The honest core: what can be known of a home before its sale.

        It has size, rooms, age, kind, day, place and the prices of other sales around it, in
        shape (n_judged, n_core) and without gaps.
        """
        return self.core_without("")

    def core_without(self, name: str) -> Floats:
        """The core without one of the table's columns."""
        parts = [part for column, part in self._core_scores.items() if column != name]
        parts += [part**2 - np.mean(part**2) for part in parts]
        return np.column_stack([*parts, *self._setting] or [np.zeros(self.judged_rows.size)])

    @cached_property
    def _core_scores(self) -> dict[str, Floats]:
        """Scores of each core column by its name, without gaps."""
        columns = [column for role in CORE_ROLES for column in self.schema.with_role(role)]
        return {column.name: np.nan_to_num(self.scores_of(column)) for column in columns}

    @cached_property
    def _setting(self) -> list[Floats]:
        """Scores of place, day and prices around each sale, without gaps."""
        places = [self.schema.first(role) for role in _PLACE]
        parts = [scores(self.table.numbers(name)[self.judged_rows]) for name in places if name]
        date = self.schema.first("date")
        if date is not None:
            parts.append(scores(self.table.days(date, None)[self.judged_rows]))
        parts += [scores(mean) for mean in self.around.nearest(self.log_price).T]
        return [np.nan_to_num(part) for part in parts]

    @cached_property
    def _numbers(self) -> dict[str, Floats | None]:
        return {}

    @cached_property
    def _scores(self) -> dict[str, Floats]:
        return {}

    def numbers(self, column: Column) -> Floats | None:
        """A column of all sales as numbers with a meaningful order; None if it has few words."""
        if column.name not in self._numbers:
            self._numbers[column.name] = self._read(column)
        return self._numbers[column.name]

    def _read(self, column: Column) -> Floats | None:
        if column.type in _NUMBERS:
            return self.frame[column.name].cast(pl.Float64).to_numpy()
        values = self.frame[column.name].cast(pl.String)
        count = values.len() - values.null_count()
        if count == 0 or values.n_unique() <= _CODES_SHARE * count:
            return None
        return _order_of(values)

    def scores_of(self, column: Column) -> Floats:
        """Normal scores of a column for the judged sales, NaN where it has gaps.

        A word becomes the mean price score of the word in the other half of the sales.
        """
        if column.name not in self._scores:
            self._scores[column.name] = self._score(column)
        return self._scores[column.name]

    def _score(self, column: Column) -> Floats:
        numbers = self.numbers(column)
        if numbers is not None:
            return scores(numbers[self.judged_rows])
        words = self.frame[column.name].cast(pl.String).fill_null("")[self.judged_rows]
        codes = words.rank("dense").to_numpy().astype(np.int64) - 1
        return scores(level_means(codes, self.target))


def _order_of(values: pl.Series) -> Floats:
    """Codes as numbers: their digits where all have some, else their alphabetical ranks."""
    digits = values.str.replace_all(r"\D", "").cast(pl.Float64, strict=False)
    if digits.null_count() > values.null_count():
        digits = values.rank("dense").cast(pl.Float64)
    out: Floats = digits.fill_null(float("nan")).to_numpy().astype(np.float64)
    return out


def level_means(codes: Ints, target: Floats) -> Floats:
    """Cross-fitted mean of each level (0, 1, …), pulled to the overall mean."""
    out, levels = np.empty(target.size), int(codes.max()) + 1
    for half in halves(target.size):
        count = np.bincount(codes[half], minlength=levels)
        total = np.bincount(codes[half], weights=target[half], minlength=levels)
        mean = (total + _SHRINK * target[half].mean()) / (count + _SHRINK)
        out[~half] = mean[codes[~half]]
    return out


def scores(values: Floats) -> Floats:
    """Normal scores of the ranks, which no increasing transform of the values changes.

    Parameters
    ----------
    values : ndarray of shape (n,)
        NaN and infinite values have no rank.

    Returns
    -------
    ndarray of shape (n,)
        The scores have mean 0 and standard deviation 1 and are then limited to ±4, so that a rare
        value does not outweigh the others. They are 0 where all values are equal.
    """
    out = np.full(values.size, np.nan)
    has_rank = np.isfinite(values)
    if has_rank.any():
        normal = ndtri((rankdata(values[has_rank]) - 0.5) / has_rank.sum())
        spread = normal.std()
        scaled = (normal - normal.mean()) / (spread if spread > 1e-9 else 1.0)
        out[has_rank] = np.clip(scaled, -_LIMIT, _LIMIT)
    return out
