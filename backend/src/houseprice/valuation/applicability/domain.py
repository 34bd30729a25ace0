"""Which homes are too unlike the sales to be valued, and how much less sure others are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
import polars as pl
from numpy.typing import NDArray

from houseprice.data.arrays import Table, years_of
from houseprice.data.schema import TableSchema
from houseprice.valuation.answers import FormField
from houseprice.valuation.inputs.possible import ANY, POSSIBLE
from houseprice.valuation.value_arrays import Valued

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]

#: A number farther outside the seen ones than this many times their range is none of a home
#: like those; a size or a size per room may be this many times the seen extremes.
BEYOND = 3.0
#: A home may be sold so many years before it is built.
BUILT_AHEAD_YEARS = 2
#: What a year without sales adds to the standard deviation of the log price.
DRIFT_PER_YEAR = 0.05
#: So many years before the first sale or after the last one nothing is known of the market.
DATES_BEYOND_YEARS = 10.0
_SPARSE = 0.5
_EXTRAPOLATION = 1.0


@dataclass
class Doubts:
    """What was found about some homes, gathered rule by rule.

    Parameters
    ----------
    count : int
        Homes.

    Attributes
    ----------
    notes : list of (str, ndarray of bool)
        Reason codes with the homes they hold for, the most telling first.
    refused : ndarray of bool, shape (n_homes,)
        No value can be given.
    stretch : ndarray of shape (n_homes,)
        The ranges are this many times as wide.
    variance : ndarray of shape (n_homes,)
        Added to the squared FSD.
    """

    count: int
    notes: list[tuple[str, Flags]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.refused: Flags = np.zeros(self.count, dtype=np.bool_)
        self.stretch: Floats = np.ones(self.count)
        self.variance: Floats = np.zeros(self.count)

    def note(self, code: str, flags: Flags, *, refuse: bool = False) -> None:
        """Say `code` of the homes that have the flag, and refuse them if asked to."""
        if flags.any():
            self.notes.append((code, flags))
            if refuse:
                self.refused |= flags

    def codes(self) -> list[tuple[str, ...]]:
        """Reason codes of each home."""
        found: list[list[str]] = [[] for _ in range(self.count)]
        for code, flags in self.notes:
            for row in np.flatnonzero(flags).tolist():
                found[row].append(code)
        return [tuple(codes) for codes in found]

    def applied(self, valued: Valued) -> Valued:
        """Values refused and ranges widened as was found."""
        if not (self.refused.any() or (self.stretch > 1).any() or self.variance.any()):
            return valued
        square = np.square(np.maximum(valued.fsd, 1e-6))
        return valued.widened(self.stretch * np.sqrt(1 + self.variance / square)).without(
            self.refused
        )


class Numbers:
    """The numbers that sales have, column by column.

    Parameters
    ----------
    form : tuple of FormField
        Inputs; coordinates are judged by their place instead.
    sales : polars.DataFrame
        The sales that the model learned from.
    """

    def __init__(self, form: tuple[FormField, ...], sales: pl.DataFrame) -> None:
        kept = [one for one in form if one.kind in ("number", "integer")]
        self.fields = tuple(kept)
        known = _matrix(Table(sales), kept)
        possible = np.array([POSSIBLE.get(one.role, ANY) for one in kept]).reshape(len(kept), 2).T
        known[(known < possible[0]) | (known > possible[1])] = np.nan
        self._ends = _extremes(known) if kept else np.empty((2, 0))
        self._possible = _with_counts(possible, self._ends, kept)
        place = np.array([one.role in ("latitude", "longitude") for one in kept], dtype=np.bool_)
        reach = np.where(place, np.inf, np.ptp(self._ends, axis=0))
        reach = np.where(reach > 0, reach, np.inf)  # one value says nothing about others
        self._reach = reach
        self._limits = self._ends + np.array([[-1.0], [1.0]]) * BEYOND * reach
        for column, one in enumerate(kept):
            if one.role == "living_area":
                self._limits[:, column] = self._ends[:, column] * [1 / BEYOND, BEYOND]
        low = [-np.inf if one.low is None else one.low for one in kept]
        high = [np.inf if one.high is None else one.high for one in kept]
        self._typical = np.array([low, high], dtype=np.float64).reshape(2, len(kept))

    def judge(self, table: Table, doubts: Doubts) -> None:
        """Note gaps and unusual numbers; refuse those beyond anything seen or possible."""
        if not self.fields:
            return
        numbers = _matrix(table, self.fields)
        missing = np.isnan(numbers)
        impossible = (numbers < self._possible[0]) | (numbers > self._possible[1])
        never = (numbers < self._limits[0]) | (numbers > self._limits[1])
        unusual = (numbers < self._typical[0]) | (numbers > self._typical[1])
        past = np.maximum(self._ends[0] - numbers, numbers - self._ends[1]) / self._reach
        past = np.minimum(np.fmax(past, 0.0), 1.0)  # a gap is not far off
        doubts.stretch *= 1 + _EXTRAPOLATION * past.max(axis=1)
        any_ = missing | unusual | never | impossible
        for column in np.flatnonzero(any_.any(axis=0)).tolist():
            one, name = self.fields[column], self.fields[column].name
            doubts.note(f"impossible:{name}", impossible[:, column], refuse=True)
            doubts.note(f"never_seen:{name}", never[:, column], refuse=True)
            doubts.note(f"outside_typical_range:{name}", unusual[:, column])
            gap = f"required:{name}" if one.required else f"missing:{name}"
            doubts.note(gap, missing[:, column], refuse=one.required)


class Combinations:
    """Numbers that go together in every home: size and rooms, year of building and of sale."""

    def __init__(self, sales: pl.DataFrame, schema: TableSchema) -> None:
        self._area, self._date = schema.first("living_area"), schema.first("date")
        self._built = schema.first("year_built")
        table = Table(sales)
        self._rooms: dict[str, Floats] = {}
        for role in ("bedrooms", "bathrooms"):
            name = schema.first(role)
            if name is not None and self._area is not None:
                known = _size_per_room(table, self._area, name)
                if np.isfinite(known).any():
                    self._rooms[name] = _extremes(known[:, None])[:, 0] * [1 / BEYOND, BEYOND]

    def judge(self, table: Table, days: Floats | None, doubts: Doubts) -> None:
        """Refuse combinations that no home has; `days` of shape (n_homes,) since 1970."""
        for name, (low, high) in self._rooms.items():
            size = _size_per_room(table, str(self._area), name)
            doubts.note(f"impossible_with_size:{name}", (size < low) | (size > high), refuse=True)
        if self._built is not None and days is not None:
            ahead = table.numbers(self._built) - np.floor(years_of(days))
            doubts.note(f"built_after_sale:{self._built}", ahead > BUILT_AHEAD_YEARS, refuse=True)


def far(distance_m: Floats, limit_m: float, refuse_m: float, doubts: Doubts) -> None:
    """Widen with the distance from the nearest sale, and refuse where no market is near."""
    doubts.note("outside_area", distance_m > refuse_m, refuse=True)
    doubts.note("far_from_any_sale", distance_m > limit_m)
    doubts.stretch *= np.maximum(distance_m / limit_m, 1.0) ** _SPARSE


def unknown(missing: Mapping[str, float], unseen: Mapping[str, float], doubts: Doubts) -> None:
    """Add what a gap, or a category never seen, costs; see `corrections.ranges.Calibration`."""
    costs = {"missing": missing, "unknown_category": {**missing, **unseen}}
    for code, flags in doubts.notes:
        rule, _, name = code.partition(":")
        cost = costs.get(rule, {}).get(name, 0.0)
        doubts.variance += np.where(flags, cost**2, 0.0)


def _with_counts(possible: Floats, ends: Floats, fields: list[FormField]) -> Floats:
    """Counts, whole numbers that were never below 0, cannot be; shapes (2, n_fields)."""
    out = possible.copy()
    for column, one in enumerate(fields):
        if one.kind == "integer" and ends[0, column] >= 0:
            out[0, column] = max(out[0, column], 0.0)
    return out


def _size_per_room(table: Table, area: str, rooms: str) -> Floats:
    size, count = table.numbers(area), table.numbers(rooms)
    known = (size > 0) & (count > 0)
    out: Floats = np.divide(size, count, out=np.full(size.shape, np.nan), where=known)
    return out


def _matrix(table: Table, fields: tuple[FormField, ...] | list[FormField]) -> Floats:
    return table.matrix([one.name for one in fields])


def _extremes(known: Floats) -> Floats:
    """Smallest and largest known number of each column; infinite where there is none."""
    gap = np.isnan(known)
    low = np.where(gap, np.inf, known).min(axis=0)
    high = np.where(gap, -np.inf, known).max(axis=0)
    none = gap.all(axis=0)
    return np.array([np.where(none, -np.inf, low), np.where(none, np.inf, high)])
