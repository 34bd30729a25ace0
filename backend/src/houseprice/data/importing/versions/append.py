"""Adds later sales to a table: the next version of a data set."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import polars as pl

from houseprice.data.cells.money import SIGN_CURRENCIES, currency_of_header
from houseprice.data.cells.numbers import shared_signs
from houseprice.data.cells.reading import Reading
from houseprice.data.checks.check_sales import check_kinds
from houseprice.data.dataset import Dataset
from houseprice.data.importing.checked_sales import with_checks
from houseprice.data.importing.coordinates import check_coordinates
from houseprice.data.importing.examined_table import ExaminedTable, faults_of
from houseprice.data.importing.files.edits import with_edits
from houseprice.data.importing.files.reader import read_sheet
from houseprice.data.importing.layers.derive import Derived, with_layers
from houseprice.data.importing.limits import Limits
from houseprice.data.importing.matching.answer import HomesMatch, HomesRequest
from houseprice.data.importing.matching.match import match_homes
from houseprice.data.importing.notes import notes_of
from houseprice.data.importing.roles.guess import Guess
from houseprice.data.importing.sheet import Sheet, TableProblem, in_a_sentence
from houseprice.data.importing.stages import READING, WRITING, OnStage, in_silence
from houseprice.data.importing.table_request import TableRequest
from houseprice.data.importing.usable_rows import check_faults, usable_rows
from houseprice.data.importing.versions.change import CHANGE, VersionChange, change_between
from houseprice.data.schema import TableSchema
from houseprice.data.storage import INSPECTION, load_dataset, save_dataset
from houseprice.errors import InvalidData


@dataclass(frozen=True)
class _Later:
    """The later sales of a file, those that are new, and what was left out."""

    examined: ExaminedTable
    new: pl.DataFrame
    known: int
    left_out: list[TableProblem]


def append_table(
    source: Path,
    base: Path,
    into: Path,
    asked: TableRequest,
    limits: Limits | None = None,
    *,
    on_stage: OnStage = in_silence,
) -> Dataset:
    """Store a data set that has the sales of another one and those of a file.

    The file is read as the sales of the other data set were: the same columns, formats and units.
    Rows that the other data set has already are not added twice.

    Parameters
    ----------
    source : Path
        A table of later sales, of any format that `reader.read_sheet` reads.
    base, into : Path
        Folder of the data set that is continued, and of the new one, which appears whole or not
        at all.
    asked : TableRequest
        Name, title, year of the sales, what to leave out and the edited cells; the meaning of the
        columns is that of the data set.
    limits : Limits, optional
        How large the table may be.
    on_stage : callable
        Called with each stage.

    Raises
    ------
    NotFound, TooLarge, InvalidData, InvalidInput
        If the file cannot be read, lacks a column, or breaks a rule; the places name row, column,
        value and rule.
    StorageFull
        If the disk is full.
    """
    limits = limits or Limits()
    check_kinds((*asked.leave_out, *asked.fix))
    on_stage(*READING)
    before = load_dataset(base)
    later = _later_sales(source, before, asked, limits)
    on_stage(*WRITING)
    frame = pl.concat([before.frame, later.new])
    if frame.height > limits.rows:
        raise InvalidData(
            f"a data set may have {limits.rows:,} sales, got {frame.height:,} with the later ones",
            hint="Start a new data set with the sales of the last years.",
        )
    change = change_between(
        before.frame, later.new, before.schema, kind="append", file=asked.title, known=later.known
    )
    schema = _schema(before.schema, later, asked, change)
    inspection = {
        "columns": _columns(base),
        "problems": [problem.to_json() for problem in (*later.left_out, *later.examined.notes)],
        "edits": [cell.to_json() for cell in later.examined.sheet.edited],
        CHANGE: change.to_json(),
    }
    return save_dataset(frame, schema, into, {INSPECTION: inspection}, before.layers)


def examine_later(
    source: Path, before: Dataset, asked: TableRequest, limits: Limits
) -> ExaminedTable:
    """Read and check a file of later sales, with the eyes that read the sales before.

    Parameters
    ----------
    source, asked, limits
        As for `append_table`, whose errors it has, except for rows that cannot be read.
    before : Dataset
        The data set that is continued.
    """
    sheet = with_edits(read_sheet(source, limits, asked.place), asked.edits, limits)
    return _examine(sheet, before, asked)


def _later_sales(source: Path, before: Dataset, asked: TableRequest, limits: Limits) -> _Later:
    examined = examine_later(source, before, asked, limits)
    check_faults(examined, asked, limits)
    is_usable, left_out = usable_rows(examined, asked)
    usable = examined.frame.filter(is_usable)
    later = _like(usable, before.frame)
    same = _known_by(usable.columns, before.schema)
    new = later.join(before.frame, on=same, how="anti", nulls_equal=True) if same else later
    if later.is_empty():
        raise InvalidData(
            "a file of later sales must have a sale with a price, got none",
            hint="Nothing was changed. Choose a file with a row for each sale.",
        )
    if new.is_empty():
        raise InvalidData(
            f"a file of later sales must have a sale that is new, got {later.height:,} sales that "
            "are all in the data set",
            hint="Nothing was changed: the data set has these sales already.",
        )
    return _Later(examined, new, later.height - new.height, left_out)


def _known_by(names: Sequence[str], schema: TableSchema) -> list[str]:
    """The columns that agree where a row is a sale of the data set; none if they are too few.

    Without dates and with columns missing, two sales may agree in all that is left.
    """
    asked = {column.name for column in schema.columns if column.role != "ignore"}
    date = schema.first("date")
    return list(names) if asked <= set(names) or date in names else []


def _examine(sheet: Sheet, before: Dataset, asked: TableRequest) -> ExaminedTable:
    """The columns of the schema, read as those of the data set were."""
    schema = before.schema
    said = HomesRequest(
        decimal=asked.decimal,
        date_order=asked.date_order,
        area_unit=asked.area_unit,
        sale_year=asked.sale_year,
    )
    sheet, match, readings = match_homes(sheet, schema, said)
    if schema.price not in readings:
        raise InvalidData(
            f"a file of later sales must have the price column {schema.price!r}, got none",
            hint="Rename the column of the prices.",
        )
    sources = {column.column: column.source for column in match.matched}
    _check_currency(sources[schema.price], readings[schema.price], sheet, schema.currency)
    sheet = replace(sheet, frame=sheet.frame.select(**{n: sources[n] for n in readings}))
    roles = {column.name: column.role for column in schema.columns}
    guesses = {name: Guess(roles[name], 1.0, "as in the data set") for name in readings}
    readings, guesses, notes, faults, blocked = check_coordinates(sheet, readings, guesses)
    table = with_layers(Derived(sheet, readings, guesses), before.layers)
    examined = ExaminedTable(
        sheet=table.sheet,
        readings=table.readings,
        guesses=table.guesses,
        notes=(*_matched(match), *notes, *table.notes),
        faults=(*faults, *faults_of(table.sheet, table.readings, table.guesses)),
        blocked=blocked,
        currency=schema.currency,
        area_unit=schema.area_unit,
    )
    examined = with_checks(examined, asked.fix)
    return replace(examined, notes=(*examined.notes, *notes_of(examined, asked)))


def _check_currency(header: str, prices: Reading, sheet: Sheet, currency: str) -> None:
    """Refuse prices in another currency: they would look like a market that has moved.

    Raises
    ------
    InvalidData
        If the header, the format or the cells of the prices name another one.
    """
    facts = (currency_of_header(header), sheet.currencies.get(header, ""), prices.currency)
    other = next((code for code in facts if code and code != currency), "")
    other = other or next((sign for sign in shared_signs(sheet.frame[header])
                           if currency not in SIGN_CURRENCIES[sign]), "")  # fmt: skip
    if other and currency:
        raise InvalidData(
            f"later sales must have prices in {currency}, as the data set has, got {other} in the "
            f"column {header!r}",
            hint=f"Convert the prices into {currency}, or import the file as a data set of its "
            "own.",
        )


def _matched(match: HomesMatch) -> list[TableProblem]:
    """A note for each column that was read from another header, or in another way."""
    return [
        TableProblem(text.removesuffix(".") + ".", kind="columns matched")
        for text in match.sentences()
    ]


def _like(frame: pl.DataFrame, before: pl.DataFrame) -> pl.DataFrame:
    """The columns of `before` in its types; a column that the file lacks is a gap."""
    return frame.select(
        (pl.col(name) if name in frame.columns else pl.lit(None)).cast(kind).alias(name)
        for name, kind in before.schema.items()
    )


def _schema(
    before: TableSchema, later: _Later, asked: TableRequest, change: VersionChange
) -> TableSchema:
    """The schema of the data set, with what is to be known of the later sales."""
    problems = (*later.left_out, *later.examined.notes)
    warnings = (*(f"{asked.title}: {in_a_sentence(problem)}" for problem in problems),)
    return replace(
        before,
        name=asked.name,
        warnings=(*before.warnings, *warnings, *change.warnings),
    )


def _columns(base: Path) -> list[dict[str, Any]]:
    """The evidence for the role of each column, as stored with the data set before."""
    file = base / INSPECTION
    if not file.is_file():
        return []
    stored: list[dict[str, Any]] = json.loads(file.read_text(encoding="utf-8")).get("columns", [])
    return stored
