"""A table as it was read: every value still text."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

import polars as pl

from houseprice.data.importing.limits import Limits
from houseprice.errors import TooLarge

#: Column of a table of homes: in which row of its file each one is, as `Sheet.row` counts.
FILE_ROW = "__file_row__"


@dataclass(frozen=True)
class Dialect:
    """How a file is written.

    Parameters
    ----------
    format : str
        ``csv`` or ``parquet``.
    compression : str
        ``gzip`` or empty.
    delimiter, quote : str
        One character each; empty for Parquet.
    """

    format: str
    compression: str = ""
    delimiter: str = ""
    quote: str = ""

    def to_json(self) -> dict[str, str]:
        """Plain values for ``json.dumps``."""
        return asdict(self)


@dataclass(frozen=True)
class Problem:
    """Something about a table that its owner should know.

    Parameters
    ----------
    rule : str
        The rule that is broken, or what was done about it.
    row : int or None
        As a spreadsheet counts: the header is row 1. None: the whole column or table.
    column, value : str or None
        Where and what; long values are cut.
    count : int
        How many values are concerned; `row` and `value` are those of the first.
    """

    rule: str
    row: int | None = None
    column: str | None = None
    value: str | None = None
    count: int = 1

    def to_json(self) -> dict[str, Any]:
        """Plain values for ``json.dumps``."""
        return asdict(self)


@dataclass(frozen=True)
class Sheet:
    """A whole table of text.

    Parameters
    ----------
    frame : polars.DataFrame of shape (n_rows, n_columns)
        String columns, blanks around the values removed; null is an empty field.
    row : polars.Series of shape (n_rows,)
        Row numbers as a spreadsheet shows them.
    dialect, encoding : Dialect, str
        How it was written.
    problems : tuple of Problem
        What reading found.
    """

    frame: pl.DataFrame
    row: pl.Series
    dialect: Dialect
    encoding: str
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True)
class Clock:
    """Ends reading that takes too long; only this process's own work counts.

    On a machine that trains on every core, waiting for a core is not the table's fault.
    """

    limits: Limits
    started: float = field(default_factory=time.process_time)

    def check(self) -> None:
        """Raise `TooLarge` once the time is over."""
        if time.process_time() - self.started > self.limits.seconds:
            raise TooLarge(
                f"a table must be read in {self.limits.seconds:g} s of work, got no end by then",
                hint="Split the table, or send it as Parquet.",
            )


def in_turn(faults: Sequence[Problem]) -> list[Problem]:
    """The first of every column, then the second ones: none hides behind many of another.

    Examples
    --------
    >>> faults = [Problem("", 2, "a"), Problem("", 3, "a"), Problem("", 4, "b")]
    >>> [fault.row for fault in in_turn(faults)]
    [2, 4, 3]
    """
    seen: Counter[str | None] = Counter()

    def turn(fault: Problem) -> int:
        seen[fault.column] += 1
        return seen[fault.column]

    return sorted(faults, key=turn)


def in_words(faults: Sequence[Problem]) -> str:
    """The first fault, how many there are like it, and the other columns that have some."""
    first = faults[0]
    more = f" and {first.count - 1} more like it" if first.count > 1 else ""
    others = dict.fromkeys(str(one.column) for one in faults if one.column != first.column)
    also = f"; also wrong: {shortened(', '.join(others), 200)}" if others else ""
    return f"{first.column} {first.rule}, got {first.value!r} in row {first.row}{more}{also}"


def shortened(value: object, length: int = 80) -> str:
    """A value as it may stand in a message: one line, at most `length` characters."""
    text = str(value)[: length + 1].encode("unicode_escape", "replace").decode("ascii")
    readable = str(value)[: length + 1] if str(value)[: length + 1].isprintable() else text
    return readable if len(readable) <= length else readable[: length - 1] + "…"
