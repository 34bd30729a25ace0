"""Columns of a home as numbers: amounts, dates, places and the attributes that compare homes."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date
from functools import cached_property
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

from houseprice.data.arrays import DAYS_A_YEAR, Table, day_to_date, years_of
from houseprice.data.schema import Role, TableSchema

Floats = NDArray[np.float64]

KM_PER_DEGREE = 111.2
ANGLES_DEG = (15.0, 30.0, 45.0, 60.0)
_COSINES, _SINES = np.cos(np.radians(ANGLES_DEG)), np.sin(np.radians(ANGLES_DEG))
MAX_ATTRIBUTES = 6
MAX_RATIOS = 5


def signed_log(x: Floats) -> Floats:
    """sign(x) log(1 + |x|), of the same shape; it shortens long tails on both sides."""
    return np.sign(x) * np.log1p(np.abs(x))


@dataclass(frozen=True)
class NumericColumns:
    """Numeric and boolean columns with a flag for each that has gaps in training."""

    columns: tuple[str, ...]
    medians: tuple[float, ...]
    gappy: tuple[bool, ...]

    @classmethod
    def fit(cls, table: Table, schema: TableSchema) -> Self:
        """Learn medians and gaps; a column without any value is left out."""
        columns, medians, gappy = [], [], []
        for column in schema.features:
            if column.type not in ("number", "integer", "boolean"):
                continue
            if column.role in ("latitude", "longitude"):
                continue
            values = table.numbers(column.name)
            known_values = values[~np.isnan(values)]
            if known_values.size:
                columns.append(column.name)
                medians.append(float(np.median(known_values)))
                gappy.append(bool(known_values.size < values.size))
        return cls(tuple(columns), tuple(medians), tuple(gappy))

    @property
    def names(self) -> tuple[str, ...]:
        """One per column of `encode`."""
        flags = zip(self.columns, self.gappy, strict=True)
        return (*self.columns, *(f"{name} missing" for name, gap in flags if gap))

    @property
    def groups(self) -> tuple[str, ...]:
        """The table's column that each feature comes from."""
        flags = zip(self.columns, self.gappy, strict=True)
        return (*self.columns, *(name for name, gap in flags if gap))

    def encode(self, table: Table) -> Floats:
        """Values, then the flags.

        A missing value stays NaN where training had gaps; elsewhere it becomes the median.
        """
        values, gappy = table.matrix(self.columns), np.array(self.gappy, dtype=bool)
        missing = np.isnan(values)
        filled = np.where(missing & ~gappy, np.array(self.medians), values)
        return np.concatenate([filled, missing[:, gappy].astype(np.float64)], axis=1)


@dataclass(frozen=True)
class DateColumns:
    """Time of a valuation: trend, season and the age of the building on that day.

    Parameters
    ----------
    column : str
    origin_day : float
        Day of the first sale.
    year_built : str or None
    usual_year : float
        Year of building of a home that does not say it.
    undated_day : float or None
        Day that stands for that of a sale without a date; None in older models, where it is the
        first. It is the mean day: where a market moves steadily, its level is the mean level. At
        that of the first day, undated sales would be moved by all that the market ever did.
    """

    column: str
    origin_day: float
    year_built: str | None
    usual_year: float
    undated_day: float | None = None

    @classmethod
    def fit(cls, table: Table, schema: TableSchema) -> Self | None:
        """Learn the first day and the usual year of building; None where sales have no date."""
        column, year_built = schema.first("date"), schema.first("year_built")
        days = table.days(column, None)
        if column is None or np.isnan(days).all():
            return None
        first, mean = float(np.nanmin(days)), float(np.floor(np.nanmean(days)))
        years = np.zeros(0) if year_built is None else table.numbers(year_built)
        known_years = years[~np.isnan(years)]
        if known_years.size == 0:
            return cls(column, first, None, 0.0, mean)
        return cls(column, first, year_built, float(np.median(known_years)), mean)

    def of_sales(self, table: Table) -> Floats:
        """Days of the training sales; a sale without a date gets `undated_day`."""
        return table.days(self.column, self.undated)

    @property
    def undated(self) -> date:
        """The date that stands for that of a sale without one."""
        return day_to_date(self.origin_day if self.undated_day is None else self.undated_day)

    @property
    def names(self) -> tuple[str, ...]:
        """One per column of `encode`."""
        age = () if self.year_built is None else ("age at sale",)
        return ("years since first sale", "month sine", "month cosine", *age)

    @property
    def groups(self) -> tuple[str, ...]:
        """The table's column that each feature comes from, which is always the date."""
        return tuple(self.column for _ in self.names)

    def days_of(self, years: Floats) -> Floats:
        """Days since 1970 for years since the first sale, of the same shape."""
        return self.origin_day + years * DAYS_A_YEAR

    def encode(self, table: Table, days: Floats) -> Floats:
        """Shape (n_homes, 3 or 4); years, unitless, unitless, years."""
        year = years_of(days)
        angle = 2.0 * np.pi * year
        parts = [year - years_of(np.array(self.origin_day)), np.sin(angle), np.cos(angle)]
        if self.year_built is not None:
            built = table.numbers(self.year_built)
            parts.append(year - np.where(np.isnan(built), self.usual_year, built))
        return np.array(parts).T


