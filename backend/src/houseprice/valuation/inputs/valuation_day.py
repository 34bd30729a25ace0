"""The day that a caller asks values for, beside the dates that homes bring themselves."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import polars as pl

from houseprice.errors import InvalidInput
from houseprice.valuation.answers import FormField
from houseprice.valuation.inputs.read_homes import homes_columns

_MAX_PLACES = 20


def own_days(
    homes: Sequence[Mapping[str, Any]], fields: Sequence[FormField]
) -> dict[str, list[date | None]]:
    """The dates that homes bring, by the name of their feature.

    Raises
    ------
    InvalidInput
        If one cannot be read.
    """
    return homes_columns([{f.name: home.get(f.name) for f in fields} for home in homes], fields)


def check_days(
    homes: pl.DataFrame | Sequence[Mapping[str, Any]],
    fields: Sequence[FormField],
    as_of: date | None,
) -> None:
    """Refuse a day of a model that knows none, or beside another day of a home itself.

    Parameters
    ----------
    homes : polars.DataFrame or sequence of mapping
        Homes of a table keep their own dates; a reason code says so.
    fields : sequence of FormField
        The date among the inputs of the model, if it has one.
    as_of : date or None
        The day that the caller asks for.

    Raises
    ------
    InvalidInput
        If a home has a date that is not `as_of`, or there is no field for one.
    """
    if as_of is None:
        return
    if not fields:
        raise _no_dates(as_of)
    if not isinstance(homes, pl.DataFrame):
        _check_own(own_days(homes, fields), as_of)


def _no_dates(as_of: date) -> InvalidInput:
    rule = "must be left out: the model knows no dates, because its sales have none"
    return InvalidInput(
        f"as_of {rule}, got {as_of}.",
        hint="Leave as_of out, or train a model on sales with dates.",
        places=({"column": "as_of", "value": as_of.isoformat(), "rule": rule},),
    )


def _check_own(days_by_name: Mapping[str, list[date | None]], as_of: date) -> None:
    places = [
        {"row": row, "column": name, "value": day.isoformat(), "rule": f"must be as_of ({as_of})"}
        for name, days in days_by_name.items()
        for row, day in enumerate(days, start=1)
        if day is not None and day != as_of
    ]
    if not places:
        return
    name, day = places[0]["column"], places[0]["value"]
    raise InvalidInput(
        f"as_of and the {name} of a home must be the same day, got {as_of} and {day}.",
        hint=f"Leave one of them out: a home is valued on its own {name}, and without it on the "
        "day of as_of.",
        places=tuple(places[:_MAX_PLACES]),
    )
