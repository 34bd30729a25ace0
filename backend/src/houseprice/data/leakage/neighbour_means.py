"""Means of prices around a home: before its sale, after it, and at any time."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import polars as pl
from numpy.typing import NDArray
from scipy.spatial import cKDTree

from houseprice.data.arrays import Table
from houseprice.data.properties import property_numbers
from houseprice.data.schema import TableSchema

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]

_NEAREST = 60
_COUNTS = (5, 10, 20)


@dataclass(frozen=True)
class SalesAround:
    """The sales around some sales of a table: the nearest ones, and those of the neighbourhood.

    Parameters
    ----------
    frame : polars.DataFrame of shape (n_sales, n_columns)
    schema : TableSchema
    seekers : ndarray of int, shape (n_seekers,)
        Rows of the sales whose surroundings are computed.
    """

    frame: pl.DataFrame
    schema: TableSchema
    seekers: Ints

    @cached_property
    def days(self) -> Floats | None:
        """Day of each sale; None without dates."""
        name = self.schema.first("date")
        days = None if name is None else Table(self.frame).days(name, None)
        return None if days is None or np.isnan(days).all() else days

    def nearest(self, amount: Floats) -> Floats:
        """Means over the nearest other sales; shape (n_seekers, 0 or 3), NaN without any."""
        return np.column_stack([np.zeros((self.seekers.size, 0)), *self._near_means(amount, "")])

    def at_any_time(self, amount: Floats) -> Floats:
        """Means over the nearest other sales, and over the neighbourhood including this sale.

        The shape is (n_seekers, 0 to 4). Without this sale the mean of a neighbourhood would give
        its price away: the lower the mean of the rest, the higher the price.
        """
        return self._means(amount, "")

    def before(self, amount: Floats) -> Floats:
        """Means over sales of earlier days; shape (n_seekers, 0 to 4)."""
        return self._means(amount, "before")

    def after(self, amount: Floats) -> Floats:
        """Means over sales of later days; shape (n_seekers, 0 to 4)."""
        return self._means(amount, "after")

    def _means(self, amount: Floats, when: str) -> Floats:
        parts = self._near_means(amount, when)
        if self._group is not None:
            parts.append(self._group_mean(self._group, amount, when))
        return np.column_stack([np.zeros((self.seekers.size, 0)), *parts])

    def _near_means(self, amount: Floats, when: str) -> list[Floats]:
        if self._near is None:
            return []
        rows, other = self._near
        mask = other & self._at_time(rows, when)
        return [_first(amount[rows], mask, count) for count in _COUNTS]

    def _at_time(self, rows: Ints, when: str) -> Flags:
        if not when or self.days is None:
            return np.ones(rows.shape, dtype=bool)
        own = self.days[self.seekers, None]
        return self.days[rows] < own if when == "before" else self.days[rows] > own

    @cached_property
    def _near(self) -> tuple[Ints, Flags] | None:
        """Rows of the nearest sales of each seeker, and whether each is of another property."""
        latitude, longitude = self.schema.first("latitude"), self.schema.first("longitude")
        if latitude is None or longitude is None or self.frame.height <= max(_COUNTS):
            return None
        table = Table(self.frame)
        north, east = table.numbers(latitude), table.numbers(longitude)
        if np.isnan(north).all() or np.isnan(east).all():
            return None
        flat = np.column_stack([north, east * np.cos(np.radians(np.nanmean(north)))])
        points = np.where(np.isnan(flat), np.nanmean(flat, axis=0), flat)
        count = min(_NEAREST + 1, self.frame.height)
        _, nearest_rows = cKDTree(points).query(points[self.seekers], k=count)
        home = property_numbers(self.frame, self.schema)
        rows = nearest_rows.astype(np.int64)
        return rows, home[rows] != home[self.seekers, None]

    @cached_property
    def _group(self) -> Ints | None:
        name = self.schema.first("neighbourhood")
        if name is None:
            return None
        words = self.frame[name].cast(pl.String).fill_null("")
        return words.rank("dense").to_numpy().astype(np.int64) - 1

    def _group_mean(self, group: Ints, amount: Floats, when: str) -> Floats:
        """Mean of the neighbourhood, or of its sales on earlier or later days."""
        has_value = np.isfinite(amount).astype(np.float64)
        value = np.where(has_value > 0, amount, 0.0)
        if not when or self.days is None:
            over: Floats = np.bincount(group, weights=value)[group].astype(np.float64)
            of: Floats = np.bincount(group, weights=has_value)[group].astype(np.float64)
        else:
            days = self.days if when == "before" else -self.days
            over, of = _until(group, days, value, has_value)
        mean = np.where(of > 0, over / np.maximum(of, 1), np.nan)
        return mean[self.seekers]


def _first(values: Floats, mask: Flags, count: int) -> Floats:
    """Mean of the first `count` values of each row that the mask selects."""
    usable = mask & np.isfinite(values)
    taken = usable & (np.cumsum(usable, axis=1) <= count)
    of = taken.sum(axis=1)
    total = np.where(taken, values, 0.0).sum(axis=1)
    return np.where(of > 0, total / np.maximum(of, 1), np.nan)


def _until(group: Ints, days: Floats, value: Floats, has_value: Floats) -> tuple[Floats, Floats]:
    """Sum and count of a group's sales of earlier days."""
    order = np.lexsort((days, group))
    sums = np.concatenate([[0.0], np.cumsum(value[order])])
    counts = np.concatenate([[0.0], np.cumsum(has_value[order])])
    new_group = np.diff(group[order], prepend=-1) != 0
    new_day = new_group | (np.diff(days[order], prepend=np.nan) != 0)
    place = np.arange(order.size)
    group_start = np.maximum.accumulate(np.where(new_group, place, 0))
    day_start = np.maximum.accumulate(np.where(new_day, place, 0))
    over, of = np.empty(order.size), np.empty(order.size)
    over[order] = sums[day_start] - sums[group_start]
    of[order] = counts[day_start] - counts[group_start]
    return over, of
