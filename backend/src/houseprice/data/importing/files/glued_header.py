"""Mends a header that no line end divides from the first row."""

from __future__ import annotations

import csv
import re
from collections.abc import Sequence

from houseprice.data.importing.files.cell_kinds import cell_kind
from houseprice.data.importing.sheet import TableProblem, shortened
from houseprice.errors import InvalidData

NOTE = TableProblem(
    "the header was not ended; it was divided from the first row, which is row 1 too",
    row=1,
    kind="header not ended",
    fixes=("Put a line end behind the last column name.",),
)


def divided_header(lines: Sequence[str], delimiter: str) -> tuple[str, str] | None:
    """The header and the first row, where both stand in the first line.

    Parameters
    ----------
    lines : sequence of str
        The first lines of the text with their line ends.
    delimiter : str

    Returns
    -------
    tuple of str or None
        The two halves of the first line; None if it is a header alone.

    Raises
    ------
    InvalidData
        If the first line is both, and without quotes it cannot be divided.

    Examples
    --------
    >>> divided_header(['"price","beds"500,"3"', '600,"4"'], ",")
    ('"price","beds"', '500,"3"')
    """
    if len(lines) < 2:
        return None
    first = lines[0].rstrip("\r\n")
    widths = {_width(line, delimiter) for line in lines[1:] if line.strip()}
    if len(widths) != 1 or (width := widths.pop()) < 2:
        return None
    if _width(first, delimiter) not in {0, 2 * width - 1}:
        return None
    for at in re.finditer(r'"(?=[^\s])', first):
        halves = _halves(first, at.end(), delimiter, width)
        if halves:
            return halves
    _refuse(first, lines[1], delimiter, width)
    return None


def _halves(first: str, at: int, delimiter: str, width: int) -> tuple[str, str] | None:
    """The header up to a position; a lost quote of the first value is put back."""
    header, rest = first[:at], first[at:]
    if rest.startswith(delimiter) or _width(header, delimiter) != width:
        return None
    whole = (row for row in ('"' + rest, rest) if _width(row, delimiter) == width)
    row = next(whole, None)
    return (header, row) if row else None


def _refuse(first: str, second: str, delimiter: str, width: int) -> None:
    texts = next(csv.reader([first], delimiter=delimiter), [])
    if len(texts) != 2 * width - 1:
        return
    below = next(csv.reader([second], delimiter=delimiter), [])
    kinds = [cell_kind(text) for text in texts[width:]]
    if kinds != [cell_kind(text) for text in below[1:]] or not set(kinds) - {"name", ""}:
        return
    rule = "the header must end in a line end"
    value = shortened(texts[width - 1])
    raise InvalidData(
        f"{rule}, got the first row behind it in line 1, from {value!r} on",
        hint=f"Put a line end behind the name of column {width} in line 1.",
        places=({"row": 1, "column": None, "value": value, "rule": rule},),
    )


def _width(line: str, delimiter: str) -> int:
    """Number of fields of a line; 0 if its quotes are wrong."""
    try:
        records = list(csv.reader([line], delimiter=delimiter, strict=True))
    except csv.Error:
        return 0
    return len(records[0]) if records else 0