@dataclass(frozen=True)
class PlaceColumns:
    """Flat coordinates in km around the middle of the market, turned by several angles."""

    latitude: str
    longitude: str
    middle: tuple[float, float]

    @classmethod
    def fit(cls, table: Table, schema: TableSchema) -> Self | None:
        """Learn the middle of the market; None where homes have no coordinates."""
        latitude, longitude = schema.first("latitude"), schema.first("longitude")
        if latitude is None or longitude is None:
            return None
        lat, lon = table.numbers(latitude), table.numbers(longitude)
        if np.isnan(lat).all() or np.isnan(lon).all():
            return None
        return cls(latitude, longitude, (float(np.nanmean(lat)), float(np.nanmean(lon))))

    @property
    def names(self) -> tuple[str, ...]:
        """One per column of `encode`."""
        turned = [f"{axis} at {angle:g}°" for angle in ANGLES_DEG for axis in ("east", "north")]
        return ("km east", "km north", *turned)

    @property
    def groups(self) -> tuple[str, ...]:
        """Every feature belongs to the location."""
        return tuple("location" for _ in self.names)

    def km(self, table: Table) -> Floats:
        """Kilometres east and north of the middle, shape (n_homes, 2); 0 where one is missing."""
        lat0, lon0 = self.middle
        east = (table.numbers(self.longitude) - lon0) * self._narrowing
        north = table.numbers(self.latitude) - lat0
        away = np.stack([east, north], axis=1) * KM_PER_DEGREE
        return np.where(np.isfinite(away), away, 0.0)

    def encode(self, km: Floats) -> Floats:
        """Features of shape (n_homes, 10) from the coordinates that `km` returns."""
        east, north = km[:, :1], km[:, 1:]
        out = np.empty((len(km), 2 * (1 + len(ANGLES_DEG))))
        out[:, :2] = km
        out[:, 2::2] = east * _COSINES + north * _SINES
        out[:, 3::2] = north * _COSINES - east * _SINES
        return out

    @cached_property
    def _narrowing(self) -> float:
        """Width of a degree from east to west, divided by one from north to south."""
        return float(np.cos(np.radians(self.middle[0])))


@dataclass(frozen=True)
class Attributes:
    """The few numeric columns that compare homes best, as standardised signed logs."""

    columns: tuple[str, ...]
    centre: tuple[float, ...]
    spread: tuple[float, ...]

    @classmethod
    def fit(cls, table: Table, candidates: tuple[str, ...], target: Floats) -> Self:
        """Choose up to six columns, one by one, that explain the most of `target` together.

        Parameters
        ----------
        target : ndarray of shape (n_sales,)
            Log prices, or their residuals after the place is accounted for.
        """
        values = np.column_stack(
            [signed_log(table.numbers(name)) for name in candidates] or [np.zeros(len(target))]
        )
        centre, spread = np.nanmedian(values, axis=0), np.nanstd(values, axis=0)
        scaled = np.nan_to_num((values - centre) / np.where(spread > 0, spread, 1.0))
        chosen = _forward(np.clip(scaled, -5, 5), target - target.mean())
        return cls(
            tuple(candidates[place] for place in chosen),
            tuple(float(centre[place]) for place in chosen),
            tuple(float(spread[place]) for place in chosen),
        )

    def encode(self, table: Table) -> Floats:
        """Shape (n_homes, n_attributes), in standard deviations, limited to ±5."""
        if not self.columns:
            return np.zeros((table.height, 0))
        values = signed_log(table.matrix(self.columns))
        scaled = (values - np.array(self.centre)) / np.array(self.spread)
        # `clip` and `nan_to_num` would take ten times as long for one home.
        limited: Floats = np.minimum(np.maximum(np.where(np.isnan(scaled), 0.0, scaled), -5.0), 5.0)
        return limited


