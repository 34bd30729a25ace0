"""Reads files of homes with the eyes that read the sales of a model."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import polars as pl

from houseprice.data.cells.reading import Reading
from houseprice.data.importing.files.reader import read_sheet
from houseprice.data.importing.limits import Limits
from houseprice.data.importing.matching.answer import HomesMatch, HomesRequest
from houseprice.data.importing.matching.match import match_homes
from houseprice.data.importing.roles.name_rules import matches
from houseprice.data.importing.sheet import (
    FILE_ROW,
    Sheet,
    TableProblem,
    rule_of,
    shortened,
)
from houseprice.data.schema import TableSchema
from houseprice.errors import InvalidInput


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
    match : HomesMatch
        Which header each column was read from, and what stays open.
    """

    frame: pl.DataFrame
    unread: tuple[TableProblem, ...] = ()
    ids: pl.DataFrame | None = None
    match: HomesMatch = field(default_factory=HomesMatch)


def read_homes_file(
    file: Path,
    schema: TableSchema,
    limits: Limits | None = None,
    *,
    asked: HomesRequest | None = None,
) -> HomesTable:
    """Read the columns of `schema` from a file; other columns are left out.

    Headers match without regard to case, accents, blanks and underscores, and in other languages
    where one header alone means a column. The file may be written in another dialect than the
    sales were; `HomesTable.match` says what was read in another way, and what stays open. A home
    with a cell that cannot be read does not keep the others from being read.

    Parameters
    ----------
    file : Path
        A table of any format that `reader.read_sheet` reads.
    schema : TableSchema
        The columns of the sales.
    limits : Limits, optional
        How large the table may be.
    asked : HomesRequest, optional
        What the caller is sure of.

    Raises
    ------
    NotFound, TooLarge, InvalidData
        If the file is no table.
    InvalidInput
        If it lacks a required column, or has none of them, or no home can be read.
    """
    asked = asked or HomesRequest()
    sheet = read_sheet(file, limits or Limits(), asked.place)
    sheet, match, readings = match_homes(sheet, schema, asked)
    headers = {column.column: column.source for column in match.matched}
    unread = _unread(sheet, readings, headers, schema.price)
    frame = pl.DataFrame(
        {**{name: reading.values for name, reading in readings.items()}, FILE_ROW: sheet.row}
    )
    homes = frame.filter(~pl.col(FILE_ROW).is_in([problem.row for problem in unread]))
    if homes.is_empty():
        _refuse(unread)
    return HomesTable(homes, tuple(unread), _ids(sheet, headers, schema), match)


def _ids(sheet: Sheet, headers: dict[str, str], schema: TableSchema) -> pl.DataFrame | None:
    """The column of ids of the sales, or else the first one of the file that is named as one."""
    known = headers.get(schema.first("id") or "")
    named = [name for name in sheet.frame.columns if any(m.role == "id" for m in matches(name)[:1])]
    name = known or next(iter(named), None)
    return None if name is None else pl.DataFrame({name: sheet.frame[name], FILE_ROW: sheet.row})


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
