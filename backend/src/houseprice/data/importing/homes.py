"""Reads files of homes with the eyes that read the sales of a model."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import polars as pl
from rapidfuzz import process

from houseprice.data.cells.read_column import read_column
from houseprice.data.cells.reading import Reading
from houseprice.data.importing.degrees import with_degrees
from houseprice.data.importing.files.reader import read_sheet
from houseprice.data.importing.limits import Limits
from houseprice.data.importing.roles.name_rules import matches
from houseprice.data.importing.sheet import (
    FILE_ROW,
    Sheet,
    TableProblem,
    rule_of,
    shortened,
)
from houseprice.data.schema import Column, TableSchema
from houseprice.errors import InvalidInput

_AREAS = frozenset({"living_area", "lot_area"})
_PLACES = frozenset({"latitude", "longitude"})
_LIKE = 60


@dataclass(frozen=True)
class HomesTable:
    """Homes of a table.

    Parameters
    ----------
    frame : polars.DataFrame of shape (n_homes, n_columns)
        Typed columns of the homes that could be read; `FILE_ROW`, where there is one, has their
        rows in the file.
    unread : tuple of TableProblem
        The first cell of each other home that cannot be read, by row.
    ids : polars.DataFrame or None
        Text of the column that tells the homes apart, by `FILE_ROW`; None if there is none.
    """

    frame: pl.DataFrame
    unread: tuple[TableProblem, ...] = ()
    ids: pl.DataFrame | None = None


def read_homes_file(file: Path, schema: TableSchema, limits: Limits | None = None) -> HomesTable:
    """Read the columns of `schema` from a file; other columns are left out.

    Headers match without regard to case, accents, blanks and underscores. A home with a cell that
    cannot be read does not keep the others from being read.

    Raises
    ------
    NotFound, TooLarge, InvalidData
        If the file is no table.
    InvalidInput
        If it has none of the columns, or no home can be read.
    """
    sheet = read_sheet(file, limits or Limits())
    headers, readings = read_known_columns(sheet, schema)
    unread = _unread(sheet, readings, headers, schema.price)
    frame = pl.DataFrame(
        {**{name: reading.values for name, reading in readings.items()}, FILE_ROW: sheet.row}
    )
    homes = frame.filter(~pl.col(FILE_ROW).is_in([problem.row for problem in unread]))
    if homes.is_empty():
        _refuse(unread)
    return HomesTable(homes, tuple(unread), _ids(sheet, headers, schema))


def read_known_columns(
    sheet: Sheet, schema: TableSchema
) -> tuple[dict[str, str], dict[str, Reading]]:
    """Read the columns of `schema` as the same columns of the sales were read.

    Columns of place layers are left out: they are made from the coordinates.

    Returns
    -------
    headers : dict of str to str
        Header in the file of each column that the file has.
    readings : dict of str to Reading
        Their values, without the ignored columns.

    Raises
    ------
    InvalidInput
        If a required column is missing, or all are.
    """
    schema = schema.asked
    headers = _headers(sheet, schema)
    readings = {
        name: _read(sheet.frame[header].alias(name), column)
        for column in schema.columns
        for name, header in [(column.name, headers.get(column.name, ""))]
        if header and column.role != "ignore"
    }
    return headers, _in_degrees(readings, schema)


def _read(text: pl.Series, column: Column) -> Reading:
    is_area = column.role in _AREAS
    reading = read_column(text, column.type, column.unit, column.format, is_area=is_area)
    return with_degrees(reading, text) if column.role in _PLACES else reading


def _ids(sheet: Sheet, headers: dict[str, str], schema: TableSchema) -> pl.DataFrame | None:
    """The column of ids of the sales, or else the first one of the file that is named as one."""
    known = headers.get(schema.first("id") or "")
    named = [name for name in sheet.frame.columns if any(m.role == "id" for m in matches(name)[:1])]
    name = known or next(iter(named), None)
    return None if name is None else pl.DataFrame({name: sheet.frame[name], FILE_ROW: sheet.row})


def _in_degrees(readings: dict[str, Reading], schema: TableSchema) -> dict[str, Reading]:
    """Coordinates in degrees, where those of the sales were converted from another system."""
    if not any(column.format.crs for column in schema.columns):
        return readings
    from houseprice.data.importing import projected  # noqa: PLC0415  few models need PROJ

    converted = projected.converted_columns(schema.columns)
    if converted is None or not set(converted[:2]) <= set(readings):
        return readings
    return readings | projected.homes_in_degrees(readings, *converted)


def _headers(sheet: Sheet, schema: TableSchema) -> dict[str, str]:
    """Header in the file of each column of the schema."""
    plain = {_plain(header): header for header in reversed(sheet.frame.columns)}
    matched = {
        column.name: column.name if column.name in sheet.frame.columns else plain[key]
        for column in schema.columns
        for key in [_plain(column.name)]
        if column.name in sheet.frame.columns or key in plain
    }
    missing = [
        column for column in schema.columns if column.required and column.name not in matched
    ]
    if missing:
        raise _missing(missing, sheet.frame.columns)
    if not matched:
        raise _missing(list(schema.features), sheet.frame.columns)
    return matched


def _plain(header: str) -> str:
    letters = unicodedata.normalize("NFKD", header).casefold()
    return "".join(letter for letter in letters if letter.isalnum())


def _missing(columns: Sequence[Column], headers: Sequence[str]) -> InvalidInput:
    """The error with what is missing, what is there, and the header that looks like it."""
    names = ", ".join(column.name for column in columns[:20])
    near = [
        f"{header!r} for {column.name!r}"
        for column in columns[:20]
        if (header := _likely_header(column, headers)) is not None
    ]
    renamed = "Rename the columns of the file as those of the sales"
    hint = f"Did you mean {', '.join(near)}? {renamed}." if near else f"{renamed}."
    there = shortened(", ".join(headers), 400)
    return InvalidInput(
        f"The columns {names} are required, but the table has only {there}.", hint=hint
    )


def _likely_header(column: Column, headers: Sequence[str]) -> str | None:
    """The header that speaks of the same thing in any language, or else looks like the name."""
    roles = {header: [match.role for match in matches(header)[:1]] for header in headers}
    alike = [header for header, role in roles.items() if role == [column.role]]
    if alike:
        return alike[0]
    others = [header for header, role in roles.items() if not role]
    match = process.extractOne(column.name, others, score_cutoff=_LIKE)
    return None if match is None else str(match[0])


def _unread(
    sheet: Sheet, readings: dict[str, Reading], headers: dict[str, str], price: str
) -> list[TableProblem]:
    """The first unreadable cell of each home that has one, in the order of the file.

    A row that does not fit the header has none that can be read.
    A price that is no number is none: homes need no price, and an evaluation counts those without.
    """
    by_row = {int(problem.row or 0): problem for problem in sheet.misfit_problems()}
    for name, reading in readings.items():
        if name == price:
            continue
        for at in reading.bad.arg_true().to_list():
            value = shortened(sheet.frame[headers[name]][at])
            problem = TableProblem(reading.rule, sheet.row[at], name, value)
            by_row.setdefault(sheet.row[at], problem)
    return [by_row[row] for row in sorted(by_row)]


def _refuse(unread: Sequence[TableProblem]) -> None:
    if not unread:
        raise InvalidInput("There must be at least one home to value, got none.")
    first = unread[0]
    raise InvalidInput(
        f"row {first.row}: {rule_of(first)}"
        + (f" ({len(unread) - 1} more)" if len(unread) > 1 else ""),
        hint="Correct the values, or leave their cells empty.",
        places=tuple(problem.to_json() for problem in unread[:20]),
    )
