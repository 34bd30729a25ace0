"""Finds the lines below a table: totals, averages, counts and notes."""

from __future__ import annotations

import re

import polars as pl

from houseprice.data.importing.files.grid import CellGrid
from houseprice.data.importing.sheet import TableProblem, shortened

#: Lines below a table that are looked at, from its end.
_MOST_LINES = 30
#: A line of a table has nearly always more cells than this share of the usual number.
_NEARLY_EMPTY = 0.25
_SPARSE = 0.6
#: Share of the lines of a table that may be nearly empty while such last lines are still notes.
_RARE = 0.01
_WORDS = (
    r"(?:grand|overall|sub)?[\s-]*total(?:e|es|en|s|i|ip)?|totaal|gesamt\w*|insgesamt|sum|summe|"
    r"zwischensumme|endsumme|somme|suma|soma|somma|som|montant total|"
    r"average|avg\.?|mean|median|mittelwert|mittel|durchschnitt|schnitt|moyenne|médiane|mediane|"
    r"promedio|media|média|mediana|gemiddelde?|mediaan|"
    r"minimum|maximum|min|max|count|anzahl|nombre|número|numero|quantidade|aantal|n"
)
_STARTS = re.compile(rf"(?:{_WORDS})(?![^\W\d_])", re.IGNORECASE)
_WHOLE = re.compile(rf"(?:{_WORDS})\s*[:=.]?", re.IGNORECASE)


def footer_count(body: CellGrid) -> int:
    """Number of lines at the end of a grid that are no rows of its table.

    A last line counts as one if a word such as "Total" opens it and it has fewer cells than the
    table, or if it is nearly empty where hardly any other line is.

    Parameters
    ----------
    body : CellGrid
        The lines below the header.
    """
    lines = min(_MOST_LINES, body.height - 1)
    if lines < 1:
        return 0
    filled = body.filled()
    usual = filled.median() or 0
    scarce = _scarce_cells(filled, float(usual))  # type: ignore[arg-type]  # a median of integers
    tail = body.slice(body.height - lines)
    for position in reversed(range(lines)):
        cells = tail.line(position)
        count = sum(map(bool, cells))
        if count > scarce and not _is_total(cells, count / float(usual), body):  # type: ignore[arg-type]
            return lines - 1 - position
    return lines


def footer_lines(body: CellGrid, count: int) -> tuple[TableProblem, ...]:
    """A problem for each of the last `count` lines of a grid."""
    first = body.height - count
    return tuple(
        TableProblem(
            "a line below the table is no sale and was left out",
            body.row[position],
            None,
            shortened(" | ".join(filter(None, body.line(position)))),
            kind="total line",
        )
        for position in range(first, body.height)
    )


def _scarce_cells(filled: pl.Series, usual: float) -> int:
    """Most cells that a note below the table has; 0 where rows of the table are as empty."""
    if usual < 3:
        return 0
    most = max(int(_NEARLY_EMPTY * usual), 1)
    body = filled.head(max(filled.len() - _MOST_LINES, filled.len() // 2))
    return most if (body <= most).sum() <= _RARE * body.len() else 0


def _is_total(cells: list[str], share: float, body: CellGrid) -> bool:
    position, text = next((at, text) for at, text in enumerate(cells) if text)
    if not _STARTS.match(text):
        return False
    if share <= _SPARSE:
        return _is_rare(position, text, body)
    return _WHOLE.fullmatch(text) is not None and _is_rare(position, text, body)


def _is_rare(position: int, text: str, body: CellGrid) -> bool:
    """Whether a word is no value of its column, as "Average" is of a column of conditions."""
    column = body.cells.to_series(position)
    return int((column == text).sum()) <= (2 if body.height > 20 else 1)
