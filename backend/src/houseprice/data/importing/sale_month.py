"""Builds a sale date from columns of years and of months or quarters, without a date column."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

import polars as pl

from houseprice.data.cells.month_names import month_numbers
from houseprice.data.cells.placeholder_dates import YEARS
from houseprice.data.cells.reading import OpenQuestion, Reading
from houseprice.data.importing.roles.guess import Guess
from houseprice.data.importing.roles.names import ColumnName, understand
from houseprice.data.importing.sheet import Sheet
from houseprice.errors import InvalidData

SALE_DATE = "sale_date"
TableParts = tuple[Sheet, dict[str, Reading], dict[str, Guess]]
#: Concept of the vocabulary for each part of a date.
_PARTS = {"year": "year", "month": "month", "quarter": "period", "day": "date"}
#: A year or month of these is not that of the sale.
_NOT_SALE = ("price", "value", "built", "renovated", "rent", "previous", "listing", "assessed")
_SPANS = {"year": YEARS, "month": (1, 12), "quarter": (1, 4), "day": (1, 31)}
_WORD = r"(?:q|t|k|qtr|quarter|trim|trimestre|trimester|quartal|kwartaal|kvartal)"
#: Cells such as ``Q3``, ``3T`` and ``3rd quarter``.
_QUARTER = rf"(?i)^{_WORD}?[ .-]*([1-4])(?:\.|st|nd|rd|th|er|e|º|ª)?(?: ?{_WORD}\.?)?$"
_ONLY_YEARS = ("%Y",)


def add_sale_date(
    sheet: Sheet,
    readings: dict[str, Reading],
    guesses: dict[str, Guess],
    sale_year: int | None = None,
) -> TableParts:
    """Add the column ``sale_date`` and ignore the columns of year, month and day.

    Without a column of days it is the first of the month or of the quarter, as everywhere where a
    period is a date.
    The table stays unchanged where it has a sale date already, or no such pair of columns.

    Parameters
    ----------
    sheet : Sheet
        The text of the table.
    readings, guesses : dict
        Type and role of each column.
    sale_year : int, optional
        Year of all sales of a table that has their months alone.

    Returns
    -------
    tuple of Sheet, dict of str to Reading, dict of str to Guess
        The parts of the table with the new column.

    Raises
    ------
    InvalidData
        If `sale_year` is given and the table has no months without a year.
    """
    if sale_year is not None:
        return _in_one_year(sheet, readings, guesses, sale_year)
    if SALE_DATE in readings or _has_date(readings, guesses):
        return sheet, readings, guesses
    columns = _find_parts(sheet, readings, guesses)
    if not columns:
        return sheet, readings, guesses
    names = [name for name, _ in columns.values()]
    text = _as_text({part: values for part, (_, values) in columns.items()})
    evidence = _evidence(names, "quarter" if "quarter" in columns else "month")
    if len(columns) == 1:
        evidence = f"the 1st of January of the year in {names[0]!r}"
    return _with_date((sheet, readings, guesses), text, names, evidence)


def ask_sale_year(
    sheet: Sheet, readings: Mapping[str, Reading], guesses: Mapping[str, Guess]
) -> tuple[OpenQuestion, ...]:
    """Ask for the year of a table that has the months of its sales and no date.

    Parameters
    ----------
    sheet, readings, guesses
        The table after `add_sale_date`.

    Returns
    -------
    tuple of OpenQuestion
        Empty where the table has a date, or no such months.
    """
    months = _lonely_months(sheet, readings, guesses)
    if months is None:
        return ()
    text = (
        f"{months[0]!r} has months without a year. If all sales are of one year, which one? "
        "Without it, the months are numbers, and the sales have no date."
    )
    return (OpenQuestion("sale year", "", (), "--sale-year", text, months[0]),)


def _in_one_year(
    sheet: Sheet, readings: dict[str, Reading], guesses: dict[str, Guess], year: int
) -> TableParts:
    months = _lonely_months(sheet, readings, guesses)
    if months is None:
        raise InvalidData(
            f"the year of the sales needs a column of months without a year, got {year} for a "
            "table that has a date, or no such months",
            hint="Leave the year out, or name the column of months `sale_month`.",
        )
    name, values = months
    years = pl.Series("year", [year]).new_from_index(0, values.len())
    evidence = f"the 1st of the month in {name!r}, all of {year}"
    text = _as_text({"year": years, "month": values})
    return _with_date((sheet, readings, guesses), text, [name], evidence)


def _lonely_months(
    sheet: Sheet, readings: Mapping[str, Reading], guesses: Mapping[str, Guess]
) -> tuple[str, pl.Series] | None:
    """Name and values of the only column of months of sales, in a table that has no date."""
    if SALE_DATE in readings or _has_date(readings, guesses):
        return None
    if _find_parts(sheet, readings, guesses):
        return None
    for is_sale in (_names_a_sale, _names_a_part_only):
        columns = _parts_named(is_sale, sheet, readings, guesses)
        if "month" in columns:
            return columns["month"]
    return None


def _with_date(table: TableParts, text: pl.Series, names: list[str], evidence: str) -> TableParts:
    """The table with the days of `text`, made from the columns of these names."""
    sheet, readings, guesses = table
    used = {name: Guess("ignore", 0.9, f"in {SALE_DATE}") for name in names}
    return (
        replace(sheet, frame=sheet.frame.with_columns(text)),
        {**readings, SALE_DATE: _reading(text, evidence)},
        {**guesses, **used, SALE_DATE: Guess("date", 0.8, evidence)},
    )


def _has_date(readings: Mapping[str, Reading], guesses: Mapping[str, Guess]) -> bool:
    """Whether a column is the sale date; one of bare years or months is only a part of it."""
    return any(
        guess.role == "date"
        and not _holds_months(readings[name])
        and (guess.confidence == 1 or not _holds_years(readings[name]))
        for name, guess in guesses.items()
    )


def _holds_months(reading: Reading) -> bool:
    months = reading.values.drop_nulls() if reading.type == "integer" else pl.Series()
    return bool(months.len()) and bool(months.is_between(*_SPANS["month"]).all())


def _holds_years(reading: Reading) -> bool:
    return reading.type == "date" and reading.format.dates == _ONLY_YEARS


def _find_parts(
    sheet: Sheet, readings: Mapping[str, Reading], guesses: Mapping[str, Guess]
) -> dict[str, tuple[str, pl.Series]]:
    """Name and values of the only free column for each part of a date, named as a sale's.

    Where none is named so, the columns ``year`` and ``month`` do, and a ``sale_year`` with them.
    """
    year: dict[str, tuple[str, pl.Series]] = {}
    for is_sale in (_names_a_sale, _names_a_part_only, _names_either):
        columns = _parts_named(is_sale, sheet, readings, guesses)
        if "month" in columns:
            columns.pop("quarter", None)
        if _are_enough(columns):
            return columns
        if _year_of_sale(columns, readings):
            year = columns
    return year


def _parts_named(
    is_sale: Callable[[ColumnName], bool],
    sheet: Sheet,
    readings: Mapping[str, Reading],
    guesses: Mapping[str, Guess],
) -> dict[str, tuple[str, pl.Series]]:
    columns = {}
    for part in _PARTS:
        fitting = [
            (name, values)
            for name in readings
            if is_sale(understand(name)) and _is_free(readings[name], guesses[name])
            for values in [_values(part, name, sheet, readings[name])]
            if values is not None
        ]
        if len(fitting) == 1:
            columns[part] = fitting[0]
    return columns


def _are_enough(columns: Mapping[str, object]) -> bool:
    return "year" in columns and ("month" in columns or "quarter" in columns)


def _year_of_sale(
    columns: Mapping[str, tuple[str, pl.Series]], readings: Mapping[str, Reading]
) -> bool:
    """Whether the year of the sale is all that a table tells; a bare "year" may be of anything."""
    if set(columns) != {"year"} or not _names_a_sale(understand(columns["year"][0])):
        return False
    return not any(
        _names_a_sale(words) and words.has("month", "period") for words in map(understand, readings)
    )


def _names_a_sale(name: ColumnName) -> bool:
    return name.has("sale") and not name.has(*_NOT_SALE)


def _names_a_part_only(name: ColumnName) -> bool:
    return name.known == 1 and len(name.concepts) == 1


def _names_either(name: ColumnName) -> bool:
    return _names_a_sale(name) or _names_a_part_only(name)


def _is_free(reading: Reading, guess: Guess) -> bool:
    """Whether nobody gave the column another meaning; months that are called the date are free."""
    if guess.role == "date" and _holds_months(reading):
        return True
    roles = {"number", "ignore", "category"}
    return guess.confidence < 1 and (guess.role in roles or _holds_years(reading))


def _values(part: str, name: str, sheet: Sheet, reading: Reading) -> pl.Series | None:
    """Whole numbers of a part of a date; None if the column does not hold that part."""
    if not understand(name).has(_PARTS[part]):
        return None
    if _holds_years(reading):
        numbers = reading.values.dt.year().cast(pl.Int64)
    elif part == "month" and reading.type == "category":
        numbers = month_numbers(sheet.frame[name])
        if numbers.null_count() > sheet.frame[name].null_count():
            return None
    elif part == "quarter" and reading.type == "category":
        numbers = sheet.frame[name].str.extract(_QUARTER, 1).cast(pl.Int64)
        if numbers.null_count() > sheet.frame[name].null_count():
            return None
    elif reading.type == "integer" and reading.fits:
        numbers = reading.values
    else:
        return None
    present = numbers.drop_nulls()
    return numbers if present.len() and present.is_between(*_SPANS[part]).all() else None


def _as_text(parts: Mapping[str, pl.Series]) -> pl.Series:
    """Days as text; the first of the month where a row, or the table, gives no day."""
    first = pl.Series("day", [1]).new_from_index(0, parts["year"].len())
    day = parts["day"].fill_null(1) if "day" in parts else first
    month = parts.get("month", first)
    if "quarter" in parts:
        month = parts["quarter"] * 3 - 2
    columns = {"year": parts["year"], "month": month, "day": day}
    return pl.DataFrame(columns).select(
        pl.concat_str(
            pl.col("year").cast(pl.String),
            pl.col("month", "day").cast(pl.String).str.zfill(2),
            separator="-",
        ).alias(SALE_DATE)
    )[SALE_DATE]


def _evidence(names: list[str], period: str) -> str:
    shown = " and ".join(repr(name) for name in names[:2])
    return (
        f"the day in {shown} and {names[2]!r}"
        if names[2:]
        else f"the 1st of the {period} in {shown}"
    )


def _reading(text: pl.Series, evidence: str) -> Reading:
    days = text.str.strptime(pl.Date, "%Y-%m-%d", strict=False)
    never = pl.repeat(value=False, n=text.len(), eager=True, dtype=pl.Boolean)
    bad = text.is_not_null() & days.is_null()
    return Reading("date", days, bad, never, evidence, "must be a day of the calendar")
