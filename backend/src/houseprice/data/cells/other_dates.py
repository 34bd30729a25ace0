"""Dates in weeks, with Roman months and of the Thai and Minguo calendars, written as usual ones."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import polars as pl

_SAMPLE = 1_000
#: So many cells of a column must be written so: a single year 2564 is a slip.
_MOSTLY = 0.9
_WEEK = (
    r"(?i)^(?:(\d{4})[-/ ]?W(\d{1,2})"
    r"|(?:W|KW|CW|week|woche|semaine|semana) ?(\d{1,2})[-/. ,]+(\d{4}))$"
)
_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
_ROMAN_MONTH = r"(?i)^(\d{1,2}[. /-])?(XII|XI|IX|X|VIII|VII|VI|IV|V|III|II|I)([. /-]\d{4})$"
#: Years that no sale has in the Western calendar: 1900 to 2100 with 543 years more.
_THAI_YEAR = r"(24[4-9]\d|25\d\d|26[0-3]\d)"
_THAI = (
    rf"^(?:(\d{{1,2}}[/. -]\d{{1,2}}[/. -]){_THAI_YEAR}"
    rf"|{_THAI_YEAR}([/.-]\d{{1,2}}[/.-]\d{{1,2}}))$"
)
_THAI_YEARS = 543
#: Taiwan counts from 1912. Two digits alone may be a year of any calendar: three, or the name of
#: the calendar, must show in nearly all cells; the others are read with them then.
_MINGUO_YEAR = r"(?:(?:中華)?民國 ?\d{2,3}|1[0-4]\d)"
_MINGUO_SHORT = r"(?:0[6-9]|1[0-4])\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])"
_MINGUO = (
    rf"^(?:{_MINGUO_SHORT}|{_MINGUO_YEAR} ?(?:年 ?(?:0?[1-9]|1[0-2]) ?月"
    r"|[年/.-] ?(?:0?[1-9]|1[0-2]) ?[月/.-] ?(?:0?[1-9]|[12]\d|3[01]) ?日?))$"
)
_MINGUO_PARTS = (
    r"^(?:(?:中華)?民國)? ?(\d{2,3}) ?[年/.-]? ?(\d{1,2})(?: ?[月/.-]? ?(\d{1,2}) ?日?| ?月)$"
)
_MINGUO_YEARS = 1911


@dataclass(frozen=True)
class UsualDates:
    """Cells of dates as most tables write them, and what was done, for people to read."""

    text: pl.Series
    note: str


def in_usual_dates(text: pl.Series) -> UsualDates | None:
    """The cells as usual dates, if nearly all of them are written in one of the other ways.

    Parameters
    ----------
    text : polars.Series of str, shape (n_rows,)
        Stripped text; null is an empty field.

    Returns
    -------
    UsualDates or None
        A week is its Monday. Cells that are written otherwise stay as they are.

    Examples
    --------
    >>> in_usual_dates(pl.Series(["2021-W12", "2020-W53"])).text.to_list()
    ['2021-03-22', '2020-12-28']
    >>> in_usual_dates(pl.Series(["III.2021", "XII.2020"])).text.to_list()
    ['03.2021', '12.2020']
    >>> in_usual_dates(pl.Series(["24/12/2563", "3/1/2564"])).text.to_list()
    ['24/12/2020', '3/1/2021']
    >>> in_usual_dates(pl.Series(["民國110年3月5日", "民國99年12月31日"])).text.to_list()
    ['2021-3-5', '2010-12-31']
    """
    present = text.drop_nulls()
    sample = present.sample(min(_SAMPLE, present.len()), seed=0)
    for pattern, read, note in _WAYS:
        if sample.len() and int(sample.str.contains(pattern).sum()) >= _MOSTLY * sample.len():
            read_cells = read(text)
            return UsualDates(read_cells.fill_null(text), note)
    return None


def _weeks(text: pl.Series) -> pl.Series:
    groups = text.str.extract_groups(_WEEK).struct.unnest()
    year = pl.coalesce(pl.col("1"), pl.col("4"))
    week = pl.coalesce(pl.col("2"), pl.col("3")).str.zfill(2)
    monday = (year + "-W" + week + "-1").str.to_date("%G-W%V-%u", strict=False)
    return groups.select(monday.cast(pl.String).alias(text.name)).to_series()


def _roman(text: pl.Series) -> pl.Series:
    groups = text.str.extract_groups(_ROMAN_MONTH).struct.unnest()
    numbers = {roman: f"{at:02}" for at, roman in enumerate(_ROMAN, start=1)}
    month = pl.col("2").str.to_uppercase().replace_strict(numbers, default=None)
    day = pl.col("1").fill_null("")
    return groups.select((day + month + pl.col("3")).alias(text.name)).to_series()


def _thai(text: pl.Series) -> pl.Series:
    groups = text.str.extract_groups(_THAI).struct.unnest()
    year = pl.coalesce(pl.col("2"), pl.col("3")).cast(pl.Int32) - _THAI_YEARS
    before, behind = pl.col("1").fill_null(""), pl.col("4").fill_null("")
    western = before + year.cast(pl.String) + behind
    return groups.select(western.alias(text.name)).to_series()


def _minguo(text: pl.Series) -> pl.Series:
    padded = text.str.replace(r"^(\d{6})$", "0${1}")  # 991231 was 0991231
    groups = padded.str.extract_groups(_MINGUO_PARTS).struct.unnest()
    year = (pl.col("1").cast(pl.Int32) + _MINGUO_YEARS).cast(pl.String)
    day = pl.concat_str(pl.lit("-"), "3").fill_null("")
    return groups.select((year + "-" + pl.col("2") + day).alias(text.name)).to_series()


#: How the cells look, what reads them, and what is said of it.
_WAYS: tuple[tuple[str, Callable[[pl.Series], pl.Series], str], ...] = (
    (_WEEK, _weeks, "weeks of a year, which stand for their Monday"),
    (_ROMAN_MONTH, _roman, "months in Roman numerals"),
    (_THAI, _thai, "years of the Thai calendar, which is 543 years ahead"),
    (_MINGUO, _minguo, "years of the Minguo calendar, which began in 1912"),
)
