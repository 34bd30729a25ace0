"""What is unusual about a home, as codes and in words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import numpy as np
import polars as pl
from numpy.typing import NDArray

from houseprice.data.arrays import FEW_ROWS, Table, date_to_day
from houseprice.data.schema import TableSchema
from houseprice.valuation.answers import FormField
from houseprice.valuation.applicability.distance import Reach
from houseprice.valuation.applicability.domain import (
    DATES_BEYOND_YEARS,
    DRIFT_PER_YEAR,
    Combinations,
    Doubts,
    Numbers,
    far,
    unknown,
)

_MAX_AGE_DAYS, _DAYS_PER_YEAR = 366, 365.2425
_WORDS: dict[str, str] = {
    "impossible": "{} cannot be so",
    "required": "{} is needed and was not given",
    "outside_area": "it is outside the area of the sales the model learned from",
    "never_seen": "{} is far beyond that of any sale the model learned from",
    "impossible_with_size": "{} does not fit the living area",
    "outside_dates": "the date is more than ten years outside those of the sales",
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
    """A category or a yes/no; of a category every value of the sales is in `known`."""

    name: str
    known: frozenset[str]
    category: bool
    required: bool

    @classmethod
    def of(cls, field: FormField, sales: pl.DataFrame) -> _Choice:
        known = frozenset(field.choices)
        if field.more_choices:
            known = frozenset(sales[field.name].cast(pl.String).drop_nulls())
        return cls(field.name, known, field.kind == "choice", field.required)


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
    missing, unseen : mapping of str to float
        See `corrections.ranges.Calibration`.
    """

    def __init__(
        self,
        form: tuple[FormField, ...],
        reach: Reach | None,
        sales: pl.DataFrame,
        schema: TableSchema,
        *,
        missing: Mapping[str, float] | None = None,
        unseen: Mapping[str, float] | None = None,
    ) -> None:
        self._labels = {field.name: field.label for field in form}
        chosen = (field for field in form if field.kind in ("choice", "boolean"))
        self._choices = tuple(_Choice.of(field, sales) for field in chosen)
        self._numbers = Numbers(form, sales)
        self._combinations = Combinations(sales, schema)
        self._missing, self._unseen = missing or {}, unseen or {}
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
        unknown(self._missing, self._unseen, found)
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
        after, early = days - date_to_day(last), date_to_day(first) - days
        late = after - _MAX_AGE_DAYS
        years = np.maximum(np.maximum(late, early), 0) / _DAYS_PER_YEAR
        beyond = np.maximum(after, early) > DATES_BEYOND_YEARS * _DAYS_PER_YEAR
        found.note("outside_dates", beyond, refuse=True)
        found.note("long_after_last_sale", late > 0)
        found.note("before_first_sale", early > 0)
        found.variance += np.square(DRIFT_PER_YEAR * np.minimum(years, DATES_BEYOND_YEARS))
        return days


def _choice(table: Table, choice: _Choice, found: Doubts) -> None:
    if table.height <= FEW_ROWS and choice.known.issuperset(table.texts(choice.name)):
        return  # nearly always: one home must not wait for arrays that say nothing
    gap, known = table.membership(choice.name, choice.known)
    lack = f"required:{choice.name}" if choice.required else f"missing:{choice.name}"
    found.note(lack, gap, refuse=choice.required)
    if choice.category:
        found.note(f"unknown_category:{choice.name}", ~known & ~gap)


def _span(days: pl.Series | None) -> tuple[date, date] | None:
    """First and last day; None where there is none."""
    if days is None or days.len() == 0:
        return None
    ordered = days.sort().to_list()
    return ordered[0], ordered[-1]
