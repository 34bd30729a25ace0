"""What a judgement of leaks looks at: log prices, the honest core, and each column as scores."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import polars as pl
from numpy.typing import NDArray
from scipy.special import ndtri
from scipy.stats import rankdata

from houseprice.data.arrays import Table
from houseprice.data.leakage.neighbour_means import Around
from houseprice.data.ridge import halves
from houseprice.data.schema import Column, Role, TableSchema

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

#: Sales that are looked at one by one; neighbours and neighbourhoods are always taken from all.
MOST_SALES = 4_000
#: Characteristics that nobody computes from a price, as a rule; they explain it.
CORE_ROLES: tuple[Role, ...] = (
    *("living_area", "lot_area", "bedrooms", "bathrooms", "year_built"),
    *("neighbourhood", "property_type"),
)
_AREAS: tuple[Role, ...] = ("living_area", "lot_area")
_PLACE: tuple[Role, ...] = ("latitude", "longitude")
#: So many different codes in so many rows are an identifier; its order is judged.
_CODES_SHARE = 0.2
_NUMBERS = ("number", "integer", "boolean")
_SHRINK = 3.0
_LIMIT = 4.0


@dataclass(frozen=True)
class Sales:
    """Training sales of one table.

    Parameters
    ----------
    frame : polars.DataFrame of shape (n_sales, n_columns)
        Training sales with a positive price.
    schema : TableSchema
    looked_at : ndarray of int, shape (n_looked_at,)
        Rows that columns are judged on, evenly spread over the table.
    """

    frame: pl.DataFrame
    schema: TableSchema
    looked_at: Ints

    @classmethod
    def of(cls, frame: pl.DataFrame, schema: TableSchema) -> Sales:
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
        """Of every sale, shape (n_sales,)."""
        return np.log(self.table.numbers(self.schema.price))

    @property
    def log_size(self) -> Floats | None:
        """Log of the living area, NaN where it is not known; None without such a column."""
        return self.log_areas.get("living_area")

    @cached_property
    def log_areas(self) -> dict[Role, Floats]:
        """Logs of the areas that a price may have been divided by, NaN where not known."""
        names = {role: self.schema.first(role) for role in _AREAS}
        return {role: self._log(name) for role, name in names.items() if name is not None}

    def _log(self, name: str) -> Floats:
        values = self.table.numbers(name)
        return np.log(np.where(values > 0, values, np.nan))

    @cached_property
    def target(self) -> Floats:
        """Normal scores of the price, of the sales that are looked at."""
        return scores(self.log_price[self.looked_at])

    @cached_property
    def around(self) -> Around:
        """Means of the prices around each sale that is looked at."""
        return Around(self.frame, self.schema, self.looked_at)

    @cached_property
    def core(self) -> Floats:
        """What is honestly known of a home: shape (n_looked_at, n_core); no gap.

        Size, rooms, age, kind, day, place and the prices of other sales around it.
        """
        return self.core_without("")

    def core_without(self, name: str) -> Floats:
        """As `core`, less one column of it."""
        parts = [part for column, part in self._core_scores.items() if column != name]
        parts += [part**2 - np.mean(part**2) for part in parts]
        return np.column_stack([*parts, *self._setting] or [np.zeros(self.looked_at.size)])

    @cached_property
    def _core_scores(self) -> dict[str, Floats]:
        """By the name of the column, without gaps."""
        columns = [column for role in CORE_ROLES for column in self.schema.with_role(role)]
        return {column.name: np.nan_to_num(self.scores_of(column)) for column in columns}

    @cached_property
    def _setting(self) -> list[Floats]:
        """Place, day and prices around, without gaps."""
        places = [self.schema.first(role) for role in _PLACE]
        parts = [scores(self.table.numbers(name)[self.looked_at]) for name in places if name]
        date = self.schema.first("date")
        if date is not None:
            parts.append(scores(self.table.days(date, None)[self.looked_at]))
        parts += [scores(mean) for mean in self.around.nearest(self.log_price).T]
        return [np.nan_to_num(part) for part in parts]

    @cached_property
    def _numbers(self) -> dict[str, Floats | None]:
        return {}

    @cached_property
    def _scores(self) -> dict[str, Floats]:
        return {}

    def numbers(self, column: Column) -> Floats | None:
        """A column as numbers whose order means something, of all sales; None for a few words."""
        if column.name not in self._numbers:
            self._numbers[column.name] = self._read(column)
        return self._numbers[column.name]

    def _read(self, column: Column) -> Floats | None:
        if column.type in _NUMBERS:
            return self.frame[column.name].cast(pl.Float64).to_numpy()
        values = self.frame[column.name].cast(pl.String)
        known = values.len() - values.null_count()
        if known == 0 or values.n_unique() <= _CODES_SHARE * known:
            return None
        return _order_of(values)

    def scores_of(self, column: Column) -> Floats:
        """A column as normal scores of the sales that are looked at, NaN where it has gaps.

        Words become the mean score of the other half's prices.
        """
        if column.name not in self._scores:
            self._scores[column.name] = self._score(column)
        return self._scores[column.name]

    def _score(self, column: Column) -> Floats:
        numbers = self.numbers(column)
        if numbers is not None:
            return scores(numbers[self.looked_at])
        words = self.frame[column.name].cast(pl.String).fill_null("")[self.looked_at]
        codes = words.rank("dense").to_numpy().astype(np.int64) - 1
        return scores(level_means(codes, self.target))


def _order_of(values: pl.Series) -> Floats:
    """Codes as numbers: the digits in them where all have some, else their place in a list."""
    digits = values.str.replace_all(r"\D", "").cast(pl.Float64, strict=False)
    if digits.null_count() > values.null_count():
        digits = values.rank("dense").cast(pl.Float64)
    out: Floats = digits.fill_null(float("nan")).to_numpy().astype(np.float64)
    return out


def level_means(codes: Ints, target: Floats) -> Floats:
    """Mean of each level (0, 1, …) in the half that a row is not in, drawn to the mean of all."""
    out, levels = np.empty(target.size), int(codes.max()) + 1
    for half in halves(target.size):
        count = np.bincount(codes[half], minlength=levels)
        total = np.bincount(codes[half], weights=target[half], minlength=levels)
        mean = (total + _SHRINK * target[half].mean()) / (count + _SHRINK)
        out[~half] = mean[codes[~half]]
    return out


def scores(values: Floats) -> Floats:
    """Normal scores of the ranks, so that any increasing transform gives the same.

    Parameters
    ----------
    values : ndarray of shape (n,)
        NaN and infinite values have no rank.

    Returns
    -------
    ndarray of shape (n,)
        Mean 0 and standard deviation 1 over the known values, then limited to ±4, so that a rare
        value does not count for more than any other; 0 where they are all equal.
    """
    out = np.full(values.size, np.nan)
    known = np.isfinite(values)
    if known.any():
        normal = ndtri((rankdata(values[known]) - 0.5) / known.sum())
        spread = normal.std()
        scaled = (normal - normal.mean()) / (spread if spread > 1e-9 else 1.0)
        out[known] = np.clip(scaled, -_LIMIT, _LIMIT)
    return out
