"""Makes the table of a grid: header, rows, and what was left out around them."""

from __future__ import annotations

from typing import Any

import polars as pl

from houseprice.data.importing.files.footer_rows import footer_count, footer_lines
from houseprice.data.importing.files.grid import CellGrid
from houseprice.data.importing.files.header_row import header_position, title_lines
from houseprice.data.importing.files.headers import checked_headers
from houseprice.data.importing.limits import Limits
from houseprice.data.importing.sheet import Dialect, Sheet, TableProblem, shortened
from houseprice.errors import InvalidData, TooLarge

#: Share of the rows that may be torn in two by a line end, where every short row is half of one.
_TORN_SHARE = 0.01


def sheet_of_grid(
    grid: CellGrid, dialect: Dialect, encoding: str, limits: Limits, notes: tuple[TableProblem, ...]
) -> Sheet:
    """Find the header and the last row, name the columns and check the width of every row.

    Parameters
    ----------
    grid : CellGrid
        The lines of the file.
    dialect, encoding : Dialect, str
        Format and encoding of the file.
    limits : Limits
    notes : tuple of TableProblem
        Problems that are known already.

    Raises
    ------
    TooLarge
        If a limit is passed.
    InvalidData
        If there is no header, or a row has more values than it; the places name rows.
    """
    header = header_position(grid)
    body = grid.slice(header + 1)
    footers = footer_count(body)
    rows = body.slice(0, body.height - footers)
    if rows.height > limits.rows:
        raise TooLarge(
            f"a table must have at most {limits.rows} rows, got {rows.height}",
            hint="Split the table, or leave out old sales.",
        )
    frame, named = _named(grid, header, rows, limits)
    check_fields(frame, rows.row, limits)
    problems = (*notes, *title_lines(grid, header), *named, *footer_lines(body, footers))
    return Sheet(frame=frame, row=rows.row, dialect=dialect, encoding=encoding, problems=problems)


def _named(
    grid: CellGrid, header: int, rows: CellGrid, limits: Limits
) -> tuple[pl.DataFrame, tuple[TableProblem, ...]]:
    texts, width = grid.line(header), int(grid.widths[header])
    _check_long_rows(rows, width, limits)
    columns = [
        position
        for position, text in enumerate(texts)
        if text or rows.cells.to_series(position).null_count() < rows.height
    ]
    last = max(columns) + 1
    _check_torn_rows(rows, last, limits)
    names, problems = _names(texts, columns, limits, int(grid.row[header]))
    frame = rows.cells.select(
        pl.nth(position).alias(name) for position, name in zip(columns, names, strict=True)
    )
    return frame, (*problems, *_short_rows(rows, last))


def _names(
    texts: list[str], columns: list[int], limits: Limits, row: int
) -> tuple[list[str], tuple[TableProblem, ...]]:
    """Names of the columns that stay; an unnamed column keeps the number of its place."""
    placed = [texts[position] or f"column_{position + 1}" for position in columns]
    names, problems = checked_headers(placed, limits, row)
    unnamed = tuple(
        TableProblem(f"a column should have a name in row {row}", row, name, "",
                     kind="column without a name")
        for position, name in zip(columns, names, strict=True) if not texts[position]
    )  # fmt: skip
    return names, (*unnamed, *problems)


def _check_long_rows(rows: CellGrid, width: int, limits: Limits) -> None:
    """Refuse values beyond the header; delimiters alone at the end of rows are harmless."""
    beyond = rows.cells.select(pl.nth(range(width, rows.cells.width)))
    if not beyond.width:
        return
    long = beyond.select(pl.any_horizontal(pl.all().is_not_null())).to_series()
    if not long.any():
        return
    bad = list(zip(rows.row.filter(long), rows.widths.filter(long), strict=True))
    rule = f"every row must have {width} values, as many as the header"
    raise InvalidData(
        f"{rule}, got {bad[0][1]} in row {bad[0][0]}",
        hint="Look for a delimiter or a quote inside a value that is not quoted, or for a missing "
        "column name.",
        places=tuple(_place(row, f"{n} values", rule) for row, n in bad[: limits.places]),
    )


def _check_torn_rows(rows: CellGrid, width: int, limits: Limits) -> None:
    """Refuse rows that a line end tore in two: all short rows are halves that fit together."""
    short = (rows.widths < width).arg_true().to_list()
    if width < 4 or not short or len(short) % 2 or len(short) > max(_TORN_SHARE * rows.height, 2):
        return
    halves = list(zip(short[::2], short[1::2], strict=True))
    if any(b != a + 1 or rows.widths[a] + rows.widths[b] != width + 1 for a, b in halves):
        return
    rule = f"every row must have {width} values, as many as the header"
    first, second = halves[0]
    raise InvalidData(
        f"{rule}, got {rows.widths[first]} in row {rows.row[first]} and the rest of it in row "
        f"{rows.row[second]}",
        hint="A value holds a line end: quote the value, or join the two lines.",
        places=tuple(
            _place(int(rows.row[a]), f"{rows.widths[a]} values", rule)
            for a, _ in halves[: limits.places]
        ),
    )


def _short_rows(rows: CellGrid, width: int) -> tuple[TableProblem, ...]:
    short = rows.widths < width
    if not short.any():
        return ()
    first = short.arg_max() or 0
    rule = f"a row should have {width} values; the missing last values were read as empty"
    return (
        TableProblem(
            rule, rows.row[first], None, f"{rows.widths[first]} values", int(short.sum()),
            kind="short rows",
        ),
    )  # fmt: skip


def check_fields(frame: pl.DataFrame, row: pl.Series, limits: Limits) -> None:
    """Refuse values that are too long.

    Raises
    ------
    TooLarge
        If a value has more bytes than the limit; the message names its row and column.
    """
    for column in frame.iter_columns():
        size = column.str.len_bytes()
        longest = size.arg_max()
        if longest is not None and size[longest] > limits.field_bytes:
            raise TooLarge(
                f"a value must have at most {limits.field_bytes} bytes, got {size[longest]} "
                f"in row {row[longest]}, column {shortened(column.name)!r}",
                hint="Close every quote, and leave out columns of long text.",
            )


def _place(row: int, value: str, rule: str) -> dict[str, Any]:
    return {"row": row, "column": None, "value": value, "rule": rule}
