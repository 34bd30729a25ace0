"""Rows with more or fewer values than the header: they cannot be read, the others can."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import polars as pl

from houseprice.data.importing.files.grid import CellGrid
from houseprice.data.importing.limits import Limits
from houseprice.data.importing.sheet import Misfits
from houseprice.errors import InvalidData

#: Share of the rows that may be torn in two by a line end, where every short row is half of one.
_TORN_SHARE = 0.01
#: Beyond this share of longer rows it is the header, or the delimiter, that is wrong.
_MOST_LONG = 0.5
_LONG_FIX = (
    "Look for a delimiter or a quote inside a value that is not quoted, or for a missing column "
    "name."
)
_TORN_FIX = "A value holds a line end: quote the value, or join the two lines."


@dataclass(frozen=True)
class UnfitRows:
    """Rows of a grid that do not fit its header.

    Parameters
    ----------
    rule, fix : str
    places : list of int
        Their indices.
    values : tuple of str
        What each of them has instead.
    """

    rule: str
    fix: str
    places: list[int]
    values: tuple[str, ...]

    def of(self, frame: pl.DataFrame) -> Misfits:
        """The rows with their text in a table."""
        return Misfits(self.rule, self.fix, pl.Series(self.places), self.values, frame[self.places])


def unfit_mask(rows: CellGrid, unfit: Sequence[UnfitRows]) -> pl.Series:
    """Mask of the rows of any kind, shape (n_rows,)."""
    places = [place for group in unfit for place in group.places]
    return pl.int_range(rows.height, eager=True).is_in(places)


def long_rows(rows: CellGrid, width: int, limits: Limits) -> list[UnfitRows]:
    """Rows with values beyond the header; delimiters alone at the end of rows are harmless.

    Raises
    ------
    InvalidData
        If most rows are longer: then the header or the delimiter is wrong.
    """
    beyond = rows.cells.select(pl.nth(range(width, rows.cells.width)))
    if not beyond.width:
        return []
    places = beyond.select(pl.any_horizontal(pl.all().is_not_null())).to_series().arg_true()
    if not places.len():
        return []
    rule = _rule(width)
    values = tuple(f"{count} values" for count in rows.widths.gather(places))
    if places.len() > _MOST_LONG * rows.height:
        raise InvalidData(
            f"{rule}, got {values[0]} in row {rows.row[places[0]]} and more than the header in "
            f"{places.len():,} of {rows.height:,} rows",
            hint=_LONG_FIX,
            places=tuple(
                _place(int(rows.row[at]), value, rule)
                for at, value in list(zip(places, values, strict=True))[: limits.places]
            ),
        )
    return [UnfitRows(rule, _LONG_FIX, places.to_list(), values)]


def torn_rows(rows: CellGrid, width: int) -> list[UnfitRows]:
    """Rows that a line end tore in two: all short rows are halves that fit together."""
    short = (rows.widths < width).arg_true().to_list()
    if width < 4 or not short or len(short) % 2 or len(short) > max(_TORN_SHARE * rows.height, 2):
        return []
    halves = list(zip(short[::2], short[1::2], strict=True))
    if any(b != a + 1 or rows.widths[a] + rows.widths[b] != width + 1 for a, b in halves):
        return []
    values = tuple(
        text
        for a, b in halves
        for text in (
            f"{rows.widths[a]} values and the rest of them in row {rows.row[b]}",
            f"the last {rows.widths[b]} values of row {rows.row[a]}",
        )
    )
    return [UnfitRows(_rule(width), _TORN_FIX, short, values)]


def _rule(width: int) -> str:
    return f"every row must have {width} values, as many as the header"


def _place(row: int, value: str, rule: str) -> dict[str, Any]:
    return {"row": row, "column": None, "value": value, "rule": rule}
