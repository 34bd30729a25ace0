"""Looks over the bytes of a CSV text: is it well formed, and how wide is each of its records?"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

import numpy as np
from numpy.typing import NDArray

from houseprice.data.importing.limits import Limits
from houseprice.data.importing.sheet import ReadClock
from houseprice.errors import TooLarge

_CHUNK_BYTES = 1 << 22
_QUOTE, _LINE_END, _RETURN = 34, 10, 13
#: Lines beside the rows of a table: its header, titles and totals.
OTHER_LINES = 1000
Positions = NDArray[np.int64]
Bytes = NDArray[np.uint8]


@dataclass
class TextShape:
    """What is known of a text after some of its bytes.

    Parameters
    ----------
    widths : list of ndarray of int
        Fields of each record so far, blank lines too.
    quotes : int
        Number of quotes so far; odd within a quoted value.
    open_fields : int
        Delimiters of the record that is not ended yet.
    lines : int
        Number of lines so far.
    """

    widths: list[NDArray[np.int64]] = field(default_factory=list)
    quotes: int = 0
    open_fields: int = 0
    lines: int = 0


def most_fields(limits: Limits) -> int:
    """Most fields of a line: a header with names, and as many delimiters without."""
    return 2 * limits.columns + 100


def record_widths(
    path: Path, start: int, delimiter: str, limits: Limits, clock: ReadClock
) -> NDArray[np.int64] | None:
    """Fields of each record of a well-formed text, or None where the careful parser must look.

    A text is well formed if every quote opens, closes or doubles within a quoted value, and every
    line ends in a line feed.

    Parameters
    ----------
    path, start : Path, int
        File of UTF-8 text, and the position at which the text starts; its last line is ended.
    delimiter : str
    limits, clock : Limits, ReadClock

    Returns
    -------
    ndarray of shape (n_records,) or None
        Blank lines are records of one field.

    Raises
    ------
    TooLarge
        If a line is too long or has too many fields, or there are too many records.
    """
    shape = TextShape()
    with path.open("rb") as stream:
        stream.seek(start)
        while data := _whole_lines(stream, limits, shape.lines):
            clock.check()
            if data.count(b"\r") != data.count(b"\r\n"):
                return None
            if not _add(shape, np.frombuffer(data, dtype=np.uint8), ord(delimiter), limits):
                return None
    if shape.quotes % 2:
        return None
    return np.concatenate(shape.widths) if shape.widths else np.empty(0, dtype=np.int64)


def _whole_lines(stream: BinaryIO, limits: Limits, lines: int) -> bytes:
    data = stream.read(_CHUNK_BYTES)
    if not data or data.endswith(b"\n"):
        return data
    data += stream.readline(limits.line_bytes + 1)
    if not data.endswith(b"\n"):
        raise too_long(limits, lines + data.count(b"\n") + 1)
    return data


def too_long(limits: Limits, line: int) -> TooLarge:
    """The error of a line that is too long."""
    return TooLarge(
        f"a line must have at most {limits.line_bytes} bytes, got more in line {line}",
        hint="Close every quote, and end every row with a line end.",
    )


def too_many_fields(limits: Limits, fields: int, row: int) -> TooLarge:
    """The error of a record with more fields than any table may have."""
    return TooLarge(
        f"a table must have at most {limits.columns} columns, got {fields} in row {row}",
        hint="Leave out columns that are not needed, or close a quote before that row.",
    )


def _add(shape: TextShape, data: Bytes, delimiter: int, limits: Limits) -> bool:
    """Count the records of some whole lines; False if a quote stands where none may."""
    ends = np.flatnonzero(data == _LINE_END)
    _check_lines(ends, shape.lines, limits)
    quotes = np.flatnonzero(data == _QUOTE)
    if quotes.size and not _well_placed(data, quotes, shape.quotes, delimiter):
        return False
    fields = _outside(np.flatnonzero(data == delimiter), quotes, shape.quotes)
    records = _outside(ends, quotes, shape.quotes)
    before = np.searchsorted(fields, records)
    widths = np.diff(before, prepend=0) + 1
    if widths.size:
        widths[0] += shape.open_fields
    closed = before[-1] if before.size else 0
    shape.open_fields = fields.size - closed + (0 if before.size else shape.open_fields)
    shape.lines += ends.size
    shape.quotes += quotes.size
    shape.widths.append(widths)
    _check_size(shape, widths, limits)
    return True


def _outside(positions: Positions, quotes: Positions, carried: int) -> Positions:
    """Positions that are not within quotes."""
    if not quotes.size and carried % 2 == 0:
        return positions
    outside = (np.searchsorted(quotes, positions) + carried) % 2 == 0
    return np.asarray(positions[outside])


def _well_placed(data: Bytes, quotes: Positions, carried: int, delimiter: int) -> bool:
    """Whether quotes open after, and close before, a delimiter, a line end or another quote."""
    opening = (np.arange(quotes.size) + carried) % 2 == 0
    # The data ends in a line end, so that position -1 is the line end before its first byte.
    before = data[quotes[opening] - 1]
    after = data[quotes[~opening] + 1]
    may_open = np.isin(before, (delimiter, _LINE_END, _QUOTE))
    may_close = np.isin(after, (delimiter, _LINE_END, _RETURN, _QUOTE))
    return bool(may_open.all() and may_close.all())


def _check_lines(ends: Positions, lines: int, limits: Limits) -> None:
    long = np.diff(ends, prepend=-1) > limits.line_bytes
    if long.any():
        raise too_long(limits, lines + int(long.argmax()) + 1)


def _check_size(shape: TextShape, widths: NDArray[np.int64], limits: Limits) -> None:
    wide = widths > most_fields(limits)
    records = sum(part.size for part in shape.widths)
    if wide.any():
        at = int(wide.argmax())
        raise too_many_fields(limits, int(widths[at]), records - widths.size + at + 1)
    if records > 2 * limits.rows + OTHER_LINES:  # blank lines may stand between the rows
        raise TooLarge(f"a table must have at most {limits.rows} rows, got more",
                       hint="Split the table, or leave out old sales.")  # fmt: skip
