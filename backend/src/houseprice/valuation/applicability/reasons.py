"""What is unusual about a home, as codes and in words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import numpy as np
import polars as pl
from numpy.typing import NDArray

from houseprice.data.arrays import FEW_ROWS, Table, date_to_day
from houseprice.data.market.index import MarketIndex
from houseprice.data.schema import Role, TableSchema
from houseprice.valuation.answers import FormField
from houseprice.valuation.applicability.distance import SalesExtent
from houseprice.valuation.applicability.domain import (
    DATES_BEYOND_YEARS,
    DRIFT_PER_YEAR,
    Combinations,
    Findings,
    Numbers,
    add_gap_costs,
    widen_by_distance,
)
from houseprice.valuation.applicability.rarity import KindsSold, RareCategories
from houseprice.valuation.corrections.beyond import NOTHING, Beyond

_MAX_AGE_DAYS, _DAYS_PER_YEAR = 366, 365.2425
_WORDS: dict[str, str] = {
    "impossible": "{} has an impossible value",
    "required": "{} is needed and was not given",
    "outside_area": "it is outside the area of the sales the model learned from",
    "never_seen": "{} is far beyond that of any sale the model learned from",
    "impossible_with_size": "{} does not fit the living area",
    "outside_dates": "the date is more than ten years outside those of the sales",
    "built_after_sale": "{} is years after the sale",
    "beyond_largest": "{} is above that of every sale the model learned from",
    "beyond_smallest": "{} is below that of every sale the model learned from",
    "outside_typical_range": "{} is unlike nearly all sales the model learned from",
    "rare_combination": "hardly any sale has such sizes, rooms and year together",
    "rare_category": "fewer than ten sales have this {}",
    "unknown_category": "the model has seen no sale with this {}",
    "missing": "{} was not given",
    "far_from_any_sale": "it is far from any sale the model learned from",
    "long_after_last_sale": "the date is more than a year after the last sale",
    "as_of_ignored": "it is valued on its own date, not on the day that was asked for",
    "before_first_sale": "the date is before the first sale",
}
_MAX_PHRASES = 3
#: Roles of categories that say what a home is and where: no high confidence without sales of one.
_KIND_ROLES: tuple[Role, ...] = ("property_type", "neighbourhood")
Floats = NDArray[np.float64]


@dataclass(frozen=True)
class _Choice:
    """A category or a yes/no; `values` holds every value that the sales have."""

    name: str
    values: frozenset[str]
    category: bool
    required: bool

    @classmethod
    def of(cls, field: FormField, sales: pl.DataFrame) -> _Choice:
        values = frozenset(field.choices)
        if field.more_choices:
            values = frozenset(sales[field.name].cast(pl.String).drop_nulls())
        return cls(field.name, values, field.kind == "choice", field.required)


class Reasons:
    """Finds what makes values less sure, or impossible.

    Parameters
    ----------
    form : tuple of FormField
    extent : SalesExtent or None
        None where sales have no coordinates.
    sales : polars.DataFrame
        The sales that the model learned from.
    schema : TableSchema
    missing, unseen : mapping of str to float
        See `corrections.ranges.Calibration`.
    market : MarketIndex or None
        Its outlook says how far the market may have moved by a later day; without one a year after
        the last sale adds a fixed share.
    beyond : Beyond
        What the training measured beyond the sales.
    """

    def __init__(
        self,
        form: tuple[FormField, ...],
        extent: SalesExtent | None,
        sales: pl.DataFrame,
        schema: TableSchema,
        *,
        missing: Mapping[str, float] | None = None,
        unseen: Mapping[str, float] | None = None,
        market: MarketIndex | None = None,
        beyond: Beyond = NOTHING,
    ) -> None:
        self._labels = {field.name: field.label for field in form}
        chosen = (field for field in form if field.kind in ("choice", "boolean"))
        self._choices = tuple(_Choice.of(field, sales) for field in chosen)
        self._numbers = Numbers(form, sales, beyond.columns)
        self._beyond, self._kinds = beyond, KindsSold.of(sales, schema)
        self._rare = tuple(
            RareCategories(choice.name, sales) for choice in self._choices if choice.category
        )
        self._kind_names = {schema.first(role) for role in _KIND_ROLES}
        self._combinations = Combinations(sales, schema)
        self._missing, self._unseen = missing or {}, unseen or {}
        self._extent, self._market = extent, market
        self._date = schema.first("date")
        days = None if self._date is None else sales[self._date].drop_nulls()
        self._span = _span(days)

    def findings(self, homes: pl.DataFrame | Table, as_of: date | None) -> Findings:
        """Everything that speaks against the values of homes, the most important first."""
        table, findings = Table.of(homes), Findings(homes.height)
        if self._extent is not None:
            extent = self._extent
            limits = (extent.limit_m, extent.refuse_m)
            widen_by_distance(extent.distance_m(table), *limits, findings, self._beyond.area)
        days = self._dates(table, as_of, findings)
        self._combinations.judge(table, days, findings)
        unusual = self._numbers.judge(table, findings)
        findings.variance += self._beyond.variance(table)
        if self._kinds is not None:
            self._kinds.judge(table, unusual, self._beyond.combination, findings)
        for choice in self._choices:
            _choice(table, choice, findings, unsure=choice.name in self._kind_names)
        for rare in self._rare:
            cost = {**self._missing, **self._unseen}.get(rare.name, 0.0)
            rare.judge(table, cost, findings, unsure=rare.name in self._kind_names)
        add_gap_costs(self._missing, self._unseen, findings)
        return findings

    def codes(self, homes: pl.DataFrame, as_of: date | None) -> list[tuple[str, ...]]:
        """Reason codes of each home, the most important first."""
        return self.findings(homes, as_of).codes()

    def words(self, codes: tuple[str, ...], meant: Mapping[str, str] | None = None) -> str:
        """The first codes as a part of a sentence; empty without codes.

        Parameters
        ----------
        codes : tuple of str
        meant : mapping of str to str, optional
            What else the sentence says of a code.
        """
        phrases = []
        for code in codes[:_MAX_PHRASES]:
            rule, _, name = code.partition(":")
            more = (meant or {}).get(code, "")
            phrases.append(_WORDS[rule].format(self._labels.get(name, name)) + more)
        return ", ".join(phrases)

    def _dates(self, table: Table, as_of: date | None, findings: Findings) -> Floats | None:
        if self._date is None or self._span is None:
            return None
        first, last = self._span
        days = table.days(self._date, as_of or last)
        if as_of is not None:
            findings.note("as_of_ignored", days != date_to_day(as_of))
        after, early = days - date_to_day(last), date_to_day(first) - days
        late = after - _MAX_AGE_DAYS
        followed = self._market is not None and self._market.ahead is not None
        years = np.maximum(early if followed else np.maximum(late, early), 0) / _DAYS_PER_YEAR
        if self._market is not None:
            findings.variance += np.square(self._market.deviation_ahead(days))
        beyond = np.maximum(after, early) > DATES_BEYOND_YEARS * _DAYS_PER_YEAR
        findings.note("outside_dates", beyond, refuse=True)
        findings.note("long_after_last_sale", late > 0)
        findings.note("before_first_sale", early > 0)
        findings.variance += np.square(DRIFT_PER_YEAR * np.minimum(years, DATES_BEYOND_YEARS))
        return days


def _choice(table: Table, choice: _Choice, findings: Findings, *, unsure: bool) -> None:
    if table.height <= FEW_ROWS and choice.values.issuperset(table.texts(choice.name)):
        return  # nearly always: one home must not wait for arrays without a finding
    gap, in_sales = table.membership(choice.name, choice.values)
    lack = f"required:{choice.name}" if choice.required else f"missing:{choice.name}"
    findings.note(lack, gap, refuse=choice.required)
    if choice.category:
        unknown = ~in_sales & ~gap
        findings.note(f"unknown_category:{choice.name}", unknown, unsure=unsure)


def _span(days: pl.Series | None) -> tuple[date, date] | None:
    """First and last day; None without any day."""
    if days is None or days.len() == 0:
        return None
    ordered = days.sort().to_list()
    return ordered[0], ordered[-1]
