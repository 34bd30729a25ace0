"""Finds the type of a text column: numbers, dates, yes and no, codes or prose."""

from __future__ import annotations

import polars as pl

from houseprice.data.cells.column_format import ColumnType
from houseprice.data.cells.dates import read_date
from houseprice.data.cells.durations import read_duration_years
from houseprice.data.cells.flags import read_flag
from houseprice.data.cells.numbers import read_number
from houseprice.data.cells.reading import Reading
from houseprice.data.cells.units import read_area, units_in_cells
from houseprice.data.importing.roles.name_rules import speaks_of_a_price
from houseprice.data.importing.roles.names import understand
from houseprice.data.importing.sheet import shortened
from houseprice.data.importing.table_request import DateOrder, DecimalSign

_LEADING_ZERO = r"^[+-]?0\d"
_LONGEST_NUMBER = 15  # digits that a float holds exactly
_MOSTLY = 0.9
#: A column with few different numbers may hold codes, so a larger share must be numbers.
_NEARLY_ALL = 0.95
_FEWEST_NUMBERS = 20
#: Spellings of yes and no in one column, in several languages and cases.
_MOST_ANSWERS = 30
_TEXT_LENGTH = 40
#: Share of the homes whose price may be on request in a column named as the price.
_MOST_ON_REQUEST = 0.4
#: A zone R2 is no two rands, a flat 3A no three ares.
_SHORT_CODE = r"^(?:\p{L}{1,2}[-. ]?\d{1,2}|\d{1,2} ?[A-XZa-xz])$"
#: The number of a house or of a block of flats: 527A is no area of 527 ares, and no broken number.
_HOUSE_LETTER = r"^\d{1,6} ?[A-La-l]$"
#: Among numbers, fewer cells than this, or than this share, are slips rather than house numbers.
_FEWEST_LETTERS, _LETTERS = 3, 0.005
_MEASURED = (
    *("price", "value", "rent", "listing", "assessed", "per"),
    *("area", "area unit", "land unit", "living", "lot", "bed", "bath", "room", "year"),
)
#: Cells that say whether a column may hold areas or durations.
_SAMPLE = 1_000


def read_best(
    text: pl.Series,
    *,
    named_as_date: bool,
    decimal: DecimalSign | None = None,
    order: DateOrder | None = None,
) -> Reading:
    """Read a column in the type that fits it; the whole column decides, not its first rows.

    Parameters
    ----------
    text : polars.Series of shape (n_rows,)
        Stripped text; null is an empty field.
    named_as_date : bool
        Whether the column's name means a date.
    decimal : {None, ".", ","}
        Sign before the fraction, where it is known.
    order : {None, "day-first", "month-first"}
        Order of day and month, where it is known.
    """
    if _are_short_codes(text):
        return read_code(text, f"codes of a letter and a number: {text.drop_nulls()[0]}")
    number = read_number(text, decimal=decimal)
    if _are_house_numbers(text, number):
        first = text.filter(number.bad)[0]
        return read_code(text, f"codes: {first} ends in a letter, as numbers of houses do")
    real = text.len() - text.null_count() - int(number.gap_words.sum())
    if real == 0:
        return read_code(text, "no values" if text.null_count() == text.len() else "codes")
    if named_as_date or not number.fits:
        date = read_date(text, named_as_date=named_as_date, order=order)
        if date.bad.sum() <= (1 - _MOSTLY) * real:
            return date
    if number.fits:
        return _number_or_code(text, number)
    return _words(text, number, real, decimal)


def _are_short_codes(text: pl.Series) -> bool:
    """Whether cells such as R2 and 3A are codes, as the name speaks of no money and no size."""
    sample = text.drop_nulls().head(_SAMPLE)
    if sample.is_empty() or understand(text.name).has(*_MEASURED):
        return False
    coded = sample.str.contains(_SHORT_CODE)
    return bool(coded.all() and text.drop_nulls().str.contains(_SHORT_CODE).all())


def _are_house_numbers(text: pl.Series, number: Reading) -> bool:
    """Whether whole numbers, some with a letter behind, name houses and measure nothing."""
    odd = text.filter(number.bad)
    least = max(_FEWEST_LETTERS, _LETTERS * (text.len() - text.null_count()))
    if odd.len() < least or understand(text.name).has(*_MEASURED):
        return False
    values = number.values.cast(pl.Float64)
    lettered = int(odd.str.contains(_HOUSE_LETTER).sum())
    return lettered >= _MOSTLY * odd.len() and bool((values == values.round(0)).all())


def _number_or_code(text: pl.Series, number: Reading) -> Reading:
    real = text.filter(number.values.is_not_null())
    zero = real.filter(real.str.contains(_LEADING_ZERO))
    if zero.len():
        return read_code(text, f"codes: {shortened(zero[0])} starts with 0")
    longest = real.str.count_matches(r"\d").max()
    if isinstance(longest, int) and longest > _LONGEST_NUMBER and _all_digits(real):
        return read_code(text, f"codes of {longest} digits")
    return number


def _all_digits(text: pl.Series) -> bool:
    return bool(text.str.contains(r"^\d+$").all())


def _words(text: pl.Series, number: Reading, real: int, decimal: DecimalSign | None) -> Reading:
    if text.n_unique() <= _MOST_ANSWERS and not _is_one_letter(text):
        answer = read_flag(text)
        if answer.fits:
            return answer
    odd = int(number.bad.sum())
    most_odd = _MOST_ON_REQUEST if speaks_of_a_price(text.name) else 1 - _MOSTLY
    if odd <= most_odd * real and number.values.n_unique() > 20:
        return number
    if odd <= (1 - _NEARLY_ALL) * real and real - odd >= _FEWEST_NUMBERS:
        return _number_or_code(text, number)
    measure = _measure(text, real, decimal)
    if measure is not None:
        return measure
    length = text.str.len_chars().mean()
    if isinstance(length, float) and length > _TEXT_LENGTH:
        return read_code(text, f"prose, {length:.0f} characters on average", "text")
    return read_code(text, f"{text.drop_nulls().n_unique()} different words")


def _is_one_letter(text: pl.Series) -> bool:
    """Whether every cell is the same letter: F may be flat or false, and nothing tells which."""
    return text.null_count() == 0 and text.n_unique() == 1 and len(text[0]) == 1


def _measure(text: pl.Series, real: int, decimal: DecimalSign | None) -> Reading | None:
    """Areas with their units, or durations, where most cells are such; a sample goes first."""
    sample = text.drop_nulls()
    sample = sample.sample(min(_SAMPLE, sample.len()), seed=0)
    least = sample.len() / 2
    if sum(units_in_cells(sample).values()) > least:
        area = read_area(text, into="", bare="", decimal=decimal)
        if area.bad.sum() <= (1 - _MOSTLY) * real:
            return area
    if read_duration_years(sample).values.count() <= least:
        return None
    duration = read_duration_years(text)
    return duration if duration.bad.sum() <= (1 - _MOSTLY) * real else None


def read_code(text: pl.Series, evidence: str, kind: ColumnType = "category") -> Reading:
    """Leave the text unchanged: every word is a value, and only an empty field is a gap."""
    never = pl.repeat(value=False, n=text.len(), eager=True, dtype=pl.Boolean)
    return Reading(kind, text, never, never, evidence)
