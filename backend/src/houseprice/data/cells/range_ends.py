"""Both ends of the ranges in a column of numbers or areas."""

from __future__ import annotations

import polars as pl

from houseprice.data.cells.column_format import ColumnFormat
from houseprice.data.cells.numbers import read_number
from houseprice.data.cells.ranges import RANGE, is_range
from houseprice.data.cells.units import read_area, units_in_cells

_PARTS = ("before", "low", "low_unit", "before_high", "high", "high_unit")


def range_ends(
    text: pl.Series, *, written: ColumnFormat | None = None, into: str = ""
) -> tuple[pl.Series, pl.Series]:
    """Lower and upper end of each range, such as ``2,100 to 2,850 sqft``.

    Parameters
    ----------
    text : polars.Series of str, shape (n_rows,)
        Stripped text; cells that are no range are allowed.
    written : ColumnFormat or None
        How the column is written, see `Reading.format`; without it the decimal sign is a point.
    into : str
        Unit of the ends where cells name units of areas, as for `read_area`.

    Returns
    -------
    low, high : polars.Series of float, shape (n_rows,)
        Null where the cell is no range, or its first number is above the second.

    Examples
    --------
    >>> low, high = range_ends(pl.Series(["2100 - 2850", "2,100 to 2,850", "1900"]))
    >>> low.to_list(), high.to_list()
    ([2100.0, 2100.0, None], [2850.0, 2850.0, None])
    """
    at = is_range(text).arg_true()
    none = pl.repeat(None, len(text), eager=True, dtype=pl.Float64)
    if not len(at):
        return none, none.clone()
    ranges = text.gather(at).str.extract_groups(RANGE).struct.rename_fields(_PARTS)
    low, high = (_end(side, written, into) for side in _sides(ranges))
    ordered = (low <= high).fill_null(value=False)
    low, high = low.set(~ordered, None), high.set(~ordered, None)
    return none.scatter(at, low), none.clone().scatter(at, high)


def _sides(ranges: pl.Series) -> tuple[pl.Series, pl.Series]:
    """The text of both ends; the first takes the unit, scale and currency of the second."""
    frame = ranges.struct.unnest()
    unit = pl.col("low_unit").str.strip_chars()
    unit = pl.when(unit == "").then("high_unit").otherwise(unit)
    sides = frame.select(
        low=pl.concat_str("low", unit), high=pl.concat_str("high", pl.col("high_unit"))
    )
    return sides["low"].str.strip_chars(), sides["high"].str.strip_chars()


def _end(text: pl.Series, written: ColumnFormat | None, into: str) -> pl.Series:
    decimal = None if written else "."
    if units_in_cells(text):
        unit = into or (written.unit if written else "")
        reading = read_area(text, into=unit, bare="", written=written, decimal=decimal)
    else:
        reading = read_number(text, written=written, decimal=decimal, is_money=True)
    return reading.values.cast(pl.Float64)
