"""Reads CSV text into a grid: any delimiter, with or without quotes, fast where it is well formed.

One look over the bytes says whether a text is well formed and how wide each record is. Polars then
parses it; every other text goes through the parser of the standard library, which names the row.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import IO, BinaryIO

import numpy as np
import polars as pl

from houseprice.data.importing.files.delimiters import find_delimiter
from houseprice.data.importing.files.encodings import encoding_note, find_encoding, write_utf8
from houseprice.data.importing.files.glued_header import NOTE, divided_header
from houseprice.data.importing.files.grid import CellGrid
from houseprice.data.importing.files.grid_table import sheet_of_grid
from houseprice.data.importing.files.text_shape import (
    most_fields,
    record_widths,
    too_long,
    too_many_fields,
)
from houseprice.data.importing.limits import Limits
from houseprice.data.importing.sheet import (
    ANYWHERE,
    Dialect,
    ReadClock,
    Sheet,
    TablePlace,
    TableProblem,
)
from houseprice.errors import HousePriceError, InvalidData, TooLarge

_SAMPLE_ROWS = 100
_BATCH_ROWS = 20_000
_CHUNK_BYTES = 1 << 20
#: Bytes before the text in its file: `_write_first_line` puts a line there.
_RESERVED = 1 << 14


def read_csv_text(
    plain: BinaryIO,
    folder: Path,
    compression: str,
    limits: Limits,
    clock: ReadClock,
    *,
    place: TablePlace = ANYWHERE,
) -> Sheet:
    """Parse a whole text.

    Parameters
    ----------
    plain : binary file
        The text in any encoding.
    folder : Path
        Folder for the text as UTF-8.
    compression : str
        Compression of the uploaded file, for the report.
    limits, clock : Limits, ReadClock
        Limits of size and time.
    place : TablePlace
        Where the header is, if that is said.

    Raises
    ------
    TooLarge
        If a limit is passed.
    InvalidData
        If the text, its header or a row breaks the form; the places name rows.
    """
    encoding = find_encoding(plain, clock)
    path = folder / "text"
    with path.open("wb") as text:
        text.write(b"\n" * _RESERVED)
        write_utf8(plain, encoding, text, limits)
    lines = _first_lines(path, limits)
    delimiter = find_delimiter(lines)
    mended = () if place.header_row is not None else _mend_header(path, lines, delimiter)
    grid = _grid(path, delimiter, limits, clock)
    if mended:
        grid = CellGrid(grid.cells, grid.row - (grid.row > 1).cast(pl.Int64), grid.widths)
    notes = (*encoding_note(encoding), *mended)
    dialect = Dialect("csv", compression, delimiter, '"')
    return sheet_of_grid(grid, dialect, encoding, limits, notes, place=place)


def _first_lines(path: Path, limits: Limits) -> list[str]:
    with path.open(encoding="utf-8", newline="") as text:
        text.seek(_RESERVED)
        return list(islice(_lines(text, limits), _SAMPLE_ROWS))


def _lines(text: IO[str], limits: Limits) -> Iterator[str]:
    number = 0
    while line := text.readline(limits.line_bytes + 1):
        number += 1
        if len(line) > limits.line_bytes:
            raise too_long(limits, number)
        yield line


def _mend_header(path: Path, lines: list[str], delimiter: str) -> tuple[TableProblem, ...]:
    """Put a line end behind the header where it has none."""
    halves = divided_header(lines, delimiter)
    if not halves:
        return ()
    old = path.rename(path.with_name("glued"))
    with old.open("rb") as source, path.open("wb") as text:
        source.seek(_RESERVED + len(lines[0].encode()))
        text.write(b"\n" * _RESERVED + "\n".join((*halves, "")).encode())
        while data := source.read(_CHUNK_BYTES):
            text.write(data)
    old.unlink()
    return (NOTE,)


def _grid(path: Path, delimiter: str, limits: Limits, clock: ReadClock) -> CellGrid:
    widths = record_widths(path, _RESERVED, delimiter, limits, clock)
    if widths is not None and widths.size and widths.max() < _RESERVED:
        cells = _parsed(path, delimiter, int(widths.max()))
        clock.check()
        if cells and cells[0].len() == widths.size:
            row = pl.Series("row", np.arange(1, widths.size + 1))
            return CellGrid.of(cells, row, pl.Series("width", widths))
    with path.open(encoding="utf-8", newline="") as text:
        text.seek(_RESERVED)
        return _parsed_with_care(_records(text, delimiter, limits), limits, clock)


def _parsed(path: Path, delimiter: str, width: int) -> list[pl.Series]:
    """Parse a well-formed text; short records end in nulls. Empty where Polars refuses it."""
    _write_first_line(path, delimiter, width)
    schema = dict.fromkeys(map(str, range(width)), pl.String())
    try:
        cells = pl.read_csv(
            path, has_header=False, separator=delimiter, schema=schema, infer_schema=False
        )
    except pl.exceptions.PolarsError:
        return []
    return cells.slice(1).get_columns()


def _write_first_line(path: Path, delimiter: str, width: int) -> None:
    """Fill the reserved bytes with one record: Polars takes the width of the first one for all."""
    delimiters = delimiter.encode() * (width - 1)
    with path.open("r+b") as text:
        text.write(b"-" * (_RESERVED - width) + delimiters + b"\n")


def _records(text: IO[str], delimiter: str, limits: Limits) -> Iterator[tuple[int, list[str]]]:
    """Records with their row numbers in a spreadsheet; blank lines count but are left out."""
    reader = csv.reader(_lines(text, limits), delimiter=delimiter, strict=True)
    row = 0
    while True:
        row += 1
        try:
            record = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise _bad_row(row, str(error), limits) from error
        if len(record) > most_fields(limits):
            raise too_many_fields(limits, len(record), row)
        if any(record):
            yield row, record


def _parsed_with_care(
    records: Iterator[tuple[int, list[str]]], limits: Limits, clock: ReadClock
) -> CellGrid:
    parts: list[pl.DataFrame] = []
    rows: list[int] = []
    widths: list[int] = []
    while batch := list(islice(records, _BATCH_ROWS)):
        clock.check()
        rows.extend(row for row, _ in batch)
        widths.extend(len(record) for _, record in batch)
        if len(rows) > limits.rows + _BATCH_ROWS:
            raise TooLarge(f"a table must have at most {limits.rows} rows, got more")
        parts.append(_batch([record for _, record in batch]))
    cells = pl.concat(parts, how="diagonal") if parts else pl.DataFrame()
    row, width = pl.Series("row", rows, pl.Int64), pl.Series("width", widths, pl.Int64)
    return CellGrid.of(cells.get_columns(), row, width)


def _batch(records: list[list[str]]) -> pl.DataFrame:
    width = max(map(len, records))
    for record in records:
        if len(record) < width:
            record.extend([""] * (width - len(record)))
    columns = zip(map(str, range(width)), zip(*records, strict=True), strict=True)
    return pl.DataFrame({name: pl.Series(values, dtype=pl.String) for name, values in columns})


def _bad_row(row: int, error_text: str, limits: Limits) -> HousePriceError:
    hint = "Quote values that hold the delimiter, a quote or a line end; close every quote."
    if "field larger" in error_text:  # the parser's own limit, above ours
        return TooLarge(
            f"a value must have at most {limits.field_bytes} bytes, got more in row {row}",
            hint=hint,
        )
    rule = "quotes must be closed and doubled"
    return InvalidData(
        f"{rule}, got {error_text!r} in row {row}",
        hint=hint,
        places=({"row": row, "column": None, "value": error_text, "rule": rule},),
    )
