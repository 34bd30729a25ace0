"""What a cell near the header looks like: a number, a year, a date or a name."""

from __future__ import annotations

import re
from typing import Literal

CellKind = Literal["", "number", "year", "date", "name"]

_SIGNS = "$€£¥₹"
_NUMBER = re.compile(rf"[{_SIGNS}]?\s*[+-]?[{_SIGNS}]?\s*\d[\d.,'’\s]*\s*[%{_SIGNS}]?")
_YEAR = re.compile(r"(?:19|20)\d\d(?:\.0)?")
_DATE = re.compile(r"\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}(?:[T ][\d:.]+\S*)?")


def cell_kind(text: str) -> CellKind:
    """The kind of a cell.

    Examples
    --------
    >>> [cell_kind(text) for text in ("", "786.500,00 €", "2021", "17.02.2021", "Price (k$)")]
    ['', 'number', 'year', 'date', 'name']
    """
    text = text.strip()
    if not text:
        return ""
    if _YEAR.fullmatch(text):
        return "year"
    if _DATE.fullmatch(text):
        return "date"
    return "number" if _NUMBER.fullmatch(text) else "name"
