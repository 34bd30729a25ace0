"""Reads texts that stand for values of homes by the parser of the sales' cells."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import polars as pl

from houseprice.data.cells.column_format import ColumnType
from houseprice.data.cells.date_formats import ISO
from houseprice.data.cells.read_column import read_column
from houseprice.data.cells.reading import Reading
from houseprice.data.importing.degrees import with_degrees
from houseprice.valuation.answers import FormField, Kind

_AREAS = frozenset({"living_area", "lot_area"})
_PLACES = frozenset({"latitude", "longitude"})
_TYPES: dict[Kind, ColumnType] = {
    "number": "number",
    "integer": "integer",
    "boolean": "boolean",
    "date": "date",
    "choice": "category",
    "text": "text",
}


def read_texts(texts: Sequence[str | None] | pl.Series, field: FormField) -> Reading:
    """Read texts as the cells of the sales were read.

    Where the sales had no special format of dates, dates must be written as in ISO 8601: there is
    nobody to ask whether day or month comes first.

    Parameters
    ----------
    texts : sequence of str or None, or polars.Series, shape (n_homes,)
        An empty text is an empty cell.
    field : FormField
        The input that they stand for.

    Returns
    -------
    Reading
        Of the type of the field, in the unit of the field.

    Examples
    --------
    >>> field = FormField("size", "Size", "number", "living_area", "m2", "", True, None)
    >>> read_texts(["120.5 m²", "1,000 sq ft", "n/a"], field).values.round(1).to_list()
    [120.5, 92.9, None]
    """
    text = pl.Series(field.name, texts, dtype=pl.String).str.strip_chars()
    text = text.set(text == "", None)
    written = field.format
    if field.kind == "date" and not written.dates:
        written = replace(written, dates=(ISO,))
    kind, is_area = _TYPES[field.kind], field.role in _AREAS
    reading = read_column(text, kind, field.unit, written, is_area=is_area)
    return with_degrees(reading, text) if field.role in _PLACES else reading


def read_days(texts: Sequence[str]) -> list[date] | None:
    """The days where every text is one of ISO 8601, as forms send them; else None."""
    try:
        return [date.fromisoformat(text) for text in texts]
    except ValueError:
        return None


def fix_of(field: FormField) -> str:
    """How a value of this input can be written, in one sentence for people."""
    forms = {
        "number": f"a number such as 1234{field.decimal}5{_unit(field)}",
        "integer": "a whole number such as 3",
        "boolean": "yes or no",
        "date": f"a date such as {_example_day(field)}",
    }
    form = forms.get(field.kind, "text")
    return f"Write {field.name} as {form}, or leave it out."


def _unit(field: FormField) -> str:
    return f" {field.unit}" if field.role in _AREAS and field.unit else ""


def _example_day(field: FormField) -> str:
    """The last day of May in the format of most sales; ISO where that needs names or numbers."""
    plain = [form for form in field.format.dates[:1] if not set(form) & set("qbBk_")]
    form = plain[0] if plain and plain[0].startswith("%") and "-m" not in plain[0] else ISO
    return date(2024, 5, 31).strftime(form)
