"""Examines a user's table: the type, role and unit of every column, and what stays open."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from houseprice.data.cells.reading import OpenQuestion, Reading
from houseprice.data.checks.check_sales import check_kinds
from houseprice.data.importing.checked_sales import with_checks
from houseprice.data.importing.column_types import read_best
from houseprice.data.importing.coordinates import check_coordinates, projected_coordinates
from houseprice.data.importing.decimal_sign import settle_decimal_signs
from houseprice.data.importing.examined_table import ExaminedTable, faults_of
from houseprice.data.importing.files.edits import with_edits
from houseprice.data.importing.files.reader import read_sheet
from houseprice.data.importing.fixed_roles import fixed_roles
from houseprice.data.importing.flag_file import without_flags
from houseprice.data.importing.layers.derive import Derived, with_layers
from houseprice.data.importing.limits import Limits
from houseprice.data.importing.notes import notes_of
from houseprice.data.importing.roles.coordinate_pairs import with_coordinates
from houseprice.data.importing.roles.guess import (
    Guess,
    guess_roles,
    speaks_of_a_sale_date,
)
from houseprice.data.importing.roles.last_resort import with_last_resort
from houseprice.data.importing.sale_month import add_sale_date, ask_sale_year
from houseprice.data.importing.sheet import Sheet
from houseprice.data.importing.stages import (
    CHECKING,
    COLUMNS,
    LAYERS,
    READING,
    OnStage,
    in_silence,
)
from houseprice.data.importing.table_request import TableRequest
from houseprice.data.importing.table_units import TableUnits, units_of
from houseprice.data.importing.typed_columns import TableFacts, read_as
from houseprice.data.schema import Role
from houseprice.errors import InvalidData


def examine(
    source: Path,
    asked: TableRequest,
    limits: Limits,
    on_stage: OnStage = in_silence,
    *,
    with_forest: bool = False,
) -> ExaminedTable:
    """Read a table, decide the type, role and unit of each column, and check its sales.

    An isolation forest looks at the sales, too, if `with_forest` is true.

    Raises
    ------
    NotFound, TooLarge, InvalidData
        If the file cannot be read, or `asked` does not fit it.
    InvalidInput
        If `asked` leaves out or fixes a kind of sales that no check names, or edits a cell that
        the table does not have.
    """
    check_kinds((*asked.leave_out, *asked.fix))
    sheet = _read(source, asked, limits, on_stage)
    fixed = fixed_roles(sheet.frame.columns, asked)
    first = settle_decimal_signs(_first_readings(sheet, asked), sheet)
    if asked.crs:
        first, fixed = _in_degrees(first, fixed, asked.crs)
    guesses = guess_roles(first, fixed)
    named = set(guesses)
    sheet, first, guesses = add_sale_date(sheet, first, guesses, asked.sale_year)
    of_months = ask_sale_year(sheet, first, guesses)
    sheet, first, guesses = with_coordinates(sheet, first, guesses)
    guesses = with_last_resort(first, guesses, sheet.frame)
    units = units_of(sheet, first, guesses, asked)
    facts = TableFacts(asked, units, frozenset(fixed))
    readings = {
        name: read_as(guess.role, sheet.frame[name], first[name], facts)
        for name, guess in guesses.items()
    }
    readings, guesses, coordinate_notes, faults, blocked = check_coordinates(
        sheet, readings, guesses
    )
    table = _with_layers(Derived(sheet, readings, guesses), asked, limits, on_stage)
    examined = ExaminedTable(
        sheet=table.sheet,
        readings=table.readings,
        guesses=table.guesses,
        notes=(*coordinate_notes, *table.notes),
        faults=(*faults, *faults_of(table.sheet, table.readings, table.guesses)),
        blocked=blocked,
        questions=(*of_months, *_questions(readings, guesses, units)),
        derived=_derived(table, named),
        currency=units.currency,
        area_unit=units.area_unit,
        evidence=units.evidence,
        layers=table.layers,
    )
    on_stage(*CHECKING)
    examined = with_checks(examined, asked.fix, with_forest=with_forest)
    return replace(examined, notes=(*examined.notes, *notes_of(examined, asked)))


def _read(source: Path, asked: TableRequest, limits: Limits, on_stage: OnStage) -> Sheet:
    """The sheet of the file, with the cells that the caller changed."""
    on_stage(*READING)
    sheet = without_flags(with_edits(read_sheet(source, limits, asked.place), asked.edits, limits))
    on_stage(*COLUMNS)
    if sheet.frame.height == 0:
        raise InvalidData("a table must have rows below its header, got no usable row")
    return sheet


def _first_readings(sheet: Sheet, asked: TableRequest) -> dict[str, Reading]:
    return {
        column.name: read_best(
            column,
            named_as_date=speaks_of_a_sale_date(column.name),
            decimal=asked.decimal,
            order=asked.date_order,
        )
        for column in sheet.frame.iter_columns()
    }


def _in_degrees(
    readings: dict[str, Reading], fixed: dict[str, Role], crs: str
) -> tuple[dict[str, Reading], dict[str, Role]]:
    from houseprice.data.importing.projected import in_degrees  # noqa: PLC0415  few tables need PROJ

    return in_degrees(readings, fixed, crs)


def _with_layers(table: Derived, asked: TableRequest, limits: Limits, on_stage: OnStage) -> Derived:
    if not asked.layers:
        return table
    from houseprice.data.importing.layers.read import read_layers  # noqa: PLC0415  few need shapes

    on_stage(*LAYERS)
    layers, said = read_layers(asked.layers, table.guesses, asked.crs, limits)
    return with_layers(table, layers, said)


def _questions(
    readings: Mapping[str, Reading], guesses: Mapping[str, Guess], units: TableUnits
) -> tuple[OpenQuestion, ...]:
    """What stays open in columns that are used, then what the whole table does not tell."""
    of_columns = [
        replace(reading.question, column=name)
        for name, reading in readings.items()
        if reading.question is not None and guesses[name].role != "ignore"
    ]
    place = projected_coordinates(readings, units.currency)
    return (*of_columns, *units.questions, *([] if place is None else [place]))


def _is_in(guess: Guess, name: str) -> bool:
    """Whether a column was used up for the column `name`."""
    begin, _, names = guess.evidence.partition("in ")
    return not begin and name in names.split(" and ")


def _derived(table: Derived, named: set[str]) -> dict[str, tuple[str, ...]]:
    """The columns that the table did not bring, and those they were made from."""
    guesses, places = table.guesses, ("latitude", "longitude")
    pair = tuple(name for name, guess in guesses.items() if guess.role in places)
    return {
        name: pair
        if name in table.layers.columns
        else tuple(source for source, guess in guesses.items() if _is_in(guess, name))
        for name in guesses
        if name not in named
    }
