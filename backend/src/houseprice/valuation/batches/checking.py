"""What keeps homes of a file from being valued, before they are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np

from houseprice.data.importing.files.reader import read_sheet
from houseprice.data.importing.limits import Limits
from houseprice.data.importing.matching.answer import HomesMatch, HomesRequest
from houseprice.data.importing.sheet import TableProblem, shortened
from houseprice.data.schema import Column, TableSchema
from houseprice.errors import InvalidInput
from houseprice.valuation.answers import REFUSING
from houseprice.valuation.batches.reading import homes_of, matched_headers
from houseprice.valuation.batches.valuing import BatchValuer, PartOfHomes, unread_code
from houseprice.valuation.valuer import Valuer

#: Homes that are named for each kind of problem.
MOST_PLACES = 5


@dataclass
class HomesProblem:
    """A kind of problem of homes that cannot be valued.

    Parameters
    ----------
    code : str
        Reason code, such as ``required:living_area``.
    rule : str
        What is wrong, for people.
    column : str or None
        The column of the model.
    count : int
        Number of homes.
    places : list of dict
        Row and value of the first homes.
    """

    code: str
    rule: str
    column: str | None
    count: int = 0
    places: list[dict[str, Any]] = field(default_factory=list)

    def note(self, row: int, value: str | None) -> None:
        """Count a home."""
        self.count += 1
        if len(self.places) < MOST_PLACES:
            self.places.append({"row": row, "value": value})


@dataclass(frozen=True)
class BatchCheck:
    """What is known of a file of homes before a batch.

    Parameters
    ----------
    rows : int
        Number of homes.
    can_be_valued : int
        Homes that will have a value.
    problems : tuple of HomesProblem
        Why the others will have none, by number of homes.
    """

    rows: int
    can_be_valued: int
    problems: tuple[HomesProblem, ...]

    def to_json(self) -> dict[str, Any]:
        """Plain values for ``json.dumps``."""
        return asdict(self)


def check_file(
    file: Path,
    valuer: Valuer,
    rename: Mapping[str, str],
    as_of: date | None,
    limits: Limits,
    *,
    asked: HomesRequest,
) -> dict[str, Any]:
    """Match the columns of a file with those of a model, and look for homes without a value.

    Parameters
    ----------
    file : Path
        A table of homes.
    valuer : Valuer
    rename : mapping of str to str
        As for `read_batch_homes`.
    as_of : date or None
        Day of the values for homes without a date.
    limits : Limits
        How large the table may be.
    asked : HomesRequest
        How the file is to be read where it differs from the sales.

    Returns
    -------
    dict
        Plain values: the fields of `services.batches.checking.BatchCheckView`.

    Raises
    ------
    NotFound, TooLarge, InvalidData, InvalidInput
        As `read_batch_homes` does, but for missing columns, which are named in the answer.
    """
    sheet, schema = read_sheet(file, limits, asked.place), valuer.manifest.schema
    if sheet.frame.is_empty():
        raise InvalidInput("There must be at least one home to value, got none.")
    headers = matched_headers(sheet, schema, rename, asked)
    columns = [_column(valuer, column, headers.get(column.name)) for column in _asked(schema)]
    missing = [column["name"] for column in columns if column["required"] and not column["header"]]
    check, id_header, match = BatchCheck(sheet.frame.height, 0, ()), None, HomesMatch()
    if headers and not missing:
        homes = homes_of(sheet, schema, rename, asked)
        check, id_header = check_batch(BatchValuer(valuer, homes, as_of)), homes.id_header
        match = homes.match
    return {
        **check.to_json(),
        "headers": sheet.frame.columns,
        "columns": columns,
        "missing": missing,
        "id_header": id_header,
        "price_header": headers.get(schema.price),
        "remarks": match.remarks(),
        "questions": [question.to_json() for question in match.questions],
        "sheets": sheet.origin.sheets,
        "sheet": sheet.origin.sheet,
        "header_row": sheet.origin.header_row,
        "top_lines": [{"row": row, "cells": cells} for row, cells in sheet.origin.top],
    }


def _asked(schema: TableSchema) -> list[Column]:
    """The columns of the model that a file may have, without those that are ignored."""
    return [column for column in schema.asked.columns if column.role != "ignore"]


def _column(valuer: Valuer, column: Column, header: str | None) -> dict[str, Any]:
    required = {field.name for field in valuer.form if field.required}
    return {
        "name": column.name,
        "label": column.label or column.name,
        "role": column.role,
        "unit": column.unit,
        "required": column.name in required or column.required,
        "header": header,
    }


def check_batch(batch: BatchValuer) -> BatchCheck:
    """Look for homes that cannot be valued; no home is valued."""
    problems: dict[str, HomesProblem] = {}
    refused = 0
    for start in batch.starts():
        part = batch.readable(start)
        refused += len(part.unread) + _note_findings(batch, part, problems)
        for row, problem in part.unread.items():
            _note_unread(row, problem, problems)
    by_count = sorted(problems.values(), key=lambda problem: -problem.count)
    return BatchCheck(batch.homes.rows, batch.homes.rows - refused, tuple(by_count))


def _note_unread(row: int, problem: TableProblem, problems: dict[str, HomesProblem]) -> None:
    code = unread_code(problem)
    kind = problems.setdefault(code, HomesProblem(code, problem.rule, problem.column))
    kind.note(row, problem.value)


def _note_findings(batch: BatchValuer, part: PartOfHomes, problems: dict[str, HomesProblem]) -> int:
    """Note the homes that will be refused; returns their number."""
    if part.typed.is_empty():
        return 0
    findings = batch.valuer.findings(part.typed, batch.as_of)
    for code, flags in findings.notes:
        if code.partition(":")[0] not in REFUSING:
            continue
        kind = problems.setdefault(code, _problem(batch, code))
        for at, value in _values(part, kind.column, np.flatnonzero(flags)):
            kind.note(part.rows[at], value)
    return int(findings.refused.sum())


def _problem(batch: BatchValuer, code: str) -> HomesProblem:
    column = code.partition(":")[2] or None
    return HomesProblem(code, batch.valuer.in_words(code), column)


def _values(
    part: PartOfHomes, column: str | None, places: np.ndarray[Any, Any]
) -> Iterator[tuple[int, str | None]]:
    """The places with the text of the column in the file, where it has one."""
    typed = None if column is None or column not in part.typed.columns else part.typed[column]
    for at in places.tolist():
        value = None if typed is None else typed[at]
        yield at, None if value is None else shortened(str(value))
