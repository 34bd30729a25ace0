"""Read homes that people send into a typed table, or name everything that is wrong."""

from __future__ import annotations

import difflib
import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any

import numpy as np
import polars as pl
from numpy.typing import NDArray

from houseprice.data.importing.sheet import FILE_ROW
from houseprice.errors import InvalidInput
from houseprice.valuation.answers import FormField, Kind
from houseprice.valuation.inputs.home_texts import fix_of, read_days, read_texts
from houseprice.valuation.inputs.possible import ANY, POSSIBLE
from houseprice.valuation.inputs.projected_homes import in_degrees, in_own_system

Floats = NDArray[np.float64]


class _Wrong(Exception):
    """A value that cannot be read; `InvalidInput` names it as one of its places."""


class _Unreadable(_Wrong):
    """A text that the parser of the sales' cells cannot read."""


_TYPES: dict[Kind, pl.DataType] = {
    "number": pl.Float64(),
    "integer": pl.Int64(),
    "choice": pl.String(),
    "boolean": pl.Boolean(),
    "date": pl.Date(),
    "text": pl.String(),
}
#: Kinds whose texts are read as the cells of the sales were.
_FROM_TEXT: frozenset[Kind] = frozenset({"number", "integer", "boolean", "date"})
_MAX_PLACES = 20
_MAX_INTEGER = 2**53


def homes_frame(homes: Sequence[Mapping[str, Any]], fields: Sequence[FormField]) -> pl.DataFrame:
    """Check homes and give their columns types.

    Parameters
    ----------
    homes : sequence of mapping
        Feature name to value; an optional feature may be left out or None. A text in the place of
        a number, a date or yes and no is read as the cells of the sales were.
    fields : sequence of FormField

    Returns
    -------
    polars.DataFrame of shape (n_homes, n_fields)

    Raises
    ------
    InvalidInput
        As `homes_columns` does.
    """
    columns = homes_columns(homes, fields)
    # A Series for each column would take longer for one home than all other checks together.
    rows = [dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)]
    return pl.from_dicts(rows, {field.name: _TYPES[field.kind] for field in fields})


def homes_columns(
    homes: Sequence[Mapping[str, Any]], fields: Sequence[FormField]
) -> dict[str, list[Any]]:
    """Check homes and give their columns as plain values; arguments as in `homes_frame`.

    Raises
    ------
    InvalidInput
        If a required feature is missing, a feature is unknown, or a value has the wrong kind, is
        not finite or is impossible. The message names the first such feature, and up to 20 places
        follow; their row is the number of the home, counted from 1. A text that cannot be read has
        the code ``unreadable:NAME``.
    """
    by_name = {field.name: field for field in fields}
    problems = []
    for row, home in enumerate(homes):
        problems += [_unknown(row, name, by_name) for name in home if name not in by_name]
    columns: dict[str, list[Any]] = {}
    for field in fields:
        columns[field.name], wrong = _column(in_own_system(field), homes)
        problems += wrong
    if problems:
        raise _refusal(problems, single=len(homes) == 1)
    columns, outside = in_degrees(columns, fields)
    if outside:
        problems = [_problem(*problem) for problem in outside]
        raise _refusal(problems, single=len(homes) == 1)
    return columns


def typed_frame(frame: pl.DataFrame, fields: Sequence[FormField]) -> pl.DataFrame:
    """Check a table of homes; columns that the model does not know are left out.

    One home must not keep a table of others from being valued: where a required value is
    missing or impossible, `reasons.Reasons` refuses that home alone.

    Raises
    ------
    InvalidInput
        If a required column is missing, or a value has the wrong kind or is not finite. The column
        `FILE_ROW`, where there is one, gives the row numbers of the message.
    """
    missing = [field for field in fields if field.required and field.name not in frame.columns]
    if missing:
        names = ", ".join(field.name for field in missing)
        raise InvalidInput(
            f"The columns {names} are required, but the table has only "
            f"{', '.join([name for name in frame.columns if name != FILE_ROW][:30])}."
        )
    rows = frame[FILE_ROW] if FILE_ROW in frame.columns else None
    typed = [
        _typed_series(frame[field.name], field, rows)
        for field in fields
        if field.name in frame.columns
    ]
    return pl.DataFrame(typed)


def _typed_series(values: pl.Series, field: FormField, rows: pl.Series | None) -> pl.Series:
    if field.kind in ("number", "integer") and values.dtype.is_numeric():
        return _numbers(values, field, rows)
    if values.dtype == _TYPES[field.kind]:
        return values
    if values.dtype == pl.String and field.kind in _FROM_TEXT:
        return _series_of_texts(values, field, rows)
    lenient = replace(field, required=False, role="")
    column, problems = _column(lenient, [{field.name: value} for value in values.to_list()])
    if problems:
        raise _refusal(problems, single=False, rows=rows)
    return pl.Series(field.name, column, dtype=_TYPES[field.kind])


def _series_of_texts(values: pl.Series, field: FormField, rows: pl.Series | None) -> pl.Series:
    reading = read_texts(values, field)
    if reading.fits:
        return reading.values.cast(_TYPES[field.kind]).alias(field.name)
    problems = [
        _unreadable(row, field, values[row], reading.rule)
        for row in reading.bad.arg_true().head(_MAX_PLACES).to_list()
    ]
    raise _refusal(problems, single=False, rows=rows)


