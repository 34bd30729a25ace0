"""Columns of a frame as NumPy arrays: quick for a single home, without a loop for a million."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import numpy as np
import polars as pl
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]
#: Up to this many rows plain Python is faster than a Polars expression for each column.
FEW_ROWS = 16
DAYS_A_YEAR = 365.2425
_EPOCH = date(1970, 1, 1).toordinal()


class Table:
    """Reads the columns of some homes; an absent column counts as missing for every home.

    Parameters
    ----------
    homes : polars.DataFrame of shape (n_homes, any) or mapping of str to sequence
        A frame, or plain values of the same types for each column.
    """

    def __init__(self, homes: pl.DataFrame | Mapping[str, Sequence[Any]]) -> None:
        self._frame: pl.DataFrame | None = None
        self._few: Mapping[str, Sequence[Any]] | None = None
        if isinstance(homes, pl.DataFrame):
            self._frame, self.height = homes, homes.height
            self._few = _columns(homes) if homes.height <= FEW_ROWS else None
            self._names = frozenset(homes.columns)
        else:
            self._few, self._names = homes, frozenset(homes)
            self.height = len(next(iter(homes.values()), ()))
        self._numbers: dict[str, Floats] = {}

    @staticmethod
    def of(homes: pl.DataFrame | Table) -> Table:
        """The homes as a table; a table is returned as it is."""
        return homes if isinstance(homes, Table) else Table(homes)

    def part(self, start: int, stop: int) -> Table:
        """The homes from row `start` up to, but without, row `stop`."""
        if start == 0 and stop >= self.height:
            return self
        if self._frame is not None:
            return Table(self._frame[start:stop])
        return Table({name: values[start:stop] for name, values in (self._few or {}).items()})

    def has(self, name: str) -> bool:
        """Whether the frame has this column."""
        return name in self._names

    def numbers(self, name: str) -> Floats:
        """A numeric or boolean column, NaN where it is missing.

        The array has shape (n_homes,). Callers share it and must not change it.
        """
        if not self.has(name):
            return np.full(self.height, np.nan)
        column = self._numbers.get(name)
        if column is None:
            read = self._few[name] if self._few else self._column(name, pl.Float64).to_numpy()
            column = self._numbers[name] = np.array(read, dtype=np.float64)
        return column

    def with_numbers(self, columns: Mapping[str, Floats]) -> Table:
        """The same homes with other numbers in some columns, each of shape (n_homes,)."""
        if self._few is not None:
            lists = {name: values.tolist() for name, values in columns.items()}
            return Table({**self._few, **lists})
        assert self._frame is not None  # noqa: S101 - for the type checker: a table has one or the other
        return Table(self._frame.with_columns(pl.Series(n, v) for n, v in columns.items()))

    def matrix(self, names: Sequence[str]) -> Floats:
        """Several numeric or boolean columns, shape (n_homes, n_names)."""
        if not self._few or not names:
            columns = [self.numbers(name) for name in names]
            return np.column_stack(columns) if columns else np.empty((self.height, 0))
        gap = [None] * self.height
        return np.array([self._few.get(name, gap) for name in names], dtype=np.float64).T

    def texts(self, name: str) -> list[str | None]:
        """A text or category column, None where it is missing."""
        if not self.has(name):
            return [None] * self.height
        if self._few:
            return [None if value is None else _text(value) for value in self._few[name]]
        values: list[str | None] = self._column(name, pl.String).to_list()
        return values

    def membership(self, name: str, members: frozenset[str]) -> tuple[Flags, Flags]:
        """Which homes lack this text, and which have one of `members`; each of shape (n_homes,)."""
        if self._few or not self.has(name):
            texts = self.texts(name)
            gap = np.array([text is None for text in texts], dtype=np.bool_)
            return gap, np.array([text in members for text in texts], dtype=np.bool_)
        values = self._column(name, pl.String)
        is_member = values.is_in(list(members)).fill_null(value=False)
        return values.is_null().to_numpy(), is_member.to_numpy()

    def days(self, name: str | None, default: date | None) -> Floats:
        """A date column as days since 1970, `default` where it is missing; shape (n_homes,)."""
        fallback = float("nan") if default is None else date_to_day(default)
        if name is None or not self.has(name):
            return np.full(self.height, fallback)
        if self._few:
            values = _days(self._few[name])
        else:
            series = self._column(name, pl.Date).to_physical().cast(pl.Float64)
            values = np.array(series.to_numpy(), dtype=np.float64)
        return np.where(np.isnan(values), fallback, values)

    def _column(self, name: str, dtype: type[pl.DataType]) -> pl.Series:
        assert self._frame is not None  # noqa: S101 - for the type checker: without a frame, `_few` has the column
        return self._frame.get_column(name).cast(dtype)


def _columns(frame: pl.DataFrame) -> Mapping[str, Sequence[Any]]:
    """All columns as plain values, in one call of Polars."""
    rows = frame.rows()
    return dict(zip(frame.columns, zip(*rows, strict=True), strict=True)) if rows else {}


def _text(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return str(value)


def _days(values: Sequence[Any]) -> Floats:
    return np.array([_day(value) for value in values], dtype=np.float64)


def _day(value: Any) -> float:
    if value is None:
        return float("nan")
    day = date.fromisoformat(value) if isinstance(value, str) else value
    return date_to_day(day)


def date_to_day(day: date) -> float:
    """Days since 1970."""
    return float(day.toordinal() - _EPOCH)


def day_to_date(day: float) -> date:
    """The date of a number of days since 1970."""
    return date.fromordinal(int(day) + _EPOCH)


def years_of(days: Floats) -> Floats:
    """Calendar year with its fraction (365.2425 days a year), of the same shape as `days`."""
    return 1970.0 + days / DAYS_A_YEAR
