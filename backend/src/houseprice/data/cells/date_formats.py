"""Formats of dates, named as ``strptime`` names them, and the shapes of cells that they fit.

Beside the directives ``%Y %y %m %d %b %B`` there are

- ``%q``: a quarter, 1 to 4, as in ``%Y-Q%q``, ``Q%q %Y`` and ``%qQ%y``; ``T`` and ``K`` (trimestre,
  kwartaal) are read like ``Q``; in ``%Y0%q`` and ``%Y%q`` it is the last digit;
- ``%-m``: a month without a leading zero, in ``%Y.%-m``; in ``%Y.%m`` a lost zero is put back, so
  that 2021.1 is October;
- the names of `date_numbers.MEANING`: ``excel``, ``decimal_year``, ``epoch_s`` and so on.

A cell may have a time, a zone or a weekday besides. Names of months are read in twenty languages,
full or short, with any signs between the parts. A month, a quarter or a year stands for its first
day. A year of two digits is the latest one that is not after next year.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

import polars as pl

from houseprice.data.cells.date_numbers import MEANING, read_number_format
from houseprice.errors import InvalidData

ISO = "%Y-%m-%d"
_DIRECTIVE = re.compile(r"%-?[A-Za-z]")
_PATTERNS = {
    "Y": r"(\d{4})",
    "y": r"(\d{2})",
    "m": r"(\d{1,2})",
    "-m": r"([1-9]|1[0-2])",
    "d": r"(\d{1,2})",
    "b": r"m(\d{2})",
    "q": r"([1-4])",
}
#: Formats whose patterns do not follow from their names.
_SPECIAL = {
    "%Y.%m": r"^(\d{4})\.(0[1-9]|1[0-2]|1)$",
    "%Y%m%d": r"^(\d{4})(\d{2})(\d{2})t?$",
    "%d%m%Y": r"^(\d{2})(\d{2})(\d{4})$",
    "%m%d%Y": r"^(\d{2})(\d{2})(\d{4})$",
    "%Y%m": r"^(\d{4})(\d{2})$",
}
#: A spreadsheet shortens 2021.10 to 2021.1.
_LOST_ZERO = "%Y.%m"
_SEPARATOR = r"[/. -]"
#: Signs between the parts of dates with names of months; digits must not run together.
_ANY_SIGNS, _SOME_SIGNS = r"[ ,./-]*", r"[ ,./-]+"
_SEPARATORS = ("/", "-", ".", " ")


@dataclass(frozen=True)
class DateFormat:
    """A way to write dates.

    Parameters
    ----------
    name : str
        Name in the notation of this module, such as ``%d/%m/%Y``.
    pattern : str
        Pattern of the cleaned text, with a group for each part; empty for formats that are numbers.
    parts : tuple of str
        What each group is: ``Y`` (or ``y``), ``m``, ``d`` or ``q``.
    """

    name: str
    pattern: str
    parts: tuple[str, ...]

    @property
    def period(self) -> str:
        """``day``, or what stands for its first day: ``month``, ``quarter`` or ``year``."""
        if not self.parts or "d" in self.parts:
            return "day"
        return "month" if "m" in self.parts else "quarter" if "q" in self.parts else "year"


@dataclass(frozen=True)
class DateShape:
    """Cells that look alike, and the formats that they may have.

    Parameters
    ----------
    look : str
        Pattern of the cleaned text.
    names : tuple of str
        Names of the formats.
    """

    look: str
    names: tuple[str, ...]


@cache
def date_format(name: str, *, lenient: bool = False) -> DateFormat:
    """The format with a name.

    Parameters
    ----------
    name : str
        A name in the notation of this module.
    lenient : bool
        Whether days in digits may have another separator, and years at the end two or four digits.

    Raises
    ------
    InvalidData
        If the name is not in this notation.

    Examples
    --------
    >>> date_format("%d/%m/%Y").pattern
    '^(\\\\d{1,2})/(\\\\d{1,2})/(\\\\d{4})$'
    """
    if name in MEANING:
        return DateFormat(name, "", ())
    parts = tuple(part[1:].replace("B", "b") for part in _DIRECTIVE.findall(name))
    if not parts or any(part not in _PATTERNS for part in parts):
        raise InvalidData(f"a format of dates must be one that is documented, got {name!r}")
    pattern = _SPECIAL.get(name) or f"^{''.join(_pieces(name, parts, lenient))}$"
    meaning = {"b": "m", "-m": "m"}
    return DateFormat(name, pattern, tuple(meaning.get(part, part) for part in parts))


def _pieces(name: str, parts: tuple[str, ...], lenient: bool) -> Iterator[str]:
    """Parts of the pattern: literals and directives in turn."""
    literals = _DIRECTIVE.split(name)
    for at, part in enumerate(parts):
        yield _literal(literals[at], (parts[at - 1] if at else "", part), parts, lenient)
        last = at == len(parts) - 1
        yield r"(\d{4}|\d{2})" if lenient and last and part in "Yy" else _PATTERNS[part]
    yield _literal(literals[-1], (parts[-1], ""), parts, lenient)


def _literal(literal: str, beside: tuple[str, str], parts: tuple[str, ...], lenient: bool) -> str:
    if "b" in parts:
        inside = all(beside)
        return "" if not inside else _ANY_SIGNS if "b" in beside else _SOME_SIGNS
    if "Q" in literal:
        return r"[ ./-]*[qtk][ .-]*"
    if "q" in parts and literal in _SEPARATORS:
        return _ANY_SIGNS
    if lenient and "d" in parts and literal in _SEPARATORS:
        return _SEPARATOR
    return re.escape(literal)


def read_cells(clean: pl.Series, form: DateFormat) -> pl.Series:
    """Days of the cells of a format.

    Parameters
    ----------
    clean : polars.Series of shape (n,)
        Text from `month_names.clean`.
    form : DateFormat
        The format.

    Returns
    -------
    polars.Series of Date, shape (n,)
        Null where the text is not written so, or there is no such day. Years may be 0 to 9999.

    Examples
    --------
    >>> read_cells(pl.Series(["31/01/2021", "31/02/2021"]), date_format("%d/%m/%Y")).to_list()
    [datetime.date(2021, 1, 31), None]
    """
    if form.name in MEANING:
        return read_number_format(clean, form.name)
    groups = clean.str.extract_groups(form.pattern).struct.unnest()
    text = {part.lower(): pl.col(str(at)) for at, part in enumerate(form.parts, start=1)}
    month = _month(text, has_lost_zeros=form.name == _LOST_ZERO)
    day = _day(_full_year(text["y"]), month, _whole(text.get("d", pl.lit("1"))))
    return groups.select(day.alias("day")).to_series()


def _whole(text: pl.Expr) -> pl.Expr:
    return text.cast(pl.Int32, strict=False)


def _month(text: Mapping[str, pl.Expr], *, has_lost_zeros: bool) -> pl.Expr:
    if "q" in text:
        return (_whole(text["q"]) - 1) * 3 + 1
    month = text.get("m", pl.lit("1"))
    if has_lost_zeros:
        month = pl.when(month == "1").then(pl.lit("10")).otherwise(month)
    return _whole(month)


def _full_year(text: pl.Expr) -> pl.Expr:
    """Years of two digits are at most next year."""
    latest = date.today().year + 1
    year = _whole(text)
    recent = year + latest // 100 * 100
    short = recent - pl.when(recent > latest).then(100).otherwise(0)
    return pl.when(text.str.len_chars() == 2).then(short).otherwise(year)


def _day(year: pl.Expr, month: pl.Expr, day: pl.Expr) -> pl.Expr:
    """The day; null if the calendar has no such day."""
    known = month.is_between(1, 12) & day.is_between(1, 31) & year.is_between(1, 9999)
    first = pl.when(known).then(pl.date(year, month.clip(1, 12), 1))
    exact = first + pl.duration(days=day - 1)
    return pl.when(exact.dt.month() == month).then(exact)


def _day_shapes() -> Iterator[DateShape]:
    for sign in _SEPARATORS:
        literal = re.escape(sign)
        digits = rf"\d{{1,2}}{literal}\d{{1,2}}"
        yield DateShape(
            rf"^\d{{4}}{literal}\d{{1,2}}{literal}\d{{1,2}}$",
            (f"%Y{sign}%m{sign}%d", f"%Y{sign}%d{sign}%m"),
        )
        yield DateShape(
            rf"^{digits}{literal}\d{{4}}$", (f"%d{sign}%m{sign}%Y", f"%m{sign}%d{sign}%Y")
        )
        yield DateShape(
            rf"^{digits}{literal}\d{{2}}$|^\d{{2}}{literal}{digits}$",
            (f"%d{sign}%m{sign}%y", f"%m{sign}%d{sign}%y", f"%y{sign}%m{sign}%d"),
        )


def _shapes(*names: str) -> Iterator[DateShape]:
    for name in names:
        yield DateShape(date_format(name).pattern, (name,))


#: Shapes of cells that are dates whatever the column's name is; a cell has the first that fits.
SHAPES = (
    *_day_shapes(),
    DateShape(r"^\d{8}t$", ("%Y%m%d",)),
    *_shapes("%d %b %Y", "%b %d %Y", "%Y %b %d", "%d %b %y", "%b %d %y"),
    *_shapes("%b %Y", "%b %y", "%Y %b", "%Y-%m", "%Y/%m", "%m/%Y", "%m-%Y"),
    *_shapes("%Y-Q%q", "Q%q %Y", "Q%q %y", "%qQ%Y", "%qQ%y"),
)
#: Shapes that are dates only in a column that is named so.
NAMED_SHAPES = (
    DateShape(r"^\d{8}$", ("%Y%m%d", "%d%m%Y", "%m%d%Y")),
    *_shapes("%m.%Y", "%Y %m", "%m %Y"),
)
#: Formats of numbers, in a column that is named as a date; the first of the best is taken.
NUMBER_FORMATS = (
    *("%Y0%q", "%Y%m", "%Y.%m", "%Y.%-m", "%Y", "decimal_year", "%Y%q", "excel"),
    *("epoch_s", "epoch_ms", "epoch_us", "epoch_ns"),
)
