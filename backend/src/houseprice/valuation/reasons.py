"""What is unusual about a home, as codes and in words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
import polars as pl
from numpy.typing import NDArray

from houseprice.data.features_table import FEW_ROWS, Table, date_to_day
from houseprice.data.schema import TableSchema
from houseprice.valuation.domain import (
    DRIFT_PER_YEAR,
    Combinations,
    Doubts,
    Numbers,
    far,
    unknown,
)
from houseprice.valuation.form import FormField
from houseprice.valuation.reach import Reach

_MAX_AGE = timedelta(days=366)
_WORDS: dict[str, str] = {
    "outside_area": "it is outside the area of the sales the model learned from",
    "never_seen": "{} is far beyond that of any sale the model learned from",
    "impossible_with_size": "{} does not fit the living area",
    "built_after_sale": "{} is years after the sale",
    "outside_typical_range": "{} is unlike nearly all sales the model learned from",
    "unknown_category": "the model has seen no sale with this {}",
    "missing": "{} was not given",
    "far_from_any_sale": "it is far from any sale the model learned from",
    "long_after_last_sale": "the date is more than a year after the last sale",
    "before_first_sale": "the date is before the first sale",
}
_SAID = 3
Floats = NDArray[np.float64]


@dataclass(frozen=True)
class _Choice:
    """A category; `closed`: all of its known values are in `known`."""

    name: str
    known: frozenset[str]
    closed: bool

    @classmethod
    def of(cls, field: FormField) -> _Choice:
        closed = field.kind == "choice" and not field.more_choices
        return cls(field.name, frozenset(field.choices), closed)


class Reasons:
    """Finds what makes values less sure, or impossible.

    Parameters
    ----------
    form : tuple of FormField
    reach : Reach or None
        None where sales have no coordinates.
    sales : polars.DataFrame
        The sales that the model learned from.
    schema : TableSchema
    missing : mapping of str to float
        See `calibration.Calibration`.
    """

    def __init__(
        self,
        form: tuple[FormField, ...],
        reach: Reach | None,
        sales: pl.DataFrame,
        schema: TableSchema,
        missing: Mapping[str, float] | None = None,
    ) -> None:
        self._labels = {field.name: field.label for field in form}
        chosen = (field for field in form if field.kind in ("choice", "boolean"))
        self._choices = tuple(_Choice.of(field) for field in chosen)
        self._numbers = Numbers(form, sales)
        self._combinations = Combinations(sales, schema)
        self._missing = missing or {}
        self._reach = reach
        self._date = schema.first("date")
        known = None if self._date is None else sales[self._date].drop_nulls()
        self._span = _span(known)

    def doubts(self, homes: pl.DataFrame | Table, as_of: date | None) -> Doubts:
        """Everything that speaks against the values of homes, the most telling first."""
        table, found = Table.of(homes), Doubts(homes.height)
        if self._reach is not None:
            reach = self._reach
            far(reach.distance_m(table), reach.limit_m, reach.refuse_m, found)
        days = self._dates(table, as_of, found)
        self._combinations.judge(table, days, found)
        self._numbers.judge(table, found)
        for choice in self._choices:
            _choice(table, choice, found)
        unknown(self._missing, found)
        return found

    def codes(self, homes: pl.DataFrame, as_of: date | None) -> list[tuple[str, ...]]:
        """Reason codes of each home, the most telling first."""
        return self.doubts(homes, as_of).codes()

    def words(self, codes: tuple[str, ...]) -> str:
        """The first codes as part of a sentence; empty without codes."""
        said = []
        for code in codes[:_SAID]:
            rule, _, name = code.partition(":")
            said.append(_WORDS[rule].format(self._labels.get(name, name)))
        return ", ".join(said)

    def _dates(self, table: Table, as_of: date | None, found: Doubts) -> Floats | None:
        if self._date is None or self._span is None:
            return None
        first, last = self._span
        days = table.days(self._date, as_of or last)
        late = days - date_to_day(last + _MAX_AGE)
        early = date_to_day(first) - days
        found.note("long_after_last_sale", late > 0)
        found.note("before_first_sale", early > 0)
        years = np.maximum(np.maximum(late, early), 0) / 365.2425
        found.variance += np.square(DRIFT_PER_YEAR * years)
        return days


def _choice(table: Table, choice: _Choice, found: Doubts) -> None:
    if table.height <= FEW_ROWS and choice.known.issuperset(table.texts(choice.name)):
        return  # nearly always: one home must not wait for arrays that say nothing
    gap, known = table.among(choice.name, choice.known)
    found.note(f"missing:{choice.name}", gap)
    if choice.closed:
        found.note(f"unknown_category:{choice.name}", ~known & ~gap)


def _span(days: pl.Series | None) -> tuple[date, date] | None:
    """First and last day; None where there is none."""
    if days is None or days.len() == 0:
        return None
    ordered = days.sort().to_list()
    return ordered[0], ordered[-1]
