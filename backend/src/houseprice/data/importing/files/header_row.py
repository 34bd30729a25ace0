"""Finds the line that names the columns, below the title lines of a report."""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

from houseprice.data.importing.files.cell_kinds import cell_kind
from houseprice.data.importing.files.grid import CellGrid
from houseprice.data.importing.sheet import TableProblem, shortened
from houseprice.errors import InvalidData, InvalidInput

#: Position of the header of a table without one: its rows begin behind it.
NO_HEADER = -1
#: A header further down than this is not looked for.
_DEEPEST = 50
_SAMPLE_ROWS = 200
#: Kinds of cells that a name is not.
_VALUES = frozenset({"number", "date", "year"})
#: Share of the cells of a column below the first line that have one kind in a column of that kind.
_ALIKE = 0.9


def header_position(grid: CellGrid, header_row: int | None = None) -> int:
    """Position of the header among the lines of the grid: that of `header_row` if it is said.

    Lines with fewer than half as many cells as the table are titles, and so is a line above one
    that is all names where the line itself is not, or has fewer cells. `NO_HEADER` if the first
    line is a row like those below it, or if `header_row` is 0.

    Raises
    ------
    InvalidData
        If there is no line, or the first line is neither all names nor a row like those below it.
    InvalidInput
        If `header_row` has no cells.
    """
    if not grid.height:
        raise InvalidData("a table must have a header and rows, got an empty file")
    if header_row is not None:
        return _position_of(grid, header_row) if header_row else NO_HEADER
    sample = grid.slice(0, _SAMPLE_ROWS)
    filled = sample.filled()
    usual = filled.quantile(0.75, "nearest") or 1
    wide = (filled >= 0.5 * usual).arg_max() or 0
    first = wide if wide <= _DEEPEST else 0
    if _names_stand_below(sample, first, filled):
        return first + 1
    if not first and is_row_of_values(sample):
        return NO_HEADER
    _check_names(sample, first)
    return first


def is_row_of_values(sample: CellGrid) -> bool:
    """Whether the first line of a table is a row of it, so that no line names the columns.

    Each of its cells is like those below it, and one is a number or a date. Where words are the
    most of it, one of them stands in its column again, as no name does. Whether 1, 2, 3 are numbers
    of columns or a sale, nothing tells.

    Parameters
    ----------
    sample : CellGrid
        The first lines of the table.
    """
    texts, columns = sample.line(0), sample.cells.slice(1).get_columns()
    kinds = [cell_kind(text) for text in texts]
    filled = [(text, kind, column) for text, kind, column in zip(texts, kinds, columns, strict=True)
              if text]  # fmt: skip
    if sample.height < 2 or texts in _counted(len(texts)):
        return False
    if not all(_is_like(kind, column) for _, kind, column in filled):
        return False
    values = sum(kind in ("number", "date") for kind in kinds)
    if 2 * values > len(filled) or kinds.count("year") == len(filled):
        return True
    return values > 0 and any(
        kind == "name" and (column == text).any() for text, kind, column in filled
    )


def _counted(width: int) -> tuple[list[str], list[str]]:
    """Numbers of columns, which may be their names or a sale."""
    numbers = [str(number) for number in range(width + 1)]
    return numbers[:-1], numbers[1:]


def _is_like(kind: str, column: pl.Series) -> bool:
    """Whether a cell of a kind may stand in a column: a name not above values, nor the reverse."""
    below = [cell_kind(text) for text in column.drop_nulls()]
    if not below:
        return True
    if kind == "date":
        return below.count("date") >= _ALIKE * len(below)
    values = sum(each in _VALUES for each in below)
    return values >= _ALIKE * len(below) if kind in _VALUES else values < _ALIKE * len(below)


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
    if header < 1:
        return ()
    text = " | ".join(filter(None, grid.line(0)))
    lines = "1 line was" if header == 1 else f"{header} lines were"
    rule = f"{lines} skipped above the header, which is in row {grid.row[header]}"
    return (
        TableProblem(
            rule, grid.row[0], None, shortened(text), header, kind="lines above the header"
        ),
    )


def has_second_header(grid: CellGrid, header: int) -> bool:
    """Whether the line below the header is all words, of units or of another language.

    It has words, and not one alone, in half the columns that have values further down.
    """
    texts, body = grid.line(header + 1), grid.slice(header + 2, _SAMPLE_ROWS)
    if header == NO_HEADER or body.height < 2 or {cell_kind(text) for text in texts} - {"name", ""}:
        return False
    above = [text for text, column in zip(texts, body.cells.get_columns(), strict=True)
             if column.null_count() < column.len() and _is_like("number", column)]  # fmt: skip
    return len(set(filter(None, above))) > 1 and 2 * sum(map(bool, above)) >= len(above)


def second_header_line(grid: CellGrid, header: int) -> TableProblem:
    """A note of the line below the header that is no row."""
    row, text = grid.row[header + 1], " | ".join(filter(None, grid.line(header + 1)))
    rule = f"row {row} has words where the rows below have numbers: it names the columns again"
    return TableProblem(rule, row, None, shortened(text), kind="second header")


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
    """Refuse a first line of values that is not like the rows below it either."""
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
        hint="Add a row of column names above the first sale, or say which row names the columns "
        "(--header-row; 0 if none does).",
        places=({"row": row, "column": None, "value": text, "rule": "must be a column name"},),
    )


def _like_next(sample: CellGrid, position: int, kinds: Sequence[str]) -> bool:
    if position + 1 >= sample.height:
        return False
    below = [cell_kind(text) for text in sample.line(position + 1)]
    return all(a == b or not (a and b) for a, b in zip(kinds, below, strict=True))
