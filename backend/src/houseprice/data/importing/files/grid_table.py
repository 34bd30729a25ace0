"""Makes the table of a grid: header, rows, and what was left out around them."""

from __future__ import annotations

import polars as pl

from houseprice.data.importing.files.footer_rows import footer_count, footer_lines
from houseprice.data.importing.files.grid import CellGrid
from houseprice.data.importing.files.header_row import (
    NO_HEADER,
    has_second_header,
    header_position,
    second_header_line,
    title_lines,
)
from houseprice.data.importing.files.headers import checked_headers
from houseprice.data.importing.files.row_widths import long_rows, torn_rows, unfit_mask
from houseprice.data.importing.limits import Limits
from houseprice.data.importing.sheet import (
    ANYWHERE,
    Dialect,
    Misfits,
    Sheet,
    TableOrigin,
    TablePlace,
    TableProblem,
    shortened,
)
from houseprice.errors import TooLarge

#: Lines, cells and signs that are shown of the top of a file.
_TOP_LINES, _TOP_CELLS, _TOP_LENGTH = 15, 12, 40


def sheet_of_grid(
    grid: CellGrid,
    dialect: Dialect,
    encoding: str,
    limits: Limits,
    notes: tuple[TableProblem, ...],
    *,
    place: TablePlace = ANYWHERE,
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
    place : TablePlace
        Where the header is, if that is said.

    Raises
    ------
    TooLarge
        If a limit is passed.
    InvalidData
        If the first line is no header and no row either, or most rows have more values than the
        header; the places name rows.
    InvalidInput
        If `place` names a row without cells.
    """
    header = header_position(grid, place.header_row)
    doubled = grid.height > header + 2 and has_second_header(grid, header)
    again = (second_header_line(grid, header),) if doubled else ()
    body = grid.slice(header + 1 + len(again))
    footers = footer_count(body)
    rows = body.slice(0, body.height - footers)
    if rows.height > limits.rows:
        raise TooLarge(
            f"a table must have at most {limits.rows} rows, got {rows.height}",
            hint="Split the table, or leave out old sales.",
        )
    frame, misfits, named = _named(grid, header, rows, limits)
    check_fields(frame, rows.row, limits)
    return Sheet(
        frame=frame,
        row=rows.row,
        dialect=dialect,
        encoding=encoding,
        problems=(
            *(*notes, *title_lines(grid, header), *again),
            *(*named, *footer_lines(body, footers)),
        ),
        misfits=misfits,
        origin=TableOrigin(header_row=_row_of(grid, header), top=_top(grid)),
    )


def _row_of(grid: CellGrid, header: int) -> int:
    """Row number of the header in a spreadsheet; 0 if there is none."""
    return 0 if header == NO_HEADER else int(grid.row[header])


def _top(grid: CellGrid) -> tuple[tuple[int, tuple[str, ...]], ...]:
    """The first lines, from which a header can be chosen."""
    lines = grid.slice(0, _TOP_LINES)
    return tuple(
        (int(row), tuple(shortened(text, _TOP_LENGTH) for text in lines.line(at)[:_TOP_CELLS]))
        for at, row in enumerate(lines.row)
    )


def _named(
    grid: CellGrid, header: int, rows: CellGrid, limits: Limits
) -> tuple[pl.DataFrame, tuple[Misfits, ...], tuple[TableProblem, ...]]:
    texts, width = _header(grid, header)
    long = long_rows(rows, width, limits)
    known = rows.cells.select(pl.nth(range(min(width, rows.cells.width))))
    fitting = known.filter(~unfit_mask(rows, long))
    columns = [
        position
        for position, text in enumerate(texts[:width])
        if text or fitting.to_series(position).null_count() < fitting.height
    ]
    last = max(columns) + 1
    torn = torn_rows(rows, last)
    names, problems = _names(texts, columns, limits, _row_of(grid, header))
    frame = known.select(
        pl.nth(position).alias(name) for position, name in zip(columns, names, strict=True)
    )
    short = () if torn else _short_rows(rows, last)
    if not long and not torn:
        return frame, (), (*problems, *short)
    fits = ~unfit_mask(rows, (*long, *torn))
    misfits = tuple(unfit.of(frame) for unfit in (*long, *torn))
    return frame.select(pl.when(fits).then(pl.all())), misfits, (*problems, *short)


def _header(grid: CellGrid, header: int) -> tuple[list[str], int]:
    """The names that stand in the header, and for how many columns it has a place."""
    if header == NO_HEADER:
        return [""] * grid.cells.width, max(grid.widths.mode().to_list())
    return grid.line(header), int(grid.widths[header])


def _names(
    texts: list[str], columns: list[int], limits: Limits, row: int
) -> tuple[list[str], tuple[TableProblem, ...]]:
    """Names of the columns that stay; an unnamed column keeps the number of its place."""
    placed = [texts[position] or f"column_{position + 1}" for position in columns]
    names, problems = checked_headers(placed, limits, row)
    if not row:
        return names, (_no_header(names),)
    unnamed = tuple(
        TableProblem(f"a column should have a name in row {row}", row, name, "",
                     kind="column without a name")
        for position, name in zip(columns, names, strict=True) if not texts[position]
    )  # fmt: skip
    return names, (*unnamed, *problems)


def _no_header(names: list[str]) -> TableProblem:
    return TableProblem(
        "no row names the columns: they are called by their places, and the first row is a sale",
        value=f"{names[0]} to {names[-1]}",
        kind="no header",
        fixes=(
            "Say which column is the price, and what you know of the others; or add a row of names "
            "above the first sale.",
            "If a row does name them, choose it as the header row (--header-row).",
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
