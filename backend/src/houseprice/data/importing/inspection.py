"""What a user's table is: every column read whole, with its role and what is wrong with it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import polars as pl

from houseprice.data.dataset import Dataset
from houseprice.data.importing.column_roles import (
    Guess,
    guess_roles,
    price_candidates,
    speaks_of_a_sale_date,
)
from houseprice.data.importing.column_types import (
    Reading,
    problems_of,
    read_best,
    read_code,
    read_date,
    read_number,
)
from houseprice.data.importing.coordinates import check_coordinates
from houseprice.data.importing.limits import Limits
from houseprice.data.importing.reader import read_sheet
from houseprice.data.importing.sale_month import add_sale_date
from houseprice.data.importing.sheet import Dialect, Problem, Sheet, shortened
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
    """What a column seems to be, and why."""

    name: str
    role: Role
    type: str
    unit: str
    confidence: float
    evidence: str


@dataclass(frozen=True)
class Inspection:
    """What a table seems to be.

    Parameters
    ----------
    rows : int
        Rows below the header that are not blank.
    dialect, encoding : Dialect, str
        How it is written.
    columns : tuple of ColumnReport
        In the order of the table.
    problems : tuple of Problem
        What its owner should know or put right.
    leaks : tuple of Leak
        Columns that a training leaves out because they know the price.
    """

    rows: int
    dialect: Dialect
    encoding: str
    columns: tuple[ColumnReport, ...]
    problems: tuple[Problem, ...]
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
class Examined:
    """A table read and understood, before anything is left out.

    Parameters
    ----------
    sheet : Sheet
        The text.
    readings, guesses : dict
        What each column is, in table order.
    notes, faults : tuple of Problem
        What was done about a value; what must be put right before the table can be used.
    """

    sheet: Sheet
    readings: dict[str, Reading]
    guesses: dict[str, Guess]
    notes: tuple[Problem, ...]
    faults: tuple[Problem, ...]


def inspect_table(
    source: Path,
    *,
    target: str | None = None,
    roles: Mapping[str, Role] | None = None,
    currency: str = "USD",
    area_unit: AreaUnit = "ft2",
    limits: Limits | None = None,
) -> Inspection:
    """Read a whole table and say what each column is; nothing is stored.

    Parameters
    ----------
    source : Path
        CSV, CSV.gz or Parquet.
    target : str, optional
        The price column; guessed if left out.
    roles : mapping of str to Role, optional
        Roles the caller is sure of.
    currency, area_unit : str
        Units of prices and areas.
    limits : Limits, optional
        How large the table may be.

    Raises
    ------
    NotFound, TooLarge, InvalidData
        If the file cannot be read, or `target` or `roles` do not fit it.
    """
    examined = examine(source, target, roles or {}, limits or Limits())
    return report(examined, currency, area_unit)


def report(examined: Examined, currency: str, area_unit: AreaUnit) -> Inspection:
    """An inspection for people and programs."""
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


def _leaks(examined: Examined, currency: str, area_unit: AreaUnit) -> tuple[Leak, ...]:
    """Judged on the sales that a training would learn from, where the table can be split."""
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
    # SciPy is loaded by the process that reads a table, never by the API.
    from houseprice.data.leakage.detect import find_leaks  # noqa: PLC0415

    return find_leaks(dataset, np.sort(make_split(dataset, "auto").train))


def unit_of(role: Role, currency: str, area_unit: AreaUnit) -> str:
    """Unit of the columns with this role; empty where there is none or it is not known."""
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
) -> Examined:
    """Read a table and decide what each column is."""
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
    return Examined(
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
        names = [name for name, given in fixed.items() if given == role]
        if len(names) > 1:
            raise InvalidData(f"only one column may be the {role}, got {', '.join(names)}")


def _read_as(role: Role, said: bool, text: pl.Series, first: Reading) -> Reading:
    """Read a column once more as its role needs it."""
    if role in _NUMBER_ROLES:
        return _as_number(role, read_number(text))
    if role in _CODE_ROLES or (role == "ignore" and not first.fits):
        return read_code(text, first.evidence)
    if role == "text":
        return read_code(text, first.evidence, "text")
    if role == "date" and first.type != "date":
        return read_date(text, bare=True)
    if role == "number" and said and first.type not in {"number", "integer", "boolean"}:
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
) -> list[Problem]:
    """Values that do not fit, each with its row: there is no honest way to guess them."""
    return [
        Problem(reading.rule, sheet.row[at], name, shortened(sheet.frame[name][at]), total)
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
) -> list[Problem]:
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
        notes.append(Problem(rule, column=", ".join(candidates)))
    if not any(guess.role == "price" for guess in guesses.values()):
        notes.append(Problem("a table needs a price column; none is named like one"))
    return notes + _repeated(sheet, readings, guesses)


def _repeated(
    sheet: Sheet, readings: Mapping[str, Reading], guesses: Mapping[str, Guess]
) -> list[Problem]:
    """Rows that were there before; those without a price are left out anyway."""
    again = ~sheet.frame.select(pl.struct(pl.all()).is_first_distinct()).to_series()
    for name, guess in guesses.items():
        if guess.role == "price":
            again &= (readings[name].values > 0).fill_null(value=False)
    if not again.any():
        return []
    rule = "rows that are equal to an earlier row in every column are kept"
    return [Problem(rule, sheet.row[again.arg_max() or 0], count=int(again.sum()))]
