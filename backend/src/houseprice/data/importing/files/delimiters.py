"""Finds the delimiter of a text by its first lines."""

from __future__ import annotations

import csv
import re
from collections import Counter

#: Share of lines that may be longer than the line that names the columns.
_FEW = 0.1
_DELIMITERS = (",", ";", "\t", "|")
#: A first line that spreadsheets write and read: ``sep=;``.
_NAMED = re.compile(r'"?sep=([,;\t|])"?\s*', re.IGNORECASE)


def find_delimiter(lines: list[str]) -> str:
    """The delimiter that divides the first lines most evenly, into the most columns.

    Examples
    --------
    >>> find_delimiter(["Sales, 2021", "price;beds", "1,5;2", "3,5;4"])
    ';'
    """
    named = _NAMED.fullmatch(lines[0]) if lines else None
    if named:
        return named.group(1)
    return max(_DELIMITERS, key=lambda delimiter: _evenness(lines, delimiter))


def _evenness(lines: list[str], delimiter: str) -> tuple[float, float, int]:
    """Share of all lines that fit the usual width, the share below the titles, and that width.

    Where the first divided line has the usual width, shorter ones fit too: programs that leave
    out empty fields at the end of a line name all columns. A few longer ones are rows with a
    delimiter in a value, which are no reason for another delimiter.
    """
    try:
        widths = [len(record) for record in csv.reader(lines, delimiter=delimiter) if any(record)]
    except csv.Error:
        return 0.0, 0.0, 0
    divided = [width for width in widths if width > 1]
    if not divided:
        return 0.0, 0.0, 0
    counts = Counter(divided)
    usual = max(counts, key=lambda width: (counts[width], width))
    fewest, most = (2, _longest(widths, usual)) if divided[0] == usual else (usual, usual)
    fits = [fewest <= width <= most for width in widths]
    below = fits[widths.index(divided[0]) :]
    return sum(fits) / len(fits), sum(below) / len(below), usual


def _longest(widths: list[int], usual: int) -> int:
    longer = sum(width > usual for width in widths)
    return max(widths) if longer <= _FEW * len(widths) else usual
