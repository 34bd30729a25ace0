"""Tables that users bring: checked whole, then stored for good."""

from __future__ import annotations

import re
from pathlib import Path

import polars as pl

from houseprice.data.column_words import words
from houseprice.data.dataset import Dataset
from houseprice.data.importing.inspection import (
    ExaminedTable,
    examine,
    report,
    unit_of,
)
from houseprice.data.importing.limits import Limits
from houseprice.data.importing.sheet import TableProblem, in_turn, in_words
from houseprice.data.importing.table_request import TableRequest
from houseprice.data.schema import Column, Role, TableSchema
from houseprice.data.storage import INSPECTION, TABLE, save_dataset
from houseprice.errors import Conflict, InvalidData, InvalidInput

#: Without these a value would be a guess about another home; asked for where most sales have them.
_ESSENTIAL: frozenset[Role] = frozenset({"living_area", "latitude", "longitude"})
_MOSTLY_THERE = 0.95


def import_table(
    source: Path, into: Path, asked: TableRequest, limits: Limits | None = None
) -> Dataset:
    """Check a whole table and store it as a data set; nothing is stored if it breaks a rule.

    Rows without a positive price are left out and counted in the schema's warnings.

    Parameters
    ----------
    source : Path
        CSV, CSV.gz or Parquet.
    into : Path
        The data set's folder; it appears whole (``sales.parquet``, ``schema.json``,
        ``inspection.json``) or not at all.
    asked : TableRequest
        How the table is to be read.
    limits : Limits, optional
        How large the table may be.

    Raises
    ------
    InvalidInput
        If its `currency` or `area_unit` is none.
    Conflict
        If `into` holds a data set already.
    NotFound, TooLarge, InvalidData
        If the table cannot be read or breaks a rule; the places name row, column, value and rule.
    StorageFull
        If the disk is full.
    """
    limits = limits or Limits()
    _check_units(asked)
    if (into / TABLE).exists():
        raise Conflict(f"a data set is written once, got {into.name!r} which is there already")
    examined = examine(source, asked.target, asked.roles, limits)
    _check_faults(examined, limits)
    frame, left_out = _usable(examined, limits)
    schema = _schema(examined, frame, left_out, asked)
    inspection = report(examined, asked.currency, asked.area_unit).to_json()
    inspection["problems"] += [problem.to_json() for problem in left_out]
    return save_dataset(frame, schema, into, {INSPECTION: inspection})


def _check_units(asked: TableRequest) -> None:
    if not re.fullmatch(r"[A-Z]{3}", asked.currency):
        raise InvalidInput(
            f"currency must be three capital letters (ISO 4217), got {asked.currency!r}"
        )
    if asked.area_unit not in {"ft2", "m2"}:
        raise InvalidInput(f"area_unit must be ft2 or m2, got {asked.area_unit!r}")


def _check_faults(examined: ExaminedTable, limits: Limits) -> None:
    if not any(guess.role == "price" for guess in examined.guesses.values()):
        raise InvalidData(
            "a table must have a price column, got none that is named like one",
            hint=f"Name the target: one of {', '.join(list(examined.guesses)[:40])}.",
        )
    if examined.faults:
        raise InvalidData(
            in_words(examined.faults),
            hint="Put the values right, or give the column another role (category, ignore).",
            places=tuple(_place(fault) for fault in in_turn(examined.faults)[: limits.places]),
        )


def _place(problem: TableProblem) -> dict[str, object]:
    return {
        "row": problem.row,
        "column": problem.column,
        "value": problem.value,
        "rule": problem.rule,
    }


def _usable(examined: ExaminedTable, limits: Limits) -> tuple[pl.DataFrame, list[TableProblem]]:
    """The typed rows that have a positive price, and what was left out."""
    price = next(name for name, guess in examined.guesses.items() if guess.role == "price")
    frame = pl.DataFrame({name: reading.values for name, reading in examined.readings.items()})
    values = frame[price]
    gap, low = values.is_null(), (values <= 0).fill_null(value=False)
    left_out = [
        _left_out(examined, price, mask, rule)
        for mask, rule in ((gap, "rows without a price"), (low, "rows with a price of 0 or less"))
        if mask.any()
    ]
    usable = frame.filter(~gap & ~low)
    _check_enough(usable[price], price, left_out, limits)
    return usable, left_out


def _left_out(examined: ExaminedTable, price: str, mask: pl.Series, rule: str) -> TableProblem:
    at = mask.arg_max() or 0
    value = examined.sheet.frame[price][at]
    return TableProblem(
        f"{rule} were left out", examined.sheet.row[at], price, value, int(mask.sum())
    )


def _check_enough(
    prices: pl.Series, name: str, left_out: list[TableProblem], limits: Limits
) -> None:
    places = tuple(_place(problem) for problem in left_out)
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
    columns = tuple(
        Column(
            name=column,
            role=guess.role,
            type=examined.readings[column].type,
            unit=unit_of(guess.role, asked.currency, asked.area_unit),
            label=words(column).capitalize() or column,
            help=f"From the imported table: {guess.evidence}.",
            required=guess.role in _ESSENTIAL and _mostly_there(frame[column]),
        )
        for column, guess in examined.guesses.items()
    )
    schema = TableSchema(
        name=asked.name,
        title=asked.title or asked.name,
        row_is="a sale",
        currency=asked.currency,
        area_unit=asked.area_unit,
        columns=columns,
    )
    warnings = (*(_sentence(note) for note in (*left_out, *examined.notes)), *_lacks(schema))
    return TableSchema(**{**vars(schema), "warnings": warnings})


def _mostly_there(values: pl.Series) -> bool:
    return values.null_count() <= (1 - _MOSTLY_THERE) * values.len()


def _sentence(problem: TableProblem) -> str:
    where = f"{problem.column}: " if problem.column else ""
    many = f", {problem.count} times" if problem.count > 1 else ""
    first = f", first in row {problem.row}" if problem.row else ""
    return f"{where}{problem.rule}{many}{first}."


def _lacks(schema: TableSchema) -> list[str]:
    lacks = []
    if schema.first("date") is None:
        lacks.append("There are no sale dates: no market trend can be learned.")
    if schema.first("latitude") is None and schema.first("neighbourhood") is None:
        lacks.append("There is neither a place nor a neighbourhood: values know no location.")
    return lacks
