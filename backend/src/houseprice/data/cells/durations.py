"""Reads durations, such as the years that remain of a lease."""

from __future__ import annotations

from dataclasses import replace

import polars as pl

from houseprice.data.cells.column_format import PLAIN
from houseprice.data.cells.digits import ascii_digits
from houseprice.data.cells.gaps import gap_words
from houseprice.data.cells.reading import Reading
from houseprice.data.cells.wording import counted

_YEAR_WORDS = (
    "years?|yrs?|y|jahren?|jahre|ans?|années?|años?|anos?|anni|anno|jaar|jaren|år|lat|lata|rok"
    "|лет|год|года|г|年"
)
_MONTH_WORDS = (
    "months?|mths?|mos?|m|monaten?|monate|mois|mes|meses|mês|mesi|mese|maand|maanden|mån|månader"
    "|мес|ヶ月|个月"
)
_NUMBER = r"[0-9]+(?:[.,][0-9]+)?"
_YEARS = rf"({_NUMBER})\s*(?:{_YEAR_WORDS})\.?"
_MONTHS = r"(?:\s*(?:,|and|und|et|e|y|en|og|och|&)?\s*([0-9]{1,2})\s*(?:MONTHS)\.?)?".replace(
    "MONTHS", _MONTH_WORDS
)
_DURATION = rf"(?i)^{_YEARS}{_MONTHS}$"
_MONTHS_ONLY = rf"(?i)^({_NUMBER})\s*(?:{_MONTH_WORDS})\.?$"
_BARE = rf"^({_NUMBER})$"
_MONTHS_OF_YEAR = 12
#: Unit of a column of durations in `ColumnFormat`.
YEAR = "year"


def read_duration_years(text: pl.Series, *, bare_years: bool = False) -> Reading:
    """Read durations such as ``61 years 04 months``, in years.

    Parameters
    ----------
    text : polars.Series of str, shape (n_rows,)
        Stripped text; null is an empty cell.
    bare_years : bool
        Whether the column is known to hold years, so that a number without a unit is in years.

    Returns
    -------
    Reading
        Numbers of years, with the unit ``year`` in the format. A number without a unit is in years
        where most other cells name years, and bad elsewhere.

    Examples
    --------
    >>> read_duration_years(pl.Series(["61 years 04 months", "70 yrs"])).values.round(2).to_list()
    [61.33, 70.0]
    """
    words = gap_words(text)
    plain = ascii_digits(text).set(words, None)
    years, bare = _years(plain), _floats(plain.str.extract(_BARE, 1))
    if (bare_years or 2 * years.count() > plain.count()) and bare.count():
        years = years.fill_null(bare)
        note = f"; {counted(bare.count())} without a unit, read as years"
    else:
        note = ""
    bad = plain.is_not_null() & years.is_null()
    rule = "must be a duration, such as 61 years 4 months"
    written = replace(PLAIN, unit=YEAR)
    return Reading("number", years, bad, words, "durations in years" + note, rule, written)


def _years(text: pl.Series) -> pl.Series:
    parts = text.str.extract_groups(_DURATION).struct.rename_fields(["years", "months"])
    years, months = (_floats(parts.struct.field(name)) for name in ("years", "months"))
    only_months = _floats(text.str.extract(_MONTHS_ONLY, 1)) / _MONTHS_OF_YEAR
    return (years + months.fill_null(0.0) / _MONTHS_OF_YEAR).fill_null(only_months)


def _floats(text: pl.Series) -> pl.Series:
    return text.str.replace(",", ".", literal=True).cast(pl.Float64, strict=False)
