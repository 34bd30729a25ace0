"""A table whose values are still text."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

import polars as pl

from houseprice.data.importing.limits import Limits
from houseprice.errors import InvalidInput, TooLarge

#: Column with the row number of each home in its file, as `Sheet.row` counts.
FILE_ROW = "__file_row__"


@dataclass(frozen=True)
class Dialect:
    """The format of a file.

    Parameters
    ----------
    format : str
        ``csv``, ``parquet``, ``geojson``, ``xlsx``, ``xlsb``, ``xls`` or ``ods``.
    compression : str
        ``gzip``, ``zip`` or empty.
    delimiter, quote : str
        One character each; empty where the file is no text.
    """

    format: str
    compression: str = ""
    delimiter: str = ""
    quote: str = ""

    def to_json(self) -> dict[str, str]:
        """Plain values for ``json.dumps``."""
        return asdict(self)


@dataclass(frozen=True)
class TablePlace:
    """Where a table is looked for; what is not said is found.

    Parameters
    ----------
    sheet : str
        Name of the sheet of a workbook; empty for the one with the largest table.
    header_row : int or None
        Row number of the header in a spreadsheet, from 1; 0 if no row names the columns, None if it
        is found.
    """

    sheet: str = ""
    header_row: int | None = None

    def __post_init__(self) -> None:
        """Refuse what is no row.

        Raises
        ------
        InvalidInput
            If `header_row` is none.
        """
        row = self.header_row
        if row is not None and (type(row) is not int or not 0 <= row < 2**31):
            raise InvalidInput(
                f"the header row must be a row number from 1, or 0 for none, got {row!r:.80}"
            )

    def check(self, kind: str, *, has_sheets: bool = False, has_lines: bool = False) -> None:
        """Refuse a place that a kind of file does not have.

        Raises
        ------
        InvalidInput
            If a sheet or a header row is named, and the file has no sheets or no lines.
        """
        if self.sheet and not has_sheets:
            raise InvalidInput(
                f"a sheet can be chosen of a workbook only, got {self.sheet!r:.80} for {kind}"
            )
        if self.header_row is not None and not has_lines:
            raise InvalidInput(
                f"a header row can be chosen of a text or a workbook only, got {self.header_row} "
                f"for {kind}"
            )


#: The table is looked for in the whole file.
ANYWHERE = TablePlace()


@dataclass(frozen=True)
class TableOrigin:
    """Where a table was read from.

    Parameters
    ----------
    sheets : tuple of str
        Visible sheets of a workbook, in its order; empty for other files.
    sheet : str
        The sheet that was read.
    header_row : int or None
        Row number of the header; 0 if no row names the columns, None for files without lines.
    top : tuple of (int, tuple of str)
        Row number and cells of the first lines, as far as a header can be chosen from them.
    """

    sheets: tuple[str, ...] = ()
    sheet: str = ""
    header_row: int | None = None
    top: tuple[tuple[int, tuple[str, ...]], ...] = ()


#: A file without sheets and lines.
NO_ORIGIN = TableOrigin()


@dataclass(frozen=True)
class TableProblem:
    """A problem of a table that its owner should know of.

    Parameters
    ----------
    rule : str
        The rule that a value breaks, or how the value was read.
    row : int or None
        Row number in a spreadsheet, where the header is row 1; None for a whole column or table.
    column, value : str or None
        The column and the value; long values are shortened.
    count : int
        Number of values with the problem; `row` and `value` belong to the first.
    kind : str
        The kind of problem in two or three words, such as ``unit mix-up``; empty for a value that
        breaks a rule.
    fixes : tuple of str
        What can be done about it.
    """

    rule: str
    row: int | None = None
    column: str | None = None
    value: str | None = None
    count: int = 1
    kind: str = ""
    fixes: tuple[str, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """Plain values for ``json.dumps``."""
        return asdict(self)


@dataclass(frozen=True)
class Misfits:
    """Rows that cannot be read, because their values are in no known columns.

    Parameters
    ----------
    rule, fix : str
        The rule that the rows break, and what can be done about them.
    places : polars.Series of int, shape (n_misfits,)
        Indices of the rows in the sheet.
    values : tuple of str
        What each of them has instead, such as ``6 values``.
    cells : polars.DataFrame of shape (n_misfits, n_columns)
        Their text as far as it stands below the header; the sheet itself has gaps there.
    """

    rule: str
    fix: str
    places: pl.Series
    values: tuple[str, ...]
    cells: pl.DataFrame


@dataclass(frozen=True)
class EditedCell:
    """A cell that was changed by hand at the import.

    Parameters
    ----------
    row : int
        Row number in a spreadsheet.
    column : str
        The column.
    before, value : str or None
        Its text in the file, and the text that was read instead, for people: long texts are
        shortened. None is an empty cell.
    """

    row: int
    column: str
    before: str | None
    value: str | None

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
        Row numbers in a spreadsheet.
    dialect, encoding : Dialect, str
        Format and encoding of the file.
    problems : tuple of TableProblem
        Problems of the file.
    currencies : mapping of str to str
        ISO 4217 code that the number formats of a workbook name, by column.
    crs : str
        Coordinate system of the shapes of the file, such as ``EPSG:28992``, where it names one;
        the columns ``longitude`` and ``latitude`` were converted from it.
    edited : tuple of EditedCell
        The cells of `frame` that were changed by hand.
    misfits : tuple of Misfits
        Rows with more values than the header, or torn in two; their cells in `frame` are gaps.
    origin : TableOrigin
        Sheet and header row that the table was read from.
    """

    frame: pl.DataFrame
    row: pl.Series
    dialect: Dialect
    encoding: str
    problems: tuple[TableProblem, ...] = ()
    currencies: Mapping[str, str] = field(default_factory=dict)
    crs: str = ""
    edited: tuple[EditedCell, ...] = ()
    misfits: tuple[Misfits, ...] = ()
    origin: TableOrigin = NO_ORIGIN

    @property
    def misfit_rows(self) -> pl.Series:
        """Mask of the rows that do not fit the header, shape (n_rows,)."""
        places = [place for misfits in self.misfits for place in misfits.places]
        return pl.int_range(self.row.len(), eager=True).is_in(places)

    def misfit_problems(self, most: int | None = None) -> list[TableProblem]:
        """A problem for each of the rows that do not fit, at most so many of one kind."""
        return [
            TableProblem(
                misfits.rule,
                int(self.row[place]),
                None,
                value,
                misfits.places.len(),
                fixes=(misfits.fix, "leave out"),
            )
            for misfits in self.misfits
            for place, value in list(zip(misfits.places, misfits.values, strict=True))[:most]
        ]

    def cells(self) -> pl.DataFrame:
        """The text of all rows, also of those that do not fit."""
        frame = self.frame
        for misfits in self.misfits:
            names = [name for name in frame.columns if name in misfits.cells.columns]
            frame = frame.with_columns(
                frame[name].clone().scatter(misfits.places, misfits.cells[name]) for name in names
            )
        return frame


