"""Builds a sale date from a year column and a month column where a table has no date."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

import polars as pl

from houseprice.data.cells.reading import Reading
from houseprice.data.column_words import words
from houseprice.data.importing.column_types import YEARS
from houseprice.data.importing.roles.guess import Guess
from houseprice.data.importing.sheet import Sheet

SALE_DATE = "sale_date"
_SALE = re.compile(r"sale|sold")
_YEAR = re.compile(r"\byr|year")
_MONTH = re.compile(r"\bmo\b|month")
TableParts = tuple[Sheet, dict[str, Reading], dict[str, Guess]]


def add_sale_date(
    sheet: Sheet, readings: dict[str, Reading], guesses: dict[str, Guess]
) -> TableParts:
    """Add the column ``sale_date`` (the 15th of the month) and ignore year and month.

    The table stays unchanged where it has a sale date already, or no such pair of columns.
    """
    if SALE_DATE in readings or any(guess.role == "date" for guess in guesses.values()):
        return sheet, readings, guesses
    year, month = _find(readings, guesses, _YEAR, YEARS), _find(readings, guesses, _MONTH, (1, 12))
    if year is None or month is None:
        return sheet, readings, guesses
    text = sheet.frame.select(
        pl.concat_str(
            readings[year].values.cast(pl.String),
            readings[month].values.cast(pl.String).str.zfill(2),
            pl.lit("15"),
            separator="-",
        ).alias(SALE_DATE)
    ).to_series()
    evidence = f"the 15th of the month in {year!r} and {month!r}"
    never = pl.repeat(value=False, n=text.len(), eager=True, dtype=pl.Boolean)
    dates = text.str.strptime(pl.Date, "%Y-%m-%d")
    reading = Reading("date", dates, never, never, evidence)
    used = {name: Guess("ignore", 0.9, f"in {SALE_DATE}") for name in (year, month)}
    return (
        replace(sheet, frame=sheet.frame.with_columns(text)),
        {**readings, SALE_DATE: reading},
        {**guesses, **used, SALE_DATE: Guess("date", 0.8, evidence)},
    )


def _find(
    readings: Mapping[str, Reading],
    guesses: Mapping[str, Guess],
    what: re.Pattern[str],
    span: tuple[int, int],
) -> str | None:
    """The only free whole-number column whose name matches and whose values are in the span."""
    names = [
        name
        for name, reading in readings.items()
        if reading.type == "integer"
        and guesses[name].role in {"number", "ignore"}
        and guesses[name].confidence < 1
        and _SALE.search(words(name))
        and what.search(words(name))
        and reading.fits
        and bool(reading.values.drop_nulls().is_between(*span).all())
    ]
    return names[0] if len(names) == 1 else None
