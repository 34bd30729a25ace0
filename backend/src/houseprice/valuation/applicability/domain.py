"""Which homes are too unlike the sales to be valued, and how much less sure others are."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
import polars as pl
from numpy.typing import NDArray

from houseprice.data.arrays import Table, years_of
from houseprice.data.schema import Role, TableSchema
from houseprice.valuation.answers import FormField
from houseprice.valuation.inputs.possible import ANY, POSSIBLE
from houseprice.valuation.value_arrays import ValueArrays

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]

#: A number that lies outside those of the sales by more than this many times their range does
#: not belong to a home like them; a size, or a size per room, may be this many times an extreme.
BEYOND = 3.0
#: At most this share of the sizes may be mistakes; they are so many times the next one, or less
#: than it by as much.
_MISTAKES, _APART = 0.01, 10.0
#: A home may be sold this many years before it is built.
BUILT_AHEAD_YEARS = 2
#: What a year without sales adds to the standard deviation of the log price.
DRIFT_PER_YEAR = 0.05
#: The market is unknown beyond this many years before the first sale or after the last one.
DATES_BEYOND_YEARS = 10.0
_SPARSE = 0.5
#: Roles of the numbers that say what kind of home it is.
KIND_ROLES: tuple[Role, ...] = ("living_area", "lot_area", "bedrooms", "bathrooms", "year_built")
#: Outside the middle 98 % of these no home has high confidence.
_SIZES = ("living_area", "lot_area")
_EXTRAPOLATION = 1.0


@dataclass
class Findings:
    """What the rules find about some homes.

    Parameters
    ----------
    count : int
        Number of homes.

    Attributes
    ----------
    notes : list of (str, ndarray of bool)
        Reason codes with the homes that they hold for, the most important first.
    refused : ndarray of bool, shape (n_homes,)
        Homes that get no value.
    stretch : ndarray of shape (n_homes,)
        Factor by which the ranges grow.
    variance : ndarray of shape (n_homes,)
        Added to the squared FSD.
    unsure : ndarray of bool, shape (n_homes,)
        Homes that never have high confidence: too few sales are like them to know the spread.
    """

    count: int
    notes: list[tuple[str, Flags]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.refused: Flags = np.zeros(self.count, dtype=np.bool_)
        self.stretch: Floats = np.ones(self.count)
        self.variance: Floats = np.zeros(self.count)
        self.unsure: Flags = np.zeros(self.count, dtype=np.bool_)

    def note(self, code: str, flags: Flags, *, refuse: bool = False, unsure: bool = False) -> None:
        """Give the flagged homes a reason code; see `refused` and `unsure`."""
        if flags.any():
            self.notes.append((code, flags))
            if refuse:
                self.refused |= flags
            if unsure:
                self.unsure |= flags

    def codes(self) -> list[tuple[str, ...]]:
        """Reason codes of each home."""
        by_home: list[list[str]] = [[] for _ in range(self.count)]
        for code, flags in self.notes:
            for row in np.flatnonzero(flags).tolist():
                by_home[row].append(code)
        return [tuple(codes) for codes in by_home]

    def applied(self, arrays: ValueArrays) -> ValueArrays:
        """Refuse values and widen ranges as the findings demand."""
        if not (self.refused.any() or (self.stretch > 1).any() or self.variance.any()):
            return arrays
        square = np.square(np.maximum(arrays.fsd, 1e-6))
        return arrays.widened(self.stretch * np.sqrt(1 + self.variance / square)).without(
            self.refused
        )


class Numbers:
    """Limits of the numbers that sales have, column by column.

    Parameters
    ----------
    form : tuple of FormField
        Inputs of the model; coordinates are judged by the distance from sales instead.
    sales : polars.DataFrame
        The sales that the model learned from.
    measured : frozenset of str
        Columns whose spread beyond the sales was measured, see `corrections.beyond`; the others
        have a rule of ours.
    """

    def __init__(
        self,
        form: tuple[FormField, ...],
        sales: pl.DataFrame,
        measured: frozenset[str] = frozenset(),
    ) -> None:
        inputs = [entry for entry in form if entry.kind in ("number", "integer")]
        self.fields = tuple(inputs)
        numbers = _matrix(Table(sales), inputs)
        possible = (
            np.array([POSSIBLE.get(entry.role, ANY) for entry in inputs]).reshape(len(inputs), 2).T
        )
        numbers[(numbers < possible[0]) | (numbers > possible[1])] = np.nan
        for column, entry in enumerate(inputs):
            if entry.role == "living_area":
                numbers[:, column] = without_mistakes(numbers[:, column])
        self._ends = _extremes(numbers) if inputs else np.empty((2, 0))
        self._possible = _with_counts(possible, self._ends, inputs)
        place = np.array(
            [entry.role in ("latitude", "longitude") for entry in inputs], dtype=np.bool_
        )
        reach = np.where(place, np.inf, np.ptp(self._ends, axis=0))
        reach = np.where(reach > 0, reach, np.inf)  # one value says nothing about others
        self._place = place
        self._of_kind = np.array([entry.role in KIND_ROLES for entry in inputs], dtype=np.bool_)
        self._reach = reach
        ours = [entry.name not in measured for entry in inputs]
        self._grows = np.where(ours, 1.0, 0.0)
        self._limits = self._ends + np.array([[-1.0], [1.0]]) * BEYOND * reach
        for column, entry in enumerate(inputs):
            if entry.role == "living_area":
                self._limits[:, column] = self._ends[:, column] * [1 / BEYOND, BEYOND]
        low = [-np.inf if entry.low is None else entry.low for entry in inputs]
        high = [np.inf if entry.high is None else entry.high for entry in inputs]
        self._typical = np.array([low, high], dtype=np.float64).reshape(2, len(inputs))

    def judge(self, table: Table, findings: Findings) -> Floats:
        """Note gaps and unusual numbers; refuse numbers far beyond the sales or impossible ones.

        Returns
        -------
        ndarray of shape (n_homes,)
            How many of size, lot, rooms and year are outside the middle 98 % of the sales.
        """
        if not self.fields:
            return np.zeros(table.height)
        numbers = _matrix(table, self.fields)
        missing = np.isnan(numbers)
        impossible = (numbers < self._possible[0]) | (numbers > self._possible[1])
        never_seen = (numbers < self._limits[0]) | (numbers > self._limits[1])
        unusual = (numbers < self._typical[0]) | (numbers > self._typical[1])
        past = np.maximum(self._ends[0] - numbers, numbers - self._ends[1]) / self._reach
        past = np.minimum(np.fmax(past, 0.0), 1.0) * self._grows  # a gap is not far off
        findings.stretch *= 1 + _EXTRAPOLATION * past.max(axis=1)
        any_ = missing | unusual | never_seen | impossible
        for column in np.flatnonzero(any_.any(axis=0)).tolist():
            entry, name = self.fields[column], self.fields[column].name
            refused = impossible[:, column] | never_seen[:, column]
            findings.note(f"impossible:{name}", impossible[:, column], refuse=True)
            findings.note(f"never_seen:{name}", never_seen[:, column], refuse=True)
            larger = (numbers > self._ends[1])[:, column] & ~refused & ~self._place[column]
            smaller = (numbers < self._ends[0])[:, column] & ~refused & ~self._place[column]
            findings.note(f"beyond_largest:{name}", larger, unsure=True)
            findings.note(f"beyond_smallest:{name}", smaller, unsure=True)
            rest, size = unusual[:, column] & ~larger & ~smaller, entry.role in _SIZES
            findings.note(f"outside_typical_range:{name}", rest, unsure=size)
            gap = f"required:{name}" if entry.required else f"missing:{name}"
            findings.note(gap, missing[:, column], refuse=entry.required)
        return np.asarray((unusual & self._of_kind).sum(axis=1), dtype=np.float64)


class Combinations:
    """Limits of numbers that depend on each other: size and rooms, year of building and of sale."""

    def __init__(self, sales: pl.DataFrame, schema: TableSchema) -> None:
        self._area, self._date = schema.first("living_area"), schema.first("date")
        self._built = schema.first("year_built")
        table = Table(sales)
        self._rooms: dict[str, Floats] = {}
        for role in ("bedrooms", "bathrooms"):
            name = schema.first(role)
            if name is not None and self._area is not None:
                sizes = _size_per_room(table, self._area, name)
                if np.isfinite(sizes).any():
                    self._rooms[name] = _extremes(sizes[:, None])[:, 0] * [1 / BEYOND, BEYOND]

    def judge(self, table: Table, days: Floats | None, findings: Findings) -> None:
        """Refuse combinations that no home has; `days` are since 1970, shape (n_homes,)."""
        for name, (low, high) in self._rooms.items():
            size = _size_per_room(table, str(self._area), name)
            findings.note(f"impossible_with_size:{name}", (size < low) | (size > high), refuse=True)
        if self._built is not None and days is not None:
            ahead = table.numbers(self._built) - np.floor(years_of(days))
            findings.note(f"built_after_sale:{self._built}", ahead > BUILT_AHEAD_YEARS, refuse=True)


def widen_by_distance(
    distance_m: Floats,
    limit_m: float,
    refuse_m: float,
    findings: Findings,
    measured: float | None = None,
) -> None:
    """Widen ranges with the distance from the nearest sale, and refuse homes far from all.

    `measured` is what homes in an area without sales add to the standard deviation of the log
    price; without it a rule of ours counts.
    """
    findings.note("outside_area", distance_m > refuse_m, refuse=True)
    findings.note("far_from_any_sale", distance_m > limit_m, unsure=True)
    apart = np.maximum(distance_m / limit_m, 1.0)
    if measured is None:
        findings.stretch *= apart**_SPARSE
    else:
        findings.variance += measured**2 * (1.0 - 1.0 / apart)


def add_gap_costs(
    missing: Mapping[str, float], unseen: Mapping[str, float], findings: Findings
) -> None:
    """Add the variance of gaps and of unknown categories; see `corrections.ranges.Calibration`."""
    costs = {"missing": missing, "unknown_category": {**missing, **unseen}}
    for code, flags in findings.notes:
        rule, _, name = code.partition(":")
        cost = costs.get(rule, {}).get(name, 0.0)
        findings.variance += np.where(flags, cost**2, 0.0)


def _with_counts(possible: Floats, ends: Floats, fields: list[FormField]) -> Floats:
    """Whole numbers that were never below 0 are counts, which cannot be; shapes (2, n_fields)."""
    out = possible.copy()
    for column, entry in enumerate(fields):
        if entry.kind == "integer" and ends[0, column] >= 0:
            out[0, column] = max(out[0, column], 0.0)
    return out


def _size_per_room(table: Table, area: str, rooms: str) -> Floats:
    size, count = table.numbers(area), table.numbers(rooms)
    both_given = (size > 0) & (count > 0)
    out: Floats = np.divide(size, count, out=np.full(size.shape, np.nan), where=both_given)
    return out


def _matrix(table: Table, fields: tuple[FormField, ...] | list[FormField]) -> Floats:
    return table.matrix([entry.name for entry in fields])


def without_mistakes(sizes: Floats) -> Floats:
    """Sizes with NaN for the few that lie apart from all others: 99,999 is no largest size.

    Parameters
    ----------
    sizes : ndarray of shape (n_sales,)
    """
    known = np.sort(sizes[sizes > 0])
    if known.size == 0:
        return sizes
    few = math.ceil(_MISTAKES * known.size)
    apart = np.flatnonzero(known[1:] > _APART * known[:-1])
    low = known[apart[apart < few].max(initial=-1) + 1 :][:1]
    high = known[: apart[apart >= known.size - 1 - few].min(initial=known.size - 1) + 1][-1:]
    outside = (sizes > 0) & ((sizes < low) | (sizes > high))
    return np.where(outside, np.nan, sizes)


def _extremes(numbers: Floats) -> Floats:
    """Smallest and largest number of each column; infinite where a column has none."""
    gap = np.isnan(numbers)
    low = np.where(gap, np.inf, numbers).min(axis=0)
    high = np.where(gap, -np.inf, numbers).max(axis=0)
    none = gap.all(axis=0)
    return np.array([np.where(none, -np.inf, low), np.where(none, np.inf, high)])
