"""Reads a column of a later table as the same column of the sales was read."""

from __future__ import annotations

from dataclasses import replace

import polars as pl

from houseprice.data.cells.column_format import PLAIN, ColumnFormat, ColumnType
from houseprice.data.cells.dates import read_date
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
        never = pl.repeat(value=False, n=text.len(), eager=True, dtype=pl.Boolean)
        return Reading(kind, text, never, never, "")
    reading = _area(text, unit, written) if is_area else _number(text, written)
    return _whole(reading) if kind == "integer" else _float(reading)


def _number(text: pl.Series, written: ColumnFormat) -> Reading:
    # Plain cells show no thousands, so a later table may have them; the decimal sign is known.
    known = None if replace(written, gap_codes=()) == PLAIN else written
    return read_number(text, written=known, decimal=written.decimal)


def _area(text: pl.Series, unit: str, written: ColumnFormat) -> Reading:
    known = None if replace(written, gap_codes=(), unit="") == PLAIN else written
    bare = written.unit or unit
    return read_area(text, into=unit, bare=bare, written=known, decimal=written.decimal)


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
