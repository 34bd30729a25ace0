"""Inspects a user's table: the type, role and unit of every column, its problems and questions."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import polars as pl

from houseprice.data.cells.reading import OpenQuestion
from houseprice.data.dataset import Dataset
from houseprice.data.importing.examine import examine
from houseprice.data.importing.examined_table import ExaminedTable
from houseprice.data.importing.inspecting.rows import (
    FirstRow,
    rows_as_read,
    shown,
    usable_rows_of,
    warned_rows_of,
)
from houseprice.data.importing.limits import Limits
from houseprice.data.importing.roles.guess import Guess
from houseprice.data.importing.sheet import Dialect, EditedCell, TableProblem
from houseprice.data.importing.table_request import TableRequest
from houseprice.data.schema import AreaUnit, Role
from houseprice.data.splits import make_split

if TYPE_CHECKING:
    from houseprice.data.leakage.leak import Leak

_FEW_SALES = 50
_SAMPLES = 3
_FIRST_ROWS = 20
_AREAS = frozenset({"living_area", "lot_area"})


@dataclass(frozen=True)
class ColumnReport:
    """The probable role and type of a column, the evidence, and a few cells as read.

    `cells` are the first cells as they stand in the file and `values` what they were read as.
    `made_from` is the kind of the place layer that made the column; empty for those of the table.
    """

    name: str
    role: Role
    type: str
    unit: str
    confidence: float
    evidence: str
    cells: tuple[str, ...] = ()
    values: tuple[str, ...] = ()
    made_from: str = ""


@dataclass(frozen=True)
class Inspection:
    """The report on a table.

    Parameters
    ----------
    rows : int
        Number of rows below the header that are not blank.
    dialect, encoding : Dialect, str
        Format and encoding of the file.
    columns : tuple of ColumnReport
        The columns in the order of the table.
    problems : tuple of TableProblem
        Problems that the owner should know of or correct.
    leaks : tuple of Leak
        Columns that a training leaves out because they know the price.
    questions : tuple of OpenQuestion
        What the table does not tell.
    derived : dict
        Column that was made from others, and those columns.
    currency, area_unit : str
        Units of prices and areas; empty where nothing tells them.
    bad_rows : int
        Number of rows with a value that cannot be read.
    first_row : dict
        The first sale as read: price, date and areas, by role.
    edits : tuple of EditedCell
        The cells that were changed by hand before the table was read.
    usable_rows, warned_rows : int
        Number of rows without such a value and with a positive price, and of those that a check
        warns of.
    first_rows : tuple of FirstRow
        The first rows as read, in the order of `columns`.
    sheets, sheet, header_row, top_lines
        Where the table was read from, see `TableOrigin`; the lines as they stand in the file.
    """

    rows: int
    dialect: Dialect
    encoding: str
    columns: tuple[ColumnReport, ...]
    problems: tuple[TableProblem, ...]
    leaks: tuple[Leak, ...] = ()
    questions: tuple[OpenQuestion, ...] = ()
    derived: dict[str, tuple[str, ...]] = field(default_factory=dict)
    currency: str = ""
    area_unit: AreaUnit = ""
    bad_rows: int = 0
    first_row: dict[str, Any] = field(default_factory=dict)
    edits: tuple[EditedCell, ...] = ()
    usable_rows: int = 0
    warned_rows: int = 0
    first_rows: tuple[FirstRow, ...] = ()
    sheets: tuple[str, ...] = ()
    sheet: str = ""
    header_row: int | None = None
    top_lines: tuple[FirstRow, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """The document that ``houseprice inspect --json`` prints."""
        return {
            "rows": self.rows,
            "dialect": self.dialect.to_json(),
            "encoding": self.encoding,
            "currency": self.currency,
            "area_unit": self.area_unit,
            "columns": [vars(column).copy() for column in self.columns],
            "derived": {name: list(sources) for name, sources in self.derived.items()},
            "questions": [question.to_json() for question in self.questions],
            "problems": [problem.to_json() for problem in self.problems],
            "bad_rows": self.bad_rows,
            "leaks": [leak.to_json() for leak in self.leaks],
            "first_row": self.first_row,
            "edits": [cell.to_json() for cell in self.edits],
            "usable_rows": self.usable_rows,
            "warned_rows": self.warned_rows,
            "first_rows": [vars(row).copy() for row in self.first_rows],
            "sheets": list(self.sheets),
            "sheet": self.sheet,
            "header_row": self.header_row,
            "top_lines": [vars(row).copy() for row in self.top_lines],
        }


def inspect_table(
    source: Path, asked: TableRequest | None = None, limits: Limits | None = None
) -> Inspection:
    """Read a whole table and report on each column; nothing is stored.

    Parameters
    ----------
    source : Path
        A table of any format that `reader.read_sheet` reads.
    asked : TableRequest, optional
        What the caller is sure of.
    limits : Limits, optional
        Limits for the table.

    Raises
    ------
    NotFound, TooLarge, InvalidData
        If the file cannot be read, or `asked` does not fit it.
    """
    return report(examine(source, asked or TableRequest("table"), limits or Limits()))


def report(examined: ExaminedTable) -> Inspection:
    """Build the report on a table."""
    is_usable, origin = usable_rows_of(examined), examined.sheet.origin
    first = min(_FIRST_ROWS, examined.sheet.frame.height)
    return Inspection(
        rows=examined.sheet.frame.height,
        dialect=examined.sheet.dialect,
        encoding=examined.sheet.encoding,
        columns=tuple(_column(examined, name) for name in examined.guesses),
        problems=(*examined.faults, *examined.notes),
        leaks=_leaks(examined),
        questions=examined.questions,
        derived=examined.derived,
        currency=examined.currency,
        area_unit=examined.area_unit,
        bad_rows=int(examined.bad_rows.sum()),
        first_row=_first_row(examined),
        edits=examined.sheet.edited,
        usable_rows=int(is_usable.sum()),
        warned_rows=int((is_usable & warned_rows_of(examined)).sum()),
        sheets=origin.sheets,
        sheet=origin.sheet,
        header_row=origin.header_row,
        top_lines=tuple(FirstRow(row, cells) for row, cells in origin.top),
        first_rows=tuple(rows_as_read(examined, range(first))),
    )


def _column(examined: ExaminedTable, name: str) -> ColumnReport:
    guess, reading = examined.guesses[name], examined.readings[name]
    text = examined.sheet.frame[name]
    first = text.is_not_null().arg_true().head(_SAMPLES)
    return ColumnReport(
        name=name,
        role=guess.role,
        type=reading.type,
        unit=unit_of(guess.role, examined.currency, examined.area_unit),
        confidence=guess.confidence,
        evidence=_evidence(guess, reading.evidence, examined),
        cells=tuple(str(cell)[:80] for cell in text.gather(first)),
        values=tuple(str(value)[:80] for value in shown(reading.values.gather(first), guess.role)),
        made_from=examined.layers.kinds.get(name, ""),
    )


def _evidence(guess: Guess, values: str, examined: ExaminedTable) -> str:
    """The reasons for the role, the reading of the values, and the unit of a column."""
    parts = [guess.evidence, *([] if values in guess.evidence else [values])]
    kind = "currency" if guess.role == "price" else "area unit" if guess.role in _AREAS else ""
    if why := examined.evidence.get(kind):
        parts.append(f"{kind}: {why}")
    return "; ".join(parts)


def _first_row(examined: ExaminedTable) -> dict[str, Any]:
    """The first sale as read, by role."""
    roles = ("price", "date", "living_area", "lot_area", "latitude", "longitude")
    values = {
        guess.role: examined.readings[name].values[0]
        for name, guess in examined.guesses.items()
        if guess.role in roles
    }
    return {
        role: value if isinstance(value, int | float | None) else str(value)
        for role, value in values.items()
    }


def _leaks(examined: ExaminedTable) -> tuple[Leak, ...]:
    """Leaks among the sales that a training would learn from, where the table can be split."""
    if not examined.has_price:
        return ()
    schema = examined.schema
    frame = examined.frame.filter(~examined.bad_rows & (pl.col(schema.price) > 0))
    dataset = Dataset(schema, frame, "", Path())
    if frame.height < _FEW_SALES:
        return ()
    # This import loads SciPy, which only the process that reads a table may do, not the API.
    from houseprice.data.leakage.detect import find_leaks  # noqa: PLC0415

    return find_leaks(dataset, np.sort(make_split(dataset, "auto").train))


def unit_of(role: Role, currency: str, area_unit: AreaUnit) -> str:
    """Unit of the columns with this role; empty where there is none or it is unknown."""
    units: dict[Role, str] = {
        "price": currency,
        "living_area": area_unit,
        "lot_area": area_unit,
        "latitude": "deg",
        "longitude": "deg",
        "year_built": "year",
    }
    return units.get(role, "")
