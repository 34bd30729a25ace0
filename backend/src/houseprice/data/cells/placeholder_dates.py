"""Dates that programs write where they know none, such as 1900-01-01."""

from __future__ import annotations

from datetime import date, timedelta

import polars as pl

YEARS = (1700, 2100)
#: First and last days of programs and data bases, and the serial numbers 0 and 1 of spreadsheets.
PLACEHOLDERS = (
    *(date(1753, 1, 1), date(1899, 12, 30), date(1899, 12, 31), date(1900, 1, 1)),
    *(date(1970, 1, 1), date(1, 1, 1), date(2999, 12, 31), date(9999, 12, 31), date(9999, 1, 1)),
)
_FAR = timedelta(days=730)
#: A placeholder is repeated if it is so much more frequent than other days.
_OFTEN = 3
_ZERO = r"^0[0/. :-]*t?$"
_TAIL = 0.01


def possible_days(days: pl.Series) -> pl.Series:
    """Days of the years 1700 to 2100, and placeholders; null for other days.

    Parameters
    ----------
    days : polars.Series of Date, shape (n,)
        Any days.
    """
    fits = days.dt.year().is_between(*YEARS) | days.is_in(PLACEHOLDERS)
    return days.set(~fits.fill_null(value=False), None)


def is_zero_date(clean: pl.Series) -> pl.Series:
    """Mask of texts such as ``0000-00-00`` and ``0``, which are no day."""
    return clean.str.contains(_ZERO).fill_null(value=False)


def find_placeholders(days: pl.Series, count: pl.Series) -> pl.Series:
    """Mask of the placeholders that stand for no date: those repeated, or far from all others.

    Parameters
    ----------
    days : polars.Series of Date, shape (n,)
        Days of the different cells; null where there is none.
    count : polars.Series of int, shape (n,)
        Number of rows of each.

    Examples
    --------
    >>> days = pl.Series([date(1900, 1, 1), date(2021, 2, 17), date(2021, 3, 1)])
    >>> find_placeholders(days, pl.Series([1, 1, 1])).to_list()
    [True, False, False]
    """
    suspect = days.is_in(PLACEHOLDERS).fill_null(value=False)
    if not suspect.any():
        return suspect
    others = pl.DataFrame({"day": days, "count": count}).filter(~suspect & days.is_not_null())
    if others.is_empty():
        return suspect
    low, high = _usual_span(others["day"])
    far = (days < low - _FAR) | (days > high + _FAR) | ~days.dt.year().is_between(*YEARS)
    usual = others["count"].sum() / others["day"].n_unique()
    rows = pl.DataFrame({"day": days, "count": count}).select(pl.col("count").sum().over("day"))
    often = (rows["count"] >= 2) & (rows["count"] >= _OFTEN * usual)
    return suspect & (far | often)


def _usual_span(days: pl.Series) -> tuple[date, date]:
    ordered = days.sort()
    tail = int(_TAIL * ordered.len())
    return ordered[tail], ordered[ordered.len() - 1 - tail]
