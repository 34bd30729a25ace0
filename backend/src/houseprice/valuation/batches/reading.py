"""Reads a file of homes for a batch: every row stays, and what cannot be read is noted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import polars as pl

from houseprice.data.cells.reading import Reading
from houseprice.data.importing.files.reader import read_sheet
from houseprice.data.importing.limits import Limits
from houseprice.data.importing.matching.answer import HomesMatch, HomesRequest
from houseprice.data.importing.matching.match import match_homes
from houseprice.data.importing.roles.name_rules import matches
from houseprice.data.importing.sheet import FILE_ROW, Sheet, TableProblem, shortened
from houseprice.data.schema import TableSchema
from houseprice.errors import InvalidInput

#: In place of a column of the model: nothing is read from this header.
LEFT_OUT = ""


@dataclass(frozen=True)
class BatchHomes:
    """The homes of a file, in its order.

    Parameters
    ----------
    cells : polars.DataFrame of shape (n_rows, n_columns)
        Text of the file under its own headers.
    typed : polars.DataFrame of shape (n_rows, n_matched + 1)
        Values by the columns of the model, and the row numbers in `FILE_ROW`; a cell that cannot
        be read is a gap.
    headers : mapping of str to str
        Header in the file of each column of the model that it has.
    id_header : str or None
        Header of the column that tells the homes apart.
    unread : tuple of TableProblem
        Every cell that cannot be read, by row; a row that does not fit the header has no column.
    match : HomesMatch
        How the columns were matched.
    """

    cells: pl.DataFrame
    typed: pl.DataFrame
    headers: Mapping[str, str]
    id_header: str | None
    unread: tuple[TableProblem, ...]
    match: HomesMatch

    @property
    def rows(self) -> int:
        """Number of homes."""
        return self.typed.height

    def first_unread(self) -> dict[int, TableProblem]:
        """The first problem of each row that cannot be read, by its number."""
        first: dict[int, TableProblem] = {}
        for problem in self.unread:
            first.setdefault(int(problem.row or 0), problem)
        return first


def read_batch_homes(
    file: Path,
    schema: TableSchema,
    rename: Mapping[str, str] | None = None,
    limits: Limits | None = None,
    asked: HomesRequest | None = None,
) -> BatchHomes:
    """Read every row of a file of homes.

    Parameters
    ----------
    file : Path
        A table of any format that `read_sheet` reads.
    schema : TableSchema
        The columns of the sales that the model learned from.
    rename : mapping of str to str, optional
        Column of the model that a header of the file stands for; `LEFT_OUT` for none.
    limits : Limits, optional
        How large the table may be.
    asked : HomesRequest, optional
        How the file is to be read where it differs from the sales.

    Raises
    ------
    NotFound, TooLarge, InvalidData
        If the file is no table.
    InvalidInput
        If it lacks a required column, has none of the columns, or has no rows; or if `rename`
        names a header or a column that there is not.
    """
    asked = asked or HomesRequest()
    sheet = read_sheet(file, limits or Limits(), asked.place)
    if sheet.frame.is_empty():
        raise InvalidInput("There must be at least one home to value, got none.")
    return homes_of(sheet, schema, rename or {}, asked)


def homes_of(
    sheet: Sheet, schema: TableSchema, rename: Mapping[str, str], asked: HomesRequest
) -> BatchHomes:
    """As `read_batch_homes`, from a sheet with rows."""
    read, match, readings = _matched(sheet, schema, rename, asked)
    sources = {column.column: column.source for column in match.matched}
    typed = {name: reading.values for name, reading in readings.items()}
    return BatchHomes(
        cells=sheet.cells(),
        typed=pl.DataFrame({**typed, FILE_ROW: read.row}),
        headers=_headers(match),
        id_header=_id_header(sheet, _headers(match), schema),
        unread=_unread(read, readings, sources, schema.price),
        match=match,
    )


def matched_headers(
    sheet: Sheet, schema: TableSchema, rename: Mapping[str, str], asked: HomesRequest
) -> dict[str, str]:
    """Header of each column of the model that a sheet has, also where required ones are missing.

    Raises
    ------
    InvalidInput
        If `rename` names a header or a column that there is not.
    """
    _check_rename(sheet, schema, rename)
    optional = tuple(replace(column, required=False) for column in schema.columns)
    try:
        table = replace(schema, columns=optional)
        return _headers(_matched(sheet, table, rename, asked)[1])
    except InvalidInput:  # no header is one of the model
        return {}


def _matched(
    sheet: Sheet, schema: TableSchema, rename: Mapping[str, str], asked: HomesRequest
) -> tuple[Sheet, HomesMatch, dict[str, Reading]]:
    """The table, how its columns were matched, and their values."""
    _check_rename(sheet, schema, rename)
    names = {header: name for header, name in rename.items() if name != LEFT_OUT}
    frame = sheet.frame.drop(header for header, name in rename.items() if name == LEFT_OUT)
    asked = replace(asked, rename={**asked.rename, **names})
    return match_homes(replace(sheet, frame=frame), schema, asked)


def _headers(match: HomesMatch) -> dict[str, str]:
    """The header of each column; the first where a date was put together from several."""
    return {column.column: column.headers[0] for column in match.matched}


def _check_rename(sheet: Sheet, schema: TableSchema, rename: Mapping[str, str]) -> None:
    columns = {column.name for column in schema.asked.columns}
    chosen = [name for name in rename.values() if name != LEFT_OUT]
    for header, name in rename.items():
        if header not in sheet.frame.columns:
            raise InvalidInput(f"A matched header must be one of the file, got {header!r:.80}")
        if name not in {LEFT_OUT, *columns}:
            raise InvalidInput(f"A matched column must be one of the model, got {name!r:.80}")
        if chosen.count(name) > 1:
            raise InvalidInput(f"A column must come from one header, got several for {name!r:.80}")


def _id_header(sheet: Sheet, headers: Mapping[str, str], schema: TableSchema) -> str | None:
    """The ids of the sales, or else the first column of the file that is named as one."""
    known = headers.get(schema.first("id") or "")
    named = (name for name in sheet.frame.columns if any(m.role == "id" for m in matches(name)[:1]))
    return known or next(named, None)


def _unread(
    sheet: Sheet, readings: Mapping[str, Reading], sources: Mapping[str, str], price: str
) -> tuple[TableProblem, ...]:
    """What cannot be read; a price that is no number is none, since homes need no price."""
    problems = list(sheet.misfit_problems())
    for name, reading in readings.items():
        if name == price:
            continue
        for at in reading.bad.arg_true().to_list():
            text = shortened(sheet.frame[sources[name]][at])
            problems.append(TableProblem(reading.rule, int(sheet.row[at]), name, text))
    return tuple(sorted(problems, key=lambda problem: int(problem.row or 0)))
