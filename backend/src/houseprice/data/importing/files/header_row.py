"""Finds the line that names the columns, below the title lines of a report."""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

from houseprice.data.importing.files.cell_kinds import cell_kind
from houseprice.data.importing.files.grid import CellGrid
from houseprice.data.importing.sheet import TableProblem, shortened
from houseprice.errors import InvalidData, InvalidInput

#: A header further down than this is not looked for.
_DEEPEST = 50
_SAMPLE_ROWS = 200


def header_position(grid: CellGrid, header_row: int | None = None) -> int:
    """Position of the header among the lines of the grid: that of `header_row` if it is said.

    Lines with fewer than half as many cells as the table are titles, and so is a line above one
    that is all names where the line itself is not, or has fewer cells.

    Raises
    ------
    InvalidData
        If there is no line, or the first line of the table is one of values.
    InvalidInput
        If `header_row` has no cells.
    """
    if not grid.height:
        raise InvalidData("a table must have a header and rows, got an empty file")
    if header_row is not None:
        return _position_of(grid, header_row)
    sample = grid.slice(0, _SAMPLE_ROWS)
    filled = sample.filled()
    usual = filled.quantile(0.75, "nearest") or 1
    wide = (filled >= 0.5 * usual).arg_max() or 0
    first = wide if wide <= _DEEPEST else 0
    position = first + 1 if _names_stand_below(sample, first, filled) else first
    _check_names(sample, position)
    return position


def _position_of(grid: CellGrid, header_row: int) -> int:
    position = grid.row.index_of(header_row)
    if position is None:
        raise InvalidInput(
            f"the header row must be a row with cells, got {header_row}",
            hint=f"The rows with cells are among {grid.row[0]} to {grid.row[-1]}.",
        )
    return int(position)


def title_lines(grid: CellGrid, header: int) -> tuple[TableProblem, ...]:
    """A note of the lines above the header, with the first of them; empty if there is none."""
    if not header:
        return ()
    text = " | ".join(filter(None, grid.line(0)))
    lines = "1 line was" if header == 1 else f"{header} lines were"
    rule = f"{lines} skipped above the header, which is in row {grid.row[header]}"
    return (
        TableProblem(
            rule, grid.row[0], None, shortened(text), header, kind="lines above the header"
        ),
    )


def _names_stand_below(sample: CellGrid, first: int, filled: pl.Series) -> bool:
    if first + 2 >= sample.height or first >= _DEEPEST:
        return False
    kinds, below, after = (
        [cell_kind(text) for text in sample.line(first + step)] for step in range(3)
    )
    names = [text.casefold() for text in sample.line(first + 1) if text]
    if set(below) - {"name", ""} or len(set(names)) < len(names):
        return False
    if not set(after) - {"name", ""}:
        return False
    fuller = filled[first + 1] > filled[first]
    return bool(fuller or (set(kinds) - {"name", ""} and filled[first + 1] == filled[first]))


def _check_names(sample: CellGrid, position: int) -> None:
    """Refuse a first line of values: its kinds are those of the line below it."""
    texts = sample.line(position)
    kinds = [cell_kind(text) for text in texts]
    values = [text for text, kind in zip(texts, kinds, strict=True) if kind in ("number", "date")]
    years = kinds.count("year")
    all_values = len(values) + years == sum(map(bool, kinds)) and "date" not in kinds
    if not all_values and not (2 * len(values) > sum(map(bool, kinds)) and
                               _like_next(sample, position, kinds)):  # fmt: skip
        return
    row, text = sample.row[position], shortened((values or [t for t in texts if t])[0])
    raise InvalidData(
        f"the first row must name the columns, got the number {text} in row {row}"
        if values or years
        else f"the first row must name the columns, got {text}",
        hint="Add a row of column names above the first sale.",
        places=({"row": row, "column": None, "value": text, "rule": "must be a column name"},),
    )


def _like_next(sample: CellGrid, position: int, kinds: Sequence[str]) -> bool:
    if position + 1 >= sample.height:
        return False
    below = [cell_kind(text) for text in sample.line(position + 1)]
    return all(a == b or not (a and b) for a, b in zip(kinds, below, strict=True))
