"""Reads CSV text into a sheet: any delimiter, with or without quotes, rows of equal width."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from itertools import islice
from typing import IO, Any

import polars as pl

from houseprice.data.importing.headers import checked_headers
from houseprice.data.importing.limits import Limits
from houseprice.data.importing.sheet import Dialect, ReadClock, Sheet, TableProblem, shortened
from houseprice.errors import HousePriceError, InvalidData, TooLarge

_DELIMITERS = (",", ";", "\t", "|")
_SAMPLE_ROWS = 100
_BATCH_ROWS = 20_000
Records = Iterator[tuple[int, list[str]]]


def read_csv_text(
    plain: IO[bytes], encoding: str, compression: str, limits: Limits, clock: ReadClock
) -> Sheet:
    """Parse the whole text.

    Parameters
    ----------
    plain : binary file
        The file, positioned at its start; this function closes it.
    encoding : str
        Encoding of the text, which was checked before.
    compression : str
        Compression of the uploaded file, for the report.
    limits, clock : Limits, ReadClock
        Limits of size and time.

    Raises
    ------
    TooLarge
        If a limit is passed.
    InvalidData
        If the header or a row breaks the form; the places name rows.
    """
    with io.TextIOWrapper(plain, encoding=encoding, newline="") as text:
        delimiter = _delimiter(text, limits)
        text.seek(0)
        records = _records(text, delimiter, limits)
        header = _header(records)
        names, problems = checked_headers(header, limits)
        frame, row = _table(records, names, limits, clock)
    frame, problems = _without_empty_tail(frame, problems)
    dialect = Dialect("csv", compression, delimiter, '"')
    label = "utf-8" if encoding == "utf-8-sig" else encoding
    if encoding == "cp1252":
        problems = (*problems, TableProblem("the text is not UTF-8 and was read as Windows cp1252"))
    return Sheet(frame=frame, row=row, dialect=dialect, encoding=label, problems=problems)


def _delimiter(text: IO[str], limits: Limits) -> str:
    """The delimiter that divides the first rows most evenly, into the most columns."""
    lines = list(islice(_lines(text, limits), _SAMPLE_ROWS))
    return max(_DELIMITERS, key=lambda delimiter: _evenness(lines, delimiter))


def _evenness(lines: list[str], delimiter: str) -> tuple[float, int]:
    try:
        widths = [len(record) for record in csv.reader(lines, delimiter=delimiter) if record]
    except csv.Error:
        return 0.0, 0
    if not widths or widths[0] < 2:
        return 0.0, 0
    return sum(width == widths[0] for width in widths) / len(widths), widths[0]


def _records(text: IO[str], delimiter: str, limits: Limits) -> Records:
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
        if any(record):
            yield row, record


def _lines(text: IO[str], limits: Limits) -> Iterator[str]:
    number = 0
    while line := text.readline(limits.line_bytes + 1):
        number += 1
        if len(line) > limits.line_bytes:
            raise TooLarge(
                f"a line must have at most {limits.line_bytes} bytes, got more in line {number}"
            )
        yield line


def _header(records: Records) -> list[str]:
    _, header = next(records, (0, []))
    if not header:
        raise InvalidData("a table must have a header and rows, got an empty file")
    if all(_is_number(name) for name in header):
        raise InvalidData(
            f"the first row must name the columns, got the number {shortened(header[0])}",
            hint="Add a row of column names.",
            places=({"row": 1, "column": None, "value": shortened(header[0]),
                     "rule": "must be a column name"},),
        )  # fmt: skip
    return header


def _is_number(text: str) -> bool:
    return text.strip().lstrip("+-").replace(".", "", 1).isdecimal()


def _table(
    records: Records, names: list[str], limits: Limits, clock: ReadClock
) -> tuple[pl.DataFrame, pl.Series]:
    parts: list[pl.DataFrame] = []
    rows: list[int] = []
    total = 0
    schema = dict.fromkeys(names, pl.String)
    while batch := list(islice(records, _BATCH_ROWS)):
        clock.check()
        total += len(batch)
        if total > limits.rows:
            raise TooLarge(f"a table must have at most {limits.rows} rows, got more")
        _check_widths(batch, len(names), limits)
        values = zip(*(record for _, record in batch), strict=True)
        part = pl.DataFrame(dict(zip(names, values, strict=True)), schema=schema)
        _check_fields(part, [row for row, _ in batch], limits)
        parts.append(part.with_columns(_clean()))
        rows.extend(row for row, _ in batch)
    frame = pl.concat(parts) if parts else pl.DataFrame(schema=schema)
    return frame, pl.Series("row", rows, dtype=pl.Int64)


def _clean() -> pl.Expr:
    stripped = pl.all().str.strip_chars()
    return pl.when(stripped != "").then(stripped)


def _check_widths(batch: list[tuple[int, list[str]]], width: int, limits: Limits) -> None:
    bad = [(row, len(record)) for row, record in batch if len(record) != width]
    if bad:
        rule = f"every row must have {width} values, as many as the header"
        raise InvalidData(
            f"{rule}, got {bad[0][1]} in row {bad[0][0]}",
            hint="Look for a delimiter or a quote inside a value that is not quoted.",
            places=tuple(_place(row, None, f"{n} values", rule) for row, n in bad[: limits.places]),
        )


def _check_fields(part: pl.DataFrame, rows: list[int], limits: Limits) -> None:
    for column in part.iter_columns():
        size = column.str.len_bytes()
        longest = size.arg_max()
        if longest is not None and size[longest] > limits.field_bytes:
            raise TooLarge(
                f"a value must have at most {limits.field_bytes} bytes, got {size[longest]} "
                f"in row {rows[longest]}, column {column.name!r}"
            )


def _without_empty_tail(
    frame: pl.DataFrame, problems: tuple[TableProblem, ...]
) -> tuple[pl.DataFrame, tuple[TableProblem, ...]]:
    """Leave out columns with neither name nor value, which trailing delimiters make."""
    unnamed = {str(problem.column) for problem in problems}
    empty = {name for name in unnamed if frame[name].null_count() == frame.height}
    remaining = tuple(problem for problem in problems if problem.column not in empty)
    return frame.drop(empty), remaining


def _place(row: int, column: str | None, value: str, rule: str) -> dict[str, Any]:
    return {"row": row, "column": column, "value": value, "rule": rule}


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
        places=(_place(row, None, error_text, rule),),
    )
