"""Typed values as the text that a spreadsheet shows of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime, time
from typing import Any

import polars as pl

#: Digits that a spreadsheet shows of a number; later ones are noise of its arithmetic.
_DIGITS = 15
_LARGEST_WHOLE = 1e15


def numbers_as_text(column: pl.Expr) -> pl.Expr:
    """Numbers as text: whole ones without a point, NaN and infinity as gaps."""
    whole = column.round(0) == column
    small = column.abs() < _LARGEST_WHOLE
    text = pl.when(whole & small).then(column.cast(pl.Int64, strict=False).cast(pl.String))
    return text.when(column.is_finite()).then(column.cast(pl.String))


def times_as_text(column: pl.Series) -> pl.Series:
    """Local dates and times as text; the day alone where no value has a time.

    Parameters
    ----------
    column : polars.Series of datetime
        With or without a zone: the text is the local one of the zone.
    """
    local = column.dt.replace_time_zone(None)
    if local.len() and (local.dt.time() == time(0)).all():
        return local.dt.strftime("%Y-%m-%d")
    return local.dt.strftime("%Y-%m-%dT%H:%M:%S")


def values_as_text(values: Sequence[Any]) -> pl.Series:
    """Python values as a column of text; None and empty texts are gaps.

    Examples
    --------
    >>> values_as_text([786500.0, 0.5, True, None, "x"]).to_list()
    ['786500', '0.5', 'true', None, 'x']
    """
    kinds = set(map(type, values)) - {type(None)}
    if kinds <= {str}:
        return pl.Series(values, dtype=pl.String)
    if kinds == {float, str} and {value for value in values if type(value) is str} == {""}:
        values = [None if value == "" else value for value in values]
        kinds = {float}
    if kinds == {float}:
        numbers = pl.Series("n", values, dtype=pl.Float64).round_sig_figs(_DIGITS)
        return numbers.to_frame().select(numbers_as_text(pl.col("n"))).to_series()
    return pl.Series([_text(value) for value in values], dtype=pl.String)


def _text(value: Any) -> str | None:
    write = _WRITERS.get(type(value), str)
    return None if value is None else write(value)


def _float(value: float) -> str:
    if value == value and abs(value) < _LARGEST_WHOLE and value == int(value):  # noqa: PLR0124  no NaN
        return str(int(value))
    return f"{value:.{_DIGITS}g}" if abs(value) < float("inf") else ""


def _datetime(value: datetime) -> str:
    midnight = (value.hour, value.minute, value.second) == (0, 0, 0)
    return value.date().isoformat() if midnight else value.replace(microsecond=0).isoformat()


_WRITERS: dict[type, Callable[[Any], str]] = {
    bool: lambda value: "true" if value else "false",
    float: _float,
    datetime: _datetime,
    date: date.isoformat,
}
