"""Checks the column names of a file."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Sequence

from houseprice.data.importing.limits import Limits
from houseprice.data.importing.sheet import TableProblem, shortened
from houseprice.errors import InvalidData, TooLarge

_MAX_NAME = 200


def checked_headers(
    raw: Sequence[str], limits: Limits, row: int = 1
) -> tuple[list[str], tuple[TableProblem, ...]]:
    """Check the line that names the columns.

    Parameters
    ----------
    raw : sequence of str
        The names as they stand in the file.
    limits : Limits
    row : int
        Row number of the line in a spreadsheet.

    Returns
    -------
    names : list of str
        One for each column, each of them once: a column without a name is called ``column_3``,
        the second column of a name gets " (2)" behind it.
    problems : tuple of TableProblem
        The columns that had no name, or the name of another column.

    Raises
    ------
    TooLarge
        If there are too many columns.
    InvalidData
        If a name is too long or cannot be shown.
    """
    if len(raw) > limits.columns:
        raise TooLarge(
            f"a table must have at most {limits.columns} columns, got {len(raw)}",
            hint="Leave out columns that are not needed.",
        )
    names, problems = [], []
    for position, text in enumerate(raw, start=1):
        name = " ".join(text.split())
        if not name:
            name = f"column_{position}"
            rule = f"a column should have a name in row {row}"
            problems.append(TableProblem(rule, row, name, "", kind="column without a name"))
        _check_name(name, row)
        names.append(name)
    return _numbered(names, row, problems), tuple(problems)


def _check_name(name: str, row: int) -> None:
    if len(name) > _MAX_NAME:
        rule = f"a column name must have at most {_MAX_NAME} characters"
    elif any(unicodedata.category(sign) in {"Cc", "Cf", "Cs", "Co"} for sign in name):
        rule = "a column name must have no control characters"
    else:
        return
    raise InvalidData(
        f"{rule}, got {shortened(name)!r} of {len(name)} in row {row}",
        hint="Rename the column; the first row of the table must name the columns.",
        places=({"row": row, "column": shortened(name), "value": shortened(name), "rule": rule},),
    )


def _numbered(names: list[str], row: int, problems: list[TableProblem]) -> list[str]:
    """Names that are unique; each change is a problem."""
    taken, turns = set(names), Counter[str]()
    unique = []
    for name in names:
        turns[name] += 1
        if turns[name] == 1:
            unique.append(name)
            continue
        while (new := f"{name} ({turns[name]})") in taken:
            turns[name] += 1
        taken.add(new)
        unique.append(new)
        rule = f"the name {shortened(name)!r} stands twice, this column is called {new!r}"
        problems.append(TableProblem(rule, row, new, name, kind="column name twice"))
    return unique