@dataclass(frozen=True)
class ReadClock:
    """Stops a reading that takes too long; only this process's own work counts.

    On a machine that trains on every core, the wait for a core is not the table's fault.
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


def in_turn(faults: Sequence[TableProblem]) -> list[TableProblem]:
    """The first fault of every column, then the second ones, so that no column hides another.

    Examples
    --------
    >>> faults = [TableProblem("", n, name) for n, name in ((2, "a"), (3, "a"), (4, "b"))]
    >>> [fault.row for fault in in_turn(faults)]
    [2, 4, 3]
    """
    faults_of_column: Counter[str | None] = Counter()

    def turn(fault: TableProblem) -> int:
        faults_of_column[fault.column] += 1
        return faults_of_column[fault.column]

    return sorted(faults, key=turn)


def in_words(faults: Sequence[TableProblem]) -> str:
    """A sentence with the first fault, the number of similar ones and the other faulty columns."""
    first = faults[0]
    more = f" and {first.count - 1} more like it" if first.count > 1 else ""
    others = dict.fromkeys(str(fault.column) for fault in faults if fault.column != first.column)
    also = f"; also wrong: {shortened(', '.join(others), 200)}" if others else ""
    return f"{rule_of(first)} in row {first.row}{more}{also}"


def rule_of(fault: TableProblem) -> str:
    """The rule that a value breaks, with its column, and the value.

    Examples
    --------
    >>> rule_of(TableProblem("must be a number", 2, "beds", "x"))
    "beds must be a number, got 'x'"
    >>> rule_of(TableProblem("every row must have 5 values", 2, None, "6 values"))
    'every row must have 5 values, got 6 values'
    """
    if fault.column is None:
        return f"{fault.rule}, got {fault.value}"
    return f"{fault.column} {fault.rule}, got {fault.value!r}"


def in_a_sentence(problem: TableProblem) -> str:
    """A problem with its column, count and first row."""
    begin = f"{problem.column}: {problem.rule}" if problem.column else _capitalized(problem.rule)
    if problem.rule.endswith("."):  # a whole sentence, with its count and rows
        return begin
    many = f", {problem.count} times" if problem.count > 1 else ""
    first = f", first in row {problem.row}" if problem.row else ""
    return f"{begin}{many}{first}."


def _capitalized(text: str) -> str:
    return text[:1].upper() + text[1:]


def shortened(value: object, length: int = 80) -> str:
    """A value for a message: one line of at most `length` characters."""
    text = str(value)[: length + 1].encode("unicode_escape", "replace").decode("ascii")
    readable = str(value)[: length + 1] if str(value)[: length + 1].isprintable() else text
    return readable if len(readable) <= length else readable[: length - 1] + "…"
