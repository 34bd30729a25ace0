"""Dates that are written as one number: serial days, seconds since 1970 and decimal years."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import polars as pl

#: Serial number 0 of spreadsheets, with the leap day of 1900 that they believe in.
_SERIAL_ZERO = date(1899, 12, 30)
_SERIAL_DAYS = (20_000, 60_000)  # 1954..2064: smaller and larger numbers are hardly days
#: From 1973 to 2103, in seconds.
_EPOCH_SECONDS = (1e8, 4.2e9)
_SECONDS_A_DAY = 86_400
_YEARS = (1700, 2101)
_UNITS_A_SECOND = {"epoch_s": 1, "epoch_ms": 10**3, "epoch_us": 10**6, "epoch_ns": 10**9}
#: Prices are round. Serial days and instants are multiples of these steps in few cases.
_ROUND_STEP = {"excel": 50} | {name: 10**5 * units for name, units in _UNITS_A_SECOND.items()}
_FEWEST_NUMBERS = 20

#: What each of these formats means, for people to read.
MEANING = {
    "excel": "days since 1899-12-30 (a spreadsheet's serial numbers)",
    "decimal_year": "years with decimals",
    "epoch_s": "seconds since 1970-01-01 (UTC)",
    "epoch_ms": "milliseconds since 1970-01-01 (UTC)",
    "epoch_us": "microseconds since 1970-01-01 (UTC)",
    "epoch_ns": "nanoseconds since 1970-01-01 (UTC)",
}


def read_number_format(clean: pl.Series, name: str) -> pl.Series:
    """Days of cells that are numbers of a kind.

    Parameters
    ----------
    clean : polars.Series of shape (n,)
        Text from `month_names.clean`.
    name : str
        A key of `MEANING`.

    Returns
    -------
    polars.Series of Date, shape (n,)
        Null where the text is no number, or one out of range.

    Examples
    --------
    >>> read_number_format(pl.Series(["44244", "44244.75"]), "excel").to_list()
    [datetime.date(2021, 2, 17), datetime.date(2021, 2, 17)]
    """
    days: Callable[[pl.Expr], pl.Expr]
    if name == "excel":
        days = _from_serial
    elif name == "decimal_year":
        days = _from_decimal_year
    else:
        units = _UNITS_A_SECOND[name]
        return pl.select(_from_seconds(pl.lit(as_numbers(clean)) / units)).to_series()
    return pl.select(days(pl.lit(as_numbers(clean)))).to_series()


def as_numbers(clean: pl.Series) -> pl.Series:
    """Floats of numbers with a point or a comma; null where the text is no number."""
    grouped = clean.str.contains(r"^\d{1,3}(,\d{3})+$")
    text = pl.select(
        pl.when(grouped)
        .then(clean.str.replace_all(",", "", literal=True))
        .otherwise(clean.str.replace(",", ".", literal=True))
    ).to_series()
    return text.cast(pl.Float64, strict=False)


def looks_like_money(clean: pl.Series, name: str) -> bool:
    """Whether most numbers are too round to be days or instants."""
    step = _ROUND_STEP.get(name)
    numbers = as_numbers(clean).drop_nulls()
    if step is None or numbers.len() < _FEWEST_NUMBERS:
        return False
    return int((numbers % step == 0).sum()) > numbers.len() / 2


def _from_serial(number: pl.Expr) -> pl.Expr:
    days = number.floor().cast(pl.Int64, strict=False)
    near = number.is_between(*_SERIAL_DAYS)
    return pl.when(near).then(pl.lit(_SERIAL_ZERO) + pl.duration(days=days)).cast(pl.Date)


def _from_seconds(seconds: pl.Expr) -> pl.Expr:
    near = seconds.is_between(*_EPOCH_SECONDS)
    days = (seconds / _SECONDS_A_DAY).floor()
    return pl.when(near).then(days).cast(pl.Int32, strict=False).cast(pl.Date)


def _from_decimal_year(number: pl.Expr) -> pl.Expr:
    known = pl.when((number >= _YEARS[0]) & (number < _YEARS[1])).then(number)
    year = known.floor().cast(pl.Int32)
    leap = ((year % 4 == 0) & (year % 100 != 0)) | (year % 400 == 0)
    length = 365 + leap.cast(pl.Int32)
    day = ((known - year) * length).round().cast(pl.Int32).clip(upper_bound=length - 1)
    return pl.date(year, 1, 1) + pl.duration(days=day)
