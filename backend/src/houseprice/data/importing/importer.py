"""Tables that users bring: checked whole, then stored for good."""

from __future__ import annotations

import re
from collections.abc import Mapping
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
from houseprice.data.schema import AreaUnit, Column, Role, TableSchema
from houseprice.data.storage import INSPECTION, TABLE, save_dataset
from houseprice.errors import Conflict, InvalidData, InvalidInput

#: Without these a value would be a guess about another home; asked for where most sales have them.
_ESSENTIAL: frozenset[Role] = frozenset({"living_area", "latitude", "longitude"})
_MOSTLY_THERE = 0.95


def import_table(
    source: Path,
    into: Path,
    *,
    name: str,
    target: str | None = None,
    roles: Mapping[str, Role] | None = None,
    currency: str = "USD",
    area_unit: AreaUnit = "ft2",
    title: str = "",
    limits: Limits | None = None,
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
    name : str
        Id of the data set.
    target : str or None
        The price column; guessed if None.
    roles : mapping of str to Role, optional
        Roles the caller is sure of; the others are guessed.
    currency : str
        ISO 4217.
    area_unit : {"ft2", "m2"}
        Unit of the living and lot areas.
    title : str
        For people; `name` if empty.
    limits : Limits, optional
        How large the table may be.

    Raises
    ------
    InvalidInput
        If `currency` or `area_unit` is none.
    Conflict
        If `into` holds a data set already.
    NotFound, TooLarge, InvalidData
        If the table cannot be read or breaks a rule; the places name row, column, value and rule.
    StorageFull
        If the disk is full.
    """
    limits = limits or Limits()
    _check_units(currency, area_unit)
    if (into / TABLE).exists():
        raise Conflict(f"a data set is written once, got {into.name!r} which is there already")
    examined = examine(source, target, roles or {}, limits)
    _check_faults(examined, limits)
    frame, left_out = _usable(examined, limits)
    schema = _schema(examined, frame, left_out, name, title or name, currency, area_unit)
    inspection = report(examined, currency, area_unit).to_json()
    inspection["problems"] += [problem.to_json() for problem in left_out]
    return save_dataset(frame, schema, into, {INSPECTION: inspection})


def _check_units(currency: str, area_unit: str) -> None:
    if not re.fullmatch(r"[A-Z]{3}", currency):
        raise InvalidInput(f"currency must be three capital letters (ISO 4217), got {currency!r}")
    if area_unit not in {"ft2", "m2"}:
        raise InvalidInput(f"area_unit must be ft2 or m2, got {area_unit!r}")


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


def _schema(  # noqa: PLR0917  each is a field of the schema
    examined: ExaminedTable,
    frame: pl.DataFrame,
    left_out: list[TableProblem],
    name: str,
    title: str,
    currency: str,
    area_unit: AreaUnit,
) -> TableSchema:
    columns = tuple(
        Column(
            name=column,
            role=guess.role,
            type=examined.readings[column].type,
            unit=unit_of(guess.role, currency, area_unit),
            label=words(column).capitalize() or column,
            help=f"From the imported table: {guess.evidence}.",
            required=guess.role in _ESSENTIAL and _mostly_there(frame[column]),
        )
        for column, guess in examined.guesses.items()
    )
    schema = TableSchema(
        name=name,
        title=title,
        row_is="a sale",
        currency=currency,
        area_unit=area_unit,
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