@dataclass(frozen=True)
class RatioColumns:
    """Log ratios of size-like columns: rooms per area, area per lot …

    Parameters
    ----------
    pairs : tuple of (str, str)
        Columns of the numerator and the denominator.
    usual : tuple of float
        Median of log(1 + x) of each column, in the order in which the columns first occur in
        `pairs`; it replaces a missing value. It is empty in older models, whose ratios are 0
        where a value is missing.
    """

    pairs: tuple[tuple[str, str], ...]
    usual: tuple[float, ...] = ()

    @classmethod
    def fit(cls, table: Table, schema: TableSchema, attributes: Attributes) -> Self:
        """All pairs among sizes, rooms and the attributes that are never negative."""
        roles: tuple[Role, ...] = ("living_area", "lot_area", "bedrooms", "bathrooms")
        sizes = [name for role in roles if (name := schema.first(role)) is not None]
        year = schema.first("year_built")
        more = [name for name in attributes.columns if name not in sizes and name != year]
        names = [name for name in [*sizes, *more] if _positive(table.numbers(name))][:MAX_RATIOS]
        pairs = tuple((a, b) for i, a in enumerate(names) for b in names[i + 1 :])
        paired = dict.fromkeys(sum(pairs, ()))
        return cls(pairs, tuple(float(np.nanmedian(signed_log(table.numbers(a)))) for a in paired))

    @property
    def names(self) -> tuple[str, ...]:
        """One per column of `encode`."""
        return tuple(f"{above} / {below}" for above, below in self.pairs)

    @property
    def groups(self) -> tuple[str, ...]:
        """Each ratio belongs to its first column."""
        return tuple(above for above, _ in self.pairs)

    def encode(self, table: Table) -> Floats:
        """Differences of log(1 + x), shape (n_homes, n_pairs), with medians for gaps."""
        if not self.pairs:
            return np.zeros((table.height, 0))
        names, above, below = self._places
        logs = signed_log(table.matrix(names))
        if self.usual:
            logs = np.where(np.isnan(logs), np.array(self.usual), logs)
        out = logs[:, above] - logs[:, below]
        return np.where(np.isfinite(out), out, 0.0)

    @cached_property
    def _places(self) -> tuple[list[str], list[int], list[int]]:
        """The columns, and the positions among them of each pair's numerator and denominator."""
        names = list(dict.fromkeys(sum(self.pairs, ())))
        above, below = ([names.index(pair[side]) for pair in self.pairs] for side in (0, 1))
        return names, above, below


def block_to_json(block: Any) -> dict[str, Any] | None:
    """Plain values of one of the classes above."""
    return None if block is None else asdict(block)


def tuples(value: Any) -> Any:
    """Turn JSON lists back into the tuples that the classes above hold."""
    return tuple(tuples(item) for item in value) if isinstance(value, list) else value


def _positive(values: Floats) -> bool:
    known_values = values[~np.isnan(values)]
    return bool(known_values.size and (known_values >= 0).all() and (known_values > 0).mean() > 0.5)


def _forward(scaled: Floats, target: Floats) -> list[int]:
    """Greedy forward selection of columns by explained squares, most useful first."""
    chosen: list[int] = []
    rest, free = target.copy(), scaled - scaled.mean(axis=0)
    total = float(target @ target) or 1.0
    while len(chosen) < MAX_ATTRIBUTES:
        squares = (free**2).sum(axis=0)
        with np.errstate(divide="ignore", invalid="ignore"):
            gain = np.where(squares > 1e-3 * len(target), (free.T @ rest) ** 2 / squares, 0.0)
        best = int(np.argmax(gain))
        if gain[best] < 1e-3 * total:
            break
        chosen.append(best)
        axis = free[:, best] / np.sqrt(squares[best])
        rest = rest - axis * (axis @ rest)
        free = free - np.outer(axis, axis @ free)
    return chosen
