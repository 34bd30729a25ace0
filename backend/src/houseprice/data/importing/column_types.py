"""Finds the type of a text column: numbers, dates, yes and no, codes or prose."""

from __future__ import annotations

from collections.abc import Iterator

import polars as pl

from houseprice.data.cells.column_format import ColumnType
from houseprice.data.cells.reading import Reading
from houseprice.data.importing.sheet import TableProblem, shortened

#: Words that mean a gap where all other values are numbers or dates. Among codes they are values:
#: "NA" in the Ames table means "there is none".
GAP_WORDS = ("na", "n/a", "#n/a", "nan", "null", "none", "nil", "unknown", "-", "--", "?")
YEARS = (1700, 2100)

_PLAIN = r"^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$"
_GROUPED = r"^[+-]?([$€£] ?)?(\d{1,3}(,\d{3})+|\d+)(\.\d+)?$"
_COMMA = r"^[+-]?(\d{1,3}(\.\d{3})+|\d+),\d+$"
_WHOLE = r"^[+-]?\d+(\.0*)?$"
_LEADING_ZERO = r"^[+-]?0\d"
_LONGEST_NUMBER = 15  # digits that a float holds exactly
_MOSTLY = 0.9
#: A column with few different numbers may hold codes, so a larger share must be numbers.
_NEARLY_ALL = 0.95
_FEWEST_NUMBERS = 20
_YES = ("yes", "y", "true", "t")
_NO = ("no", "n", "false", "f")
_TEXT_LENGTH = 40
#: Patterns of dates, and the format of the first group of each.
_DATES: tuple[tuple[str, str], ...] = (
    (r"^(\d{4}-\d{1,2}-\d{1,2})([T ].*)?$", "%Y-%m-%d"),
    (r"^(\d{8})T\d{4,6}Z?$", "%Y%m%d"),
    (r"^(\d{4}/\d{1,2}/\d{1,2})( .*)?$", "%Y/%m/%d"),
    (r"^(\d{1,2}/\d{1,2}/\d{4})( .*)?$", "%m/%d/%Y"),
    (r"^(\d{1,2}/\d{1,2}/\d{4})( .*)?$", "%d/%m/%Y"),
    (r"^(\d{1,2}-\d{1,2}-\d{4})( .*)?$", "%d-%m-%Y"),
    (r"^(\d{1,2}\.\d{1,2}\.\d{4})( .*)?$", "%d.%m.%Y"),
    (r"^(\d{1,2} [A-Za-z]{3,9} \d{4})$", "%d %B %Y"),
    (r"^([A-Za-z]{3,9} \d{1,2}, \d{4})$", "%B %d, %Y"),
)
#: Eight digits are a date only where the column's name says so.
_BARE_DATE = (r"^(\d{8})$", "%Y%m%d")


def read_best(text: pl.Series, *, named_as_date: bool) -> Reading:
    """Read a column in the type that fits it; the whole column decides, not its first rows.

    Parameters
    ----------
    text : polars.Series of shape (n_rows,)
        Stripped text; null is an empty field.
    named_as_date : bool
        Whether the column's name means a date.
    """
    number = read_number(text)
    real = text.len() - text.null_count() - int(number.gap_words.sum())
    if real == 0:
        return read_code(text, "no values" if text.null_count() == text.len() else "codes")
    if named_as_date or not number.fits:
        date = read_date(text, bare=named_as_date)
        if date.bad.sum() <= (1 - _MOSTLY) * real:
            return date
    if number.fits:
        return _number_or_code(text, number)
    return _words(text, number, real)


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


def _words(text: pl.Series, number: Reading, real: int) -> Reading:
    answer = read_boolean(text)
    if answer.fits:
        return answer
    odd = int(number.bad.sum())
    if odd <= (1 - _MOSTLY) * real and number.values.n_unique() > 20:
        return number
    if odd <= (1 - _NEARLY_ALL) * real and real - odd >= _FEWEST_NUMBERS:
        return _number_or_code(text, number)
    length = text.str.len_chars().mean()
    if isinstance(length, float) and length > _TEXT_LENGTH:
        return read_code(text, f"prose, {length:.0f} characters on average", "text")
    return read_code(text, f"{text.drop_nulls().n_unique()} different words")


def read_code(text: pl.Series, evidence: str, kind: ColumnType = "category") -> Reading:
    """Leave the text unchanged: every word is a value, and only an empty field is a gap."""
    never = pl.repeat(value=False, n=text.len(), eager=True, dtype=pl.Boolean)
    return Reading(kind, text, never, never, evidence)


