"""Inspects a user's table: the type and role of every column, and its problems."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import polars as pl

from houseprice.data.cells.reading import Reading
from houseprice.data.dataset import Dataset
from houseprice.data.importing.column_types import (
    problems_of,
    read_best,
    read_code,
    read_date,
    read_number,
)
from houseprice.data.importing.coordinates import check_coordinates
from houseprice.data.importing.limits import Limits
from houseprice.data.importing.reader import read_sheet
from houseprice.data.importing.roles.guess import (
    Guess,
    guess_roles,
    price_candidates,
    speaks_of_a_sale_date,
)
from houseprice.data.importing.sale_month import add_sale_date
from houseprice.data.importing.sheet import Dialect, Sheet, TableProblem, shortened
from houseprice.data.schema import ROLES, SINGLE_ROLES, AreaUnit, Column, Role, TableSchema
from houseprice.data.splits import make_split
from houseprice.errors import InvalidData

if TYPE_CHECKING:
    from houseprice.data.leakage.detect import Leak

_FEW_SALES = 50
_NUMBER_ROLES: frozenset[Role] = frozenset(
    {
        "price", "latitude", "longitude", "living_area", "lot_area", "bedrooms", "bathrooms",
        "year_built",
    }
)  # fmt: skip
_CODE_ROLES: frozenset[Role] = frozenset(
    {"id", "category", "neighbourhood", "property_type", "address"}
)


@dataclass(frozen=True)
class ColumnReport:
    """The probable role and type of a column, and the evidence."""

    name: str
    role: Role
    type: str
    unit: str
    confidence: float
    evidence: str


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
    """

    rows: int
    dialect: Dialect
    encoding: str
    columns: tuple[ColumnReport, ...]
    problems: tuple[TableProblem, ...]
    leaks: tuple[Leak, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """The document that ``houseprice inspect --json`` prints."""
        return {
            "rows": self.rows,
            "dialect": self.dialect.to_json(),
            "encoding": self.encoding,
            "columns": [vars(column).copy() for column in self.columns],
            "problems": [problem.to_json() for problem in self.problems],
            "leaks": [leak.to_json() for leak in self.leaks],
        }


@dataclass(frozen=True)
class ExaminedTable:
    """A table after every column has a type and a role; no row is left out yet.

    Parameters
    ----------
    sheet : Sheet
        The text of the table.
    readings, guesses : dict
        Type and role of each column, in table order.
    notes, faults : tuple of TableProblem
        Notes on how values were read, and faults that must be corrected before an import.
    """

    sheet: Sheet
    readings: dict[str, Reading]
    guesses: dict[str, Guess]
    notes: tuple[TableProblem, ...]
    faults: tuple[TableProblem, ...]


def inspect_table(
    source: Path,
    *,
    target: str | None = None,
    roles: Mapping[str, Role] | None = None,
    currency: str = "USD",
    area_unit: AreaUnit = "ft2",
    limits: Limits | None = None,
) -> Inspection:
    """Read a whole table and report on each column; nothing is stored.

    Parameters
    ----------
    source : Path
        CSV, CSV.gz or Parquet.
    target : str, optional
        The price column; without it, the column is guessed.
    roles : mapping of str to Role, optional
        Roles that the caller is sure of.
    currency, area_unit : str
        Units of prices and areas.
    limits : Limits, optional
        Limits for the table.

    Raises
    ------
    NotFound, TooLarge, InvalidData
        If the file cannot be read, or `target` or `roles` do not fit it.
    """
    examined = examine(source, target, roles or {}, limits or Limits())
    return report(examined, currency, area_unit)


def report(examined: ExaminedTable, currency: str, area_unit: AreaUnit) -> Inspection:
    """Build the report on a table."""
    columns = tuple(
        ColumnReport(
            name=name,
            role=guess.role,
            type=examined.readings[name].type,
            unit=unit_of(guess.role, currency, area_unit),
            confidence=guess.confidence,
            evidence=guess.evidence,
        )
        for name, guess in examined.guesses.items()
    )
    return Inspection(
        rows=examined.sheet.frame.height,
        dialect=examined.sheet.dialect,
        encoding=examined.sheet.encoding,
        columns=columns,
        problems=(*examined.faults, *examined.notes),
        leaks=_leaks(examined, currency, area_unit),
    )


def _leaks(examined: ExaminedTable, currency: str, area_unit: AreaUnit) -> tuple[Leak, ...]:
    """Leaks among the sales that a training would learn from, where the table can be split."""
    roles = {name: guess.role for name, guess in examined.guesses.items()}
    if examined.faults or "price" not in roles.values():
        return ()
    columns = tuple(
        Column(name, role, examined.readings[name].type) for name, role in roles.items()
    )
    schema = TableSchema("table", "Table", "a sale", currency, area_unit, columns)
    frame = pl.DataFrame({name: reading.values for name, reading in examined.readings.items()})
    dataset = Dataset(schema, frame.filter(pl.col(schema.price) > 0), "", Path())
    if dataset.frame.height < _FEW_SALES:
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


def examine(
    source: Path, target: str | None, roles: Mapping[str, Role], limits: Limits
) -> ExaminedTable:
    """Read a table and decide the type and role of each column."""
    sheet = read_sheet(source, limits)
    if sheet.frame.height == 0:
        raise InvalidData("a table must have rows below its header, got no usable row")
    fixed = _fixed_roles(sheet.frame.columns, target, roles)
    first = {
        name: read_best(sheet.frame[name], named_as_date=speaks_of_a_sale_date(name))
        for name in sheet.frame.columns
    }
    guesses = guess_roles(first, fixed)
    sheet, first, guesses = add_sale_date(sheet, first, guesses)
    readings = {
        name: _read_as(guess.role, name in fixed, sheet.frame[name], first[name])
        for name, guess in guesses.items()
    }
    readings, guesses, notes, faults = check_coordinates(sheet, readings, guesses)
    return ExaminedTable(
        sheet=sheet,
        readings=readings,
        guesses=guesses,
        notes=(*sheet.problems, *notes, *_notes(sheet, readings, guesses, target)),
        faults=(*faults, *_faults(sheet, readings, guesses)),
    )


def _fixed_roles(
    names: list[str], target: str | None, roles: Mapping[str, Role]
) -> dict[str, Role]:
    fixed: dict[str, Role] = dict(roles)
    if target is not None:
        fixed = {name: role for name, role in fixed.items() if role != "price"}
        fixed[target] = "price"
    for name, role in fixed.items():
        if name not in names:
            what = "the target" if name == target else "a column with a role"
            raise InvalidData(
                f"{what} must be a column of the table, got {shortened(name)!r}",
                hint=f"The table has: {shortened(', '.join(names), 400)}.",
            )
        if role not in ROLES:
            raise InvalidData(
                f"a role must be one of {', '.join(ROLES)}, got {shortened(role)!r} for {name!r}"
            )
    _check_single(fixed)
    return fixed


def _check_single(fixed: Mapping[str, Role]) -> None:
    for role in SINGLE_ROLES:
        names = [name for name, fixed_role in fixed.items() if fixed_role == role]
        if len(names) > 1:
            raise InvalidData(f"only one column may be the {role}, got {', '.join(names)}")


def _read_as(role: Role, is_fixed: bool, text: pl.Series, first: Reading) -> Reading:
    """Read a column again in the type that its role needs."""
    if role in _NUMBER_ROLES:
        return _as_number(role, read_number(text))
    if role in _CODE_ROLES or (role == "ignore" and not first.fits):
        return read_code(text, first.evidence)
    if role == "text":
        return read_code(text, first.evidence, "text")
    if role == "date" and first.type != "date":
        return read_date(text, bare=True)
    if role == "number" and is_fixed and first.type not in {"number", "integer", "boolean"}:
        return read_number(text)
    return first


def _as_number(role: Role, reading: Reading) -> Reading:
    if role in {"bedrooms", "year_built"}:
        return reading
    values = reading.values.cast(pl.Float64)
    words = reading.gap_words
    return Reading("number", values, reading.bad, words, reading.evidence, reading.rule)


def _faults(
    sheet: Sheet, readings: Mapping[str, Reading], guesses: Mapping[str, Guess]
) -> list[TableProblem]:
    """Values that do not fit, each with its row; a guess in their place would be made up."""
    return [
        TableProblem(reading.rule, sheet.row[at], name, shortened(sheet.frame[name][at]), total)
        for name, reading in readings.items()
        if guesses[name].role != "ignore"
        for total in [int(reading.bad.sum())]
        for at in reading.bad.arg_true().head(20).to_list()
    ]


def _notes(
    sheet: Sheet,
    readings: Mapping[str, Reading],
    guesses: Mapping[str, Guess],
    target: str | None,
) -> list[TableProblem]:
    notes = [
        problem
        for name, reading in readings.items()
        if name in sheet.frame.columns
        for problem in problems_of(name, sheet.frame[name], reading, sheet.row)
        if problem.rule != reading.rule
    ]
    candidates = price_candidates(readings)
    if target is None and len(candidates) > 1:
        rule = "more than one column may be the price; name it to be sure"
        notes.append(TableProblem(rule, column=", ".join(candidates)))
    if not any(guess.role == "price" for guess in guesses.values()):
        notes.append(TableProblem("a table needs a price column; none is named like one"))
    return notes + _repeated_rows(sheet, readings, guesses)


def _repeated_rows(
    sheet: Sheet, readings: Mapping[str, Reading], guesses: Mapping[str, Guess]
) -> list[TableProblem]:
    """Rows that repeat an earlier row; those without a price are left out anyway."""
    again = ~sheet.frame.select(pl.struct(pl.all()).is_first_distinct()).to_series()
    for name, guess in guesses.items():
        if guess.role == "price":
            again &= (readings[name].values > 0).fill_null(value=False)
    if not again.any():
        return []
    rule = "rows that are equal to an earlier row in every column are kept"
    return [TableProblem(rule, sheet.row[again.arg_max() or 0], count=int(again.sum()))]
