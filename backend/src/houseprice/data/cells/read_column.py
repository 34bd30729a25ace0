"""Reads a column of a later table as the same column of the sales was read."""

from __future__ import annotations

from dataclasses import replace

import polars as pl

from houseprice.data.cells.column_format import ColumnFormat, ColumnType
from houseprice.data.cells.dates import read_date
from houseprice.data.cells.durations import YEAR, read_duration_years
from houseprice.data.cells.flags import read_flag
from houseprice.data.cells.numbers import read_number
from houseprice.data.cells.reading import Reading
from houseprice.data.cells.units import read_area


def read_column(
    text: pl.Series, kind: ColumnType, unit: str, written: ColumnFormat, *, is_area: bool = False
) -> Reading:
    """Read cells in a known type and format; nothing is guessed that the sales have told.

    Parameters
    ----------
    text : polars.Series of shape (n_rows,)
        Stripped text; null is an empty field.
    kind : ColumnType
        Type of the column.
    unit : str
        Unit of its values.
    written : ColumnFormat
        How the cells of the sales were written.
    is_area : bool
        Whether the cells may name a unit of areas.

    Returns
    -------
    Reading
        In the type of `kind`.
    """
    if kind == "date":
        return read_date(text, named_as_date=True, written=written if written.dates else None)
    if kind == "boolean":
        return read_flag(text, written)
    if kind in {"category", "text"}:
        return _words(text, kind, written)
    reading = _number(text, unit, written, is_area=is_area)
    return _whole(reading) if kind == "integer" else _float(reading)


def _words(text: pl.Series, kind: ColumnType, written: ColumnFormat) -> Reading:
    gaps = text.is_in(written.gap_codes).fill_null(value=False)
    return Reading(kind, text.set(gaps, None), gaps & ~gaps, gaps, "words", format=written)


def _number(text: pl.Series, unit: str, written: ColumnFormat, *, is_area: bool) -> Reading:
    if written.unit == YEAR:
        return read_duration_years(text, bare_years=True)
    # The decimal sign is known: digits may be grouped though no cell of the sales had groups.
    if is_area or written.unit:
        target, bare = unit or written.unit, written.unit or unit
        return read_area(text, into=target, bare=bare, written=written, decimal=written.decimal)
    return read_number(text, written=written, decimal=written.decimal)


def _float(reading: Reading) -> Reading:
    return replace(reading, type="number", values=reading.values.cast(pl.Float64))


def _whole(reading: Reading) -> Reading:
    values = reading.values.cast(pl.Float64)
    broken = ((values != values.round(0)) & values.is_not_null()).fill_null(value=False)
    return replace(
        reading,
        type="integer",
        values=values.set(broken, None).cast(pl.Int64),
        bad=reading.bad | broken,
        rule="must be a whole number",
    )