def read_number(text: pl.Series) -> Reading:
    """Read numbers: plain, with thousands separators or a currency sign, or with a comma."""
    words = _gap_words(text)
    rest = text.set(words, None)
    attempts = [(_parse_numbers(rest, form), form) for form in (_PLAIN, _GROUPED, _COMMA)]
    values, form = min(attempts, key=lambda attempt: attempt[0].null_count())
    values = values.set(values.is_infinite(), None)
    read = rest.filter(values.is_not_null())
    whole = read.str.contains(_WHOLE).all() if form == _PLAIN else _is_whole(values)
    exact = values.abs().max()
    if whole and (not isinstance(exact, float) or exact < 2**53):
        kind: ColumnType = "integer"
        values = values.cast(pl.Int64)
    else:
        kind = "number"
    bad = rest.is_not_null() & values.is_null()
    evidence = "whole numbers" if kind == "integer" else "numbers"
    style = {_PLAIN: "", _GROUPED: " with separators", _COMMA: " with a decimal comma"}[form]
    return Reading(kind, values, bad, words, evidence + style, "must be a finite number")


def _is_whole(values: pl.Series) -> bool:
    real = values.drop_nulls()
    return bool((real == real.round(0)).all())


def _parse_numbers(text: pl.Series, form: str) -> pl.Series:
    """Floats; null where the text is neither a plain number nor written like `form`."""
    frame = pl.DataFrame({"text": text})
    raw = pl.col("text")
    if form == _COMMA:
        clean = raw.str.replace_all(".", "", literal=True).str.replace(",", ".", literal=True)
    else:
        clean = raw.str.replace_all(r"[$€£, ]", "")
    value = (
        pl.when(raw.str.contains(_PLAIN)).then(raw).when(raw.str.contains(form)).then(clean)
    ).cast(pl.Float64, strict=False)
    return frame.select(value.alias("value")).to_series()


def read_date(text: pl.Series, *, bare: bool) -> Reading:
    """Read dates in the one format that fits most values.

    Parameters
    ----------
    text : polars.Series of shape (n_rows,)
        Stripped text.
    bare : bool
        Whether eight digits are a date as well.
    """
    words = _gap_words(text)
    rest = text.set(words, None)
    formats = (*_DATES, _BARE_DATE) if bare else _DATES
    sample = rest.drop_nulls().unique(maintain_order=True).head(200)
    likely = [style for style in formats if sample.str.contains(style[0]).any()]
    attempts = [(_days(rest, *style), style) for style in likely]
    if not attempts:
        attempts = [(pl.repeat(None, text.len(), eager=True, dtype=pl.Date), _DATES[0])]
    values, style = min(attempts, key=lambda attempt: attempt[0].null_count())
    fitting = sum(days.null_count() == values.null_count() for days, _ in attempts)
    evidence = f"dates written {style[1]}"
    if fitting > 1 and style[1] == "%m/%d/%Y":
        evidence += " (or %d/%m/%Y: both fit every value)"
    bad = rest.is_not_null() & values.is_null()
    rule = f"must be a date of {YEARS[0]}..{YEARS[1]}"
    return Reading("date", values, bad, words, evidence, rule)


def _days(text: pl.Series, look: str, style: str) -> pl.Series:
    days = text.str.extract(look, 1).str.strptime(pl.Date, style, strict=False)
    return days.set(~days.dt.year().is_between(*YEARS), None)


def read_boolean(text: pl.Series) -> Reading:
    """Read yes and no, true and false."""
    lower = text.str.to_lowercase()
    yes, no = lower.is_in(_YES), lower.is_in(_NO)
    values = yes.set(~(yes | no), None)
    bad = text.is_not_null() & values.is_null()
    never = pl.repeat(value=False, n=text.len(), eager=True, dtype=pl.Boolean)
    return Reading("boolean", values, bad, never, "yes and no", "must be yes or no")


def _gap_words(text: pl.Series) -> pl.Series:
    return text.str.to_lowercase().is_in(GAP_WORDS).fill_null(value=False)


def problems_of(
    name: str, text: pl.Series, reading: Reading, row: pl.Series
) -> Iterator[TableProblem]:
    """Problems of a column that its owner should know of."""
    if not reading.fits:
        yield _first(name, text, reading.bad, row, reading.rule)
    if reading.gap_words.any():
        rule = "read as a gap, because the other values are numbers or dates"
        yield _first(name, text, reading.gap_words, row, rule)


def _first(name: str, text: pl.Series, mask: pl.Series, row: pl.Series, rule: str) -> TableProblem:
    at = mask.arg_max() or 0
    return TableProblem(rule, row[at], name, shortened(text[at]), int(mask.sum()))