def _numbers(values: pl.Series, field: FormField, rows: pl.Series | None) -> pl.Series:
    gap = values.is_null().to_numpy()
    numbers = np.where(gap, 1.0, values.cast(pl.Float64).fill_null(1.0).to_numpy())
    allowed, text = np.isfinite(numbers), "must be a number"
    if field.kind == "integer":
        allowed, text = allowed & (numbers == np.round(numbers)), "must be a whole number"
    wrong = np.flatnonzero(~allowed)[:_MAX_PLACES].tolist()
    if wrong:
        problems = [_problem(row, field.name, float(numbers[row]), text) for row in wrong]
        raise _refusal(problems, single=False, rows=rows)
    return values.cast(_TYPES[field.kind])


def _column(
    field: FormField, homes: Sequence[Mapping[str, Any]]
) -> tuple[list[Any], list[dict[str, Any]]]:
    read = _id if field.role == "id" else _READERS[field.kind]
    values: list[Any] = []
    problems: list[dict[str, Any]] = []
    rule = _RULES.get(field.role)
    low, high = POSSIBLE.get(field.role, ANY)
    texts = _from_texts(field, homes)
    for row, home in enumerate(homes):
        value = home.get(field.name)
        try:
            typed = (
                next(texts) if _is_cell(value, field) else None if value is None else read(value)
            )
            if isinstance(typed, _Wrong):
                raise typed
        except _Unreadable as problem:
            problems.append(_unreadable(row, field, value, str(problem)))
            continue
        except _Wrong as problem:
            problems.append(_problem(row, field.name, value, str(problem)))
            continue
        if typed is None and field.required:
            problems.append(_problem(row, field.name, value, "is required"))
        elif typed is not None and rule is not None and not low <= float(typed) <= high:
            problems.append(_problem(row, field.name, value, rule))
        values.append(typed)
    return values, problems


def _is_cell(value: Any, field: FormField) -> bool:
    """Whether a value is text that is read as a cell; words are only where they stand for a gap."""
    if not isinstance(value, str):
        return False
    return field.kind in _FROM_TEXT or value.strip() in field.format.gap_codes


def _from_texts(field: FormField, homes: Sequence[Mapping[str, Any]]) -> Iterator[Any]:
    """The values of all homes with a text, read at once; `_Wrong` in the place of a bad one."""
    texts = [str(value) for home in homes if _is_cell(value := home.get(field.name), field)]
    if not texts:
        return iter(())
    if field.kind == "date" and (days := read_days(texts)) is not None:
        return iter(days)
    reading = read_texts(texts, field)
    wrong = _Unreadable(reading.rule)
    pairs = zip(reading.values.to_list(), reading.bad.to_list(), strict=True)
    return iter([wrong if bad else value for value, bad in pairs])


def _number(value: Any) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise _Wrong("must be a number")
    number = float(value)
    if not math.isfinite(number):
        raise _Wrong("must be a number")
    return number


def _integer(value: Any) -> int:
    number = _number(value)
    if number != int(number) or abs(number) > _MAX_INTEGER:
        raise _Wrong("must be a whole number")
    return int(number)


def _choice(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int | float):
        return str(_integer(value)) if float(value).is_integer() else str(_number(value))
    return _text(value)


def _id(value: Any) -> str:
    return _choice(value).strip()


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise _Wrong("must be text")
    return value


def _boolean(value: Any) -> bool:
    if isinstance(value, bool):
        return value
    if isinstance(value, int | float) and value in (0, 1):
        return bool(value)
    raise _Wrong("must be true or false")


def _date(value: Any) -> date:
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    raise _Wrong("must be a date such as 2024-05-31")


_READERS: dict[Kind, Callable[[Any], Any]] = {
    "number": _number,
    "integer": _integer,
    "choice": _choice,
    "boolean": _boolean,
    "date": _date,
    "text": _text,
}
#: Rule that a value must satisfy by its role; see `possible.POSSIBLE`.
_RULES: dict[str, str] = {
    "latitude": "must lie between -90 and 90 degrees, without the poles",
    "longitude": "must lie between -180 and 180 degrees",
    "living_area": "must be positive",
}


def _unknown(row: int, name: str, features: Mapping[str, FormField]) -> dict[str, Any]:
    near = difflib.get_close_matches(name, features, 1, 0.5)
    meant = f"did you mean {near[0]}?" if near else f"its features are {', '.join(features)}"
    return _problem(row, name, None, f"is not a feature of this model; {meant}")


def _problem(place: int, column: str, value: Any, rule: str) -> dict[str, Any]:
    """A problem with the home at a place of the list; people count homes from 1."""
    plain = value if isinstance(value, str | int | bool) or value is None else str(value)
    return {"row": place + 1, "column": column, "value": plain, "rule": rule}


def _unreadable(place: int, field: FormField, value: Any, rule: str) -> dict[str, Any]:
    problem = _problem(place, field.name, value, rule)
    return {**problem, "code": f"unreadable:{field.name}", "fix": fix_of(field)}


def _refusal(
    problems: list[dict[str, Any]], *, single: bool, rows: pl.Series | None = None
) -> InvalidInput:
    """Name rows of the homes' file where there is one, else homes by their number."""
    if rows is not None:
        problems = [{**problem, "row": rows[problem["row"] - 1]} for problem in problems]
    first = problems[0]
    where = "" if single else f"{'home' if rows is None else 'row'} {first['row']}: "
    came = "" if first["value"] is None else f", got {first['value']!r}"
    more = f" ({len(problems) - 1} more)" if len(problems) > 1 else ""
    return InvalidInput(
        f"{where}{first['column']} {first['rule']}{came}{more}",
        hint=first.get("fix") or "The model's schema lists its features, their kinds and units.",
        places=tuple(problems[:_MAX_PLACES]),
    )
