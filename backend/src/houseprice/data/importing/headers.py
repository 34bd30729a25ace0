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
    raw: Sequence[str], limits: Limits
) -> tuple[list[str], tuple[TableProblem, ...]]:
    """Check the first row of a table.

    Returns
    -------
    names : list of str
        One for each column; a column without a name is called ``column_3``.
    problems : tuple of TableProblem
        The columns that had no name.

    Raises
    ------
    TooLarge
        If there are too many columns.
    InvalidData
        If two columns share a name, or a name is too long or cannot be shown.
    """
    if len(raw) > limits.columns:
        raise TooLarge(f"a table must have at most {limits.columns} columns, got {len(raw)}")
    names, problems = [], []
    for position, text in enumerate(raw, start=1):
        name = text.strip()
        if not name:
            name = f"column_{position}"
            problems.append(TableProblem("a column should have a name in row 1", 1, name, ""))
        _check_name(name)
        names.append(name)
    _check_unique(names)
    return names, tuple(problems)


def _check_name(name: str) -> None:
    if len(name) > _MAX_NAME:
        rule = f"a column name must have at most {_MAX_NAME} characters"
    elif any(unicodedata.category(sign) in {"Cc", "Cf", "Cs", "Co"} for sign in name):
        rule = "a column name must have no control characters"
    else:
        return
    raise InvalidData(
        f"{rule}, got {shortened(name)!r} of {len(name)}",
        places=({"row": 1, "column": shortened(name), "value": shortened(name), "rule": rule},),
    )


def _check_unique(names: list[str]) -> None:
    twice = [name for name, count in Counter(names).items() if count > 1]
    if twice:
        rule = "every column must have a name of its own"
        raise InvalidData(
            f"{rule}, got {shortened(twice[0])!r} more than once",
            hint="Rename the columns in the first row.",
            places=tuple(
                {"row": 1, "column": shortened(name), "value": shortened(name), "rule": rule}
                for name in twice[:20]
            ),
        )
