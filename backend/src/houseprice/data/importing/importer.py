"""Tables that users bring: checked whole, then stored for good."""

from __future__ import annotations

from pathlib import Path

import polars as pl

from houseprice.data.column_words import label_of
from houseprice.data.dataset import Dataset
from houseprice.data.importing.examine import examine
from houseprice.data.importing.examined_table import ExaminedTable
from houseprice.data.importing.inspection import report, unit_of
from houseprice.data.importing.limits import Limits
from houseprice.data.importing.notes import no_price
from houseprice.data.importing.questions import check_questions
from houseprice.data.importing.roles.guess import price_candidates
from houseprice.data.importing.sheet import TableProblem, in_a_sentence
from houseprice.data.importing.stages import LEAKS, WRITING, OnStage, in_silence
from houseprice.data.importing.stored_checks import ROWS, row_runs
from houseprice.data.importing.table_request import TableRequest
from houseprice.data.importing.usable_rows import check_faults, place_of, usable_rows
from houseprice.data.importing.versions.change import CHANGE, VersionChange, change_between
from houseprice.data.schema import Column, Role, TableSchema
from houseprice.data.storage import INSPECTION, TABLE, load_dataset, save_dataset
from houseprice.errors import Conflict, InvalidData

#: Version of the rules by which tables are read; an import of other rules is made anew.
IMPORT_RULES = 3
#: Without these a value would be a guess about another home; asked for where most sales have them.
_ESSENTIAL: frozenset[Role] = frozenset({"living_area", "latitude", "longitude"})
_MOSTLY_THERE = 0.95


def import_table(
    source: Path,
    into: Path,
    asked: TableRequest,
    limits: Limits | None = None,
    former: Path | None = None,
    *,
    on_stage: OnStage = in_silence,
) -> Dataset:
    """Check a whole table and store it as a data set; nothing is stored if it breaks a rule.

    Rows without a positive price are left out and counted in the schema's warnings.

    Parameters
    ----------
    source : Path
        A table of any format that `reader.read_sheet` reads.
    into : Path
        The data set's folder; it appears whole (``sales.parquet``, ``schema.json``,
        ``inspection.json``, ``layers/``) or not at all.
    asked : TableRequest
        How the table is to be read.
    limits : Limits, optional
        How large the table may be.
    former : Path, optional
        Folder of the version whose place the table takes; the inspection says what changes.
    on_stage : callable
        Called with each stage.

    Raises
    ------
    Conflict
        If `into` holds a data set already.
    NotFound, TooLarge, InvalidData
        If the table cannot be read or breaks a rule; the places name row, column, value and rule.
    StorageFull
        If the disk is full.
    """
    limits = limits or Limits()
    if (into / TABLE).exists():
        raise Conflict(f"a data set is written once, got {into.name!r} which is there already")
    examined = examine(source, asked, limits, on_stage)
    check_price(examined)
    check_questions(examined.questions, asked)
    check_faults(examined, asked, limits)
    is_usable, left_out = usable_rows(examined, asked)
    frame, rows = examined.frame.filter(is_usable), examined.sheet.row.filter(is_usable)
    _check_enough(frame[examined.schema.price], examined.schema.price, left_out, limits)
    schema = _schema(examined, frame, left_out, asked)
    on_stage(*LEAKS)
    inspection = report(examined).to_json()
    del inspection["first_rows"]  # the table itself is stored
    inspection["problems"] += [problem.to_json() for problem in left_out]
    if former is not None:
        inspection[CHANGE] = _change(former, frame, schema).to_json()
    on_stage(*WRITING)
    notes = {INSPECTION: inspection, ROWS: row_runs(rows)}
    return save_dataset(frame, schema, into, notes, examined.layers)


def _change(former: Path, frame: pl.DataFrame, schema: TableSchema) -> VersionChange:
    before = load_dataset(former).frame
    return change_between(before, frame, schema, kind="replace", file=schema.title)


def check_price(examined: ExaminedTable) -> None:
    """Raise `InvalidData` if no column of a table is the price."""
    if examined.has_price:
        return
    rule = no_price(price_candidates(examined.readings), examined.readings)
    names = ", ".join(list(examined.guesses)[:40])
    raise InvalidData(
        rule,
        hint=f"Name the target: one of {names}. Homes without prices are valued with a model that "
        "learned from sales (houseprice value).",
    )


def _check_enough(
    prices: pl.Series, name: str, left_out: list[TableProblem], limits: Limits
) -> None:
    places = tuple(place_of(problem) for problem in left_out)
    if prices.len() < limits.usable_rows:
        count = "no usable row" if prices.len() == 0 else f"{prices.len()}"
        raise InvalidData(
            f"a table must have at least {limits.usable_rows} rows with a positive number in "
            f"{name!r}, got {count}",
            hint="Add sales, or name another target.",
            places=places,
        )
    if prices.n_unique() == 1:
        raise InvalidData(
            f"the target must differ between rows, got {prices[0]:g} in every row of {name!r}",
            hint="Name another target.",
            places=({"row": 2, "column": name, "value": f"{prices[0]:g}", "rule": "must differ"},),
        )


def _schema(
    examined: ExaminedTable, frame: pl.DataFrame, left_out: list[TableProblem], asked: TableRequest
) -> TableSchema:
    sources = examined.layers.sources
    columns = tuple(
        Column(
            name=column,
            role=guess.role,
            type=examined.readings[column].type,
            unit=_unit(examined, column, guess.role),
            label=label_of(column, _unit(examined, column, guess.role)),
            help=_help(examined, column),
            required=guess.role in _ESSENTIAL and _mostly_there(frame[column]),
            format=examined.readings[column].format,
            layer=sources.get(column, ""),
        )
        for column, guess in examined.guesses.items()
    )
    schema = TableSchema(
        name=asked.name,
        title=asked.title or asked.name,
        row_is="a sale",
        currency=examined.currency,
        area_unit=examined.area_unit,
        columns=columns,
    )
    warnings = (
        *(question.text for question in examined.questions),
        *(in_a_sentence(note) for note in (*left_out, *_still_true(examined.notes, asked))),
        *_lacks(schema),
    )
    return TableSchema(**{**vars(schema), "warnings": warnings})


def _still_true(notes: tuple[TableProblem, ...], asked: TableRequest) -> list[TableProblem]:
    """Notes without those on kinds of sales that were left out."""
    return [note for note in notes if note.kind not in asked.leave_out]


def _unit(examined: ExaminedTable, column: str, role: Role) -> str:
    derived = examined.layers.columns.get(column)
    return unit_of(role, examined.currency, examined.area_unit) if derived is None else derived.unit


def _help(examined: ExaminedTable, column: str) -> str:
    """What a layer says of its column; why a meaning was guessed is no help to whom it is asked."""
    derived = examined.layers.columns.get(column)
    return "" if derived is None else derived.help


def _mostly_there(values: pl.Series) -> bool:
    return values.null_count() <= (1 - _MOSTLY_THERE) * values.len()


def _lacks(schema: TableSchema) -> list[str]:
    lacks = []
    if schema.first("date") is None:
        lacks.append("There are no sale dates: no market trend can be learned.")
    if schema.first("latitude") is None and schema.first("neighbourhood") is None:
        lacks.append("There is neither a place nor a neighbourhood: values know no location.")
    if all(column.role == "date" for column in schema.features):
        lacks.append(
            "No column says what a home is like, so no model can be trained: add a size, a place, "
            "rooms, or any other characteristic."
        )
    return lacks
