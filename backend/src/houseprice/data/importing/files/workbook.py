"""Reads workbooks (.xlsx, .xlsb, .xls, .ods) into a sheet: the table and its header are found."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from typing import Any

import polars as pl
from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from houseprice.data.importing.files.cell_text import values_as_text
from houseprice.data.importing.files.grid import CellGrid
from houseprice.data.importing.files.grid_table import sheet_of_grid
from houseprice.data.importing.files.header_row import NO_HEADER, header_position
from houseprice.data.importing.files.text_shape import most_fields
from houseprice.data.importing.files.workbook_formats import currency_columns
from houseprice.data.importing.limits import Limits
from houseprice.data.importing.sheet import (
    ANYWHERE,
    Dialect,
    ReadClock,
    Sheet,
    TablePlace,
    TableProblem,
    shortened,
)
from houseprice.errors import InvalidData, InvalidInput, TooLarge

_BATCH_ROWS = 5_000
_SAMPLE_ROWS = 60
#: A second table with at least so many rows is named.
_TABLE_ROWS = 10
_VISIBLE = SheetVisibleEnum.Visible
_HINT = "Save the sheet with the sales as .xlsx or CSV."


@dataclass(frozen=True)
class _Candidate:
    name: str
    sheet: CalamineSheet
    filled: float  # cells of the table, about


def read_workbook(
    source: Path,
    kind: str,
    compression: str,
    limits: Limits,
    clock: ReadClock,
    *,
    place: TablePlace = ANYWHERE,
) -> Sheet:
    """Read the largest table of a workbook, or that of the sheet that is said.

    Parameters
    ----------
    source : Path
    kind, compression : str
        Format of the file and of its package, for the report.
    limits, clock : Limits, ReadClock
    place : TablePlace
        The sheet and the row of its header, if they are said.

    Raises
    ------
    TooLarge
        If a limit is passed.
    InvalidData
        If it is broken, has a password, or no sheet holds a table.
    InvalidInput
        If there is no such sheet, or the row has no cells.
    """
    best, notes, sheets = _best_sheet(source, clock, place)
    grid = _grid(best.sheet, limits, clock)
    dialect = Dialect(kind, compression)
    sheet = sheet_of_grid(grid, dialect, "utf-8", limits, notes, place=place)
    origin = replace(sheet.origin, sheets=sheets, sheet=best.name)
    sheet = replace(sheet, origin=origin)
    header = header_position(grid, place.header_row)
    if kind != "xlsx" or header == NO_HEADER:
        return sheet
    by_column = currency_columns(source, best.name, int(grid.row[header]), limits)
    texts = grid.line(header)
    first = (best.sheet.start or (0, 0))[1]
    named = {texts[at - first]: code for at, code in by_column.items()
             if first <= at < first + len(texts)}  # fmt: skip
    currencies = {name: code for text, code in named.items()
                  if (name := " ".join(text.split())) in sheet.frame.columns}  # fmt: skip
    return replace(sheet, currencies=currencies)


def _best_sheet(
    source: Path, clock: ReadClock, place: TablePlace
) -> tuple[_Candidate, tuple[TableProblem, ...], tuple[str, ...]]:
    """The sheet to read, the notes about the others, and the names of all."""
    candidates: list[_Candidate] = []
    names: list[str] = []
    refusal = InvalidData("a workbook must have a sheet with a table, got none", hint=_HINT)
    for name, sheet in _sheets(source):
        clock.check()
        names.append(name)
        if place.sheet and name != place.sheet:
            continue
        try:
            candidates.append(_candidate(name, sheet, place.header_row))
        except InvalidData as error:
            refusal = error
    if place.sheet and place.sheet not in names:
        raise InvalidInput(
            f"a sheet must be one of the workbook, got {place.sheet!r:.80}",
            hint=f"It has {shortened(', '.join(names), 400)}.",
        )
    candidates = [candidate for candidate in candidates if candidate.filled]
    if not candidates:
        raise refusal
    best = max(candidates, key=lambda candidate: candidate.filled)
    others = [
        other for other in candidates if other is not best and other.filled >= 2 * _TABLE_ROWS
    ]
    return best, _sheet_notes(best, others), tuple(names)


def _sheets(source: Path) -> Iterator[tuple[str, CalamineSheet]]:
    """Visible worksheets; the library's errors become ours."""
    try:
        # A stream, for a path without the right suffix is refused.
        with source.open("rb") as stream:
            book = CalamineWorkbook.from_filelike(stream)
            for sheet in book.sheets_metadata:
                if (sheet.typ, sheet.visible) == (
                    SheetTypeEnum.WorkSheet,
                    SheetVisibleEnum.Visible,
                ):
                    yield sheet.name, book.get_sheet_by_name(sheet.name)
    except CalamineError as error:
        text = shortened(str(error) or type(error).__name__)
        raise InvalidData(f"a workbook must be intact and without password, got: {text}",
                          hint=_HINT) from error  # fmt: skip


def _candidate(name: str, sheet: CalamineSheet, header_row: int | None) -> _Candidate:
    sample = _grid_of(_columns(list(islice(sheet.iter_rows(), _SAMPLE_ROWS))), 1)
    if sample.height < 2:
        return _Candidate(name, sheet, 0.0)
    if header_row is not None:  # the row may lie below the sample, or in another sheet only
        return _Candidate(name, sheet, float(sheet.height))
    header = header_position(sample)
    usual = sample.slice(header + 1).filled().median() or 0
    return _Candidate(name, sheet, sheet.height * float(usual))  # type: ignore[arg-type]  # a number


def _sheet_notes(best: _Candidate, others: list[_Candidate]) -> tuple[TableProblem, ...]:
    if not others:
        return ()
    names = shortened(", ".join(repr(other.name) for other in others), 200)
    rule = f"the largest table, of the sheet {best.name!r}, was read; not read: {names}"
    fix = "Choose the sheet with the sales if it is another one (--sheet)."
    return (TableProblem(rule, value=names, count=len(others), kind="other sheets", fixes=(fix,)),)


def _grid(sheet: CalamineSheet, limits: Limits, clock: ReadClock) -> CellGrid:
    if sheet.width > most_fields(limits):
        raise TooLarge(f"a table must have at most {limits.columns} columns, got {sheet.width}",
                       hint="Delete the empty columns beside the table.")  # fmt: skip
    rows, parts = sheet.iter_rows(), []
    read = 0  # the library counts rows from the first one of the spreadsheet
    while batch := list(islice(rows, _BATCH_ROWS)):
        clock.check()
        parts.append(_grid_of(_columns(batch), read + 1))
        read += len(batch)
        if sum(part.height for part in parts) > limits.rows + _BATCH_ROWS:
            raise TooLarge(f"a table must have at most {limits.rows} rows, got more")
    filled = [part for part in parts if part.height]
    if not filled:
        return _grid_of([], 1)
    return CellGrid(
        pl.concat([part.cells for part in filled]),
        pl.concat([part.row for part in filled]),
        pl.concat([part.widths for part in filled]),
    )


def _columns(rows: list[list[Any]]) -> list[pl.Series]:
    return [values_as_text(values).alias(str(position))
            for position, values in enumerate(zip(*rows, strict=True))]  # fmt: skip


def _grid_of(columns: list[pl.Series], start: int) -> CellGrid:
    height, width = columns[0].len() if columns else 0, len(columns)
    row = pl.int_range(start, start + height, eager=True).alias("row")
    return CellGrid.of(columns, row, pl.repeat(width, height, dtype=pl.Int64, eager=True))
