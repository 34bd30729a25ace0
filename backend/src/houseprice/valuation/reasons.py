"""What is unusual about a home, as codes and in words."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import numpy as np
import polars as pl
from numpy.typing import NDArray

from houseprice.data.features_table import Table, date_to_day
from houseprice.data.schema import TableSchema
from houseprice.valuation.form import FormField
from houseprice.valuation.reach import Reach

_MAX_AGE = timedelta(days=366)
_WORDS: dict[str, str] = {
    "outside_typical_range": "{} is unlike nearly all sales the model learned from",
    "unknown_category": "the model has seen no sale with this {}",
    "missing": "{} was not given",
    "far_from_any_sale": "it is far from any sale the model learned from",
    "long_after_last_sale": "the date is more than a year after the last sale",
    "before_first_sale": "the date is before the first sale",
}
_SAID = 3
Flags = NDArray[np.bool_]


class Reasons:
    """Finds what makes values less sure.

    Parameters
    ----------
    form : tuple of FormField
    reach : Reach or None
        None where sales have no coordinates.
    sales : polars.DataFrame
        The sales that the model learned from.
    schema : TableSchema
    """

    def __init__(
        self,
        form: tuple[FormField, ...],
        reach: Reach | None,
        sales: pl.DataFrame,
        schema: TableSchema,
    ) -> None:
        self._labels = {field.name: field.label for field in form}
        self._form = form
        self._reach = reach
        self._date = schema.first("date")
        known = None if self._date is None else sales[self._date].drop_nulls()
        self._span = _span(known)

    def codes(self, homes: pl.DataFrame, as_of: date | None) -> list[tuple[str, ...]]:
        """Reason codes of each home, the most telling first."""
        found: list[list[str]] = [[] for _ in range(homes.height)]

        def note(code: str, flags: Flags) -> None:
            for row in np.flatnonzero(flags).tolist():
                found[row].append(code)

        if self._reach is not None:
            note("far_from_any_sale", self._reach.is_far(homes))
        self._dates(homes, as_of, note)
        for field in self._form:
            self._field(homes, field, note)
        return [tuple(codes) for codes in found]

    def words(self, codes: tuple[str, ...]) -> str:
        """The first codes as part of a sentence; empty without codes."""
        said = []
        for code in codes[:_SAID]:
            rule, _, name = code.partition(":")
            said.append(_WORDS[rule].format(self._labels.get(name, name)))
        return ", ".join(said)

    def _field(
        self, homes: pl.DataFrame, field: FormField, note: Callable[[str, Flags], None]
    ) -> None:
        if field.kind in ("date", "text"):
            return
        if field.name not in homes.columns:
            note(f"missing:{field.name}", np.ones(homes.height, dtype=np.bool_))
            return
        if field.kind in ("number", "integer"):
            self._number(homes[field.name], field, note)
        else:
            self._choice(homes[field.name].to_list(), field, note)

    def _number(
        self, values: pl.Series, field: FormField, note: Callable[[str, Flags], None]
    ) -> None:
        numbers = values.to_numpy().astype(np.float64)  # a gap becomes NaN
        note(f"missing:{field.name}", np.isnan(numbers))
        if field.low is not None and field.high is not None:
            outside = (numbers < field.low) | (numbers > field.high)
            note(f"outside_typical_range:{field.name}", outside)

    def _choice(
        self, values: list[str | None], field: FormField, note: Callable[[str, Flags], None]
    ) -> None:
        note(f"missing:{field.name}", np.array([value is None for value in values]))
        if field.kind == "choice" and not field.more_choices:
            known = {*field.choices, None}
            unknown = np.array([value not in known for value in values])
            note(f"unknown_category:{field.name}", unknown)

    def _dates(
        self, homes: pl.DataFrame, as_of: date | None, note: Callable[[str, Flags], None]
    ) -> None:
        if self._date is None or self._span is None:
            return
        first, last = self._span
        days = Table(homes).days(self._date, as_of or last)
        note("long_after_last_sale", days > date_to_day(last + _MAX_AGE))
        note("before_first_sale", days < date_to_day(first))


def _span(days: pl.Series | None) -> tuple[date, date] | None:
    """First and last day; None where there is none."""
    if days is None or days.len() == 0:
        return None
    ordered = days.sort().to_list()
    return ordered[0], ordered[-1]
