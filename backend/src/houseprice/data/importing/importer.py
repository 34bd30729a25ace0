"""Tables that users bring: checked whole, then stored for good."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import polars as pl

from houseprice.data.column_words import words
from houseprice.data.dataset import Dataset
from houseprice.data.importing.examine import examine
from houseprice.data.importing.examined_table import ExaminedTable
from houseprice.data.importing.inspection import report, unit_of
from houseprice.data.importing.limits import Limits
from houseprice.data.importing.notes import no_price
from houseprice.data.importing.questions import check_questions
from houseprice.data.importing.roles.guess import price_candidates
from houseprice.data.importing.sheet import TableProblem, in_turn, in_words
from houseprice.data.importing.stored_checks import ROWS, row_runs
from houseprice.data.importing.table_request import TableRequest
from houseprice.data.schema import Column, Role, TableSchema
from houseprice.data.storage import INSPECTION, TABLE, save_dataset
from houseprice.errors import Conflict, InvalidData

#: Version of the rules by which tables are read; an import of other rules is made anew.
IMPORT_RULES = 3
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
        A table of any format that `reader.read_sheet` reads.
    into : Path
        The data set's folder; it appears whole (``sales.parquet``, ``schema.json``,
        ``inspection.json``) or not at all.
    asked : TableRequest
        How the table is to be read.
    limits : Limits, optional
        How large the table may be.

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
    examined = examine(source, asked, limits)
    check_price(examined)
    check_questions(examined.questions, asked)
    _check_faults(examined, asked, limits)
    is_usable, left_out = _usable(examined, asked, limits)
    frame, rows = examined.frame.filter(is_usable), examined.sheet.row.filter(is_usable)
    schema = _schema(examined, frame, left_out, asked)
    inspection = report(examined).to_json()
    inspection["problems"] += [problem.to_json() for problem in left_out]
    return save_dataset(frame, schema, into, {INSPECTION: inspection, ROWS: row_runs(rows)})


def check_price(examined: ExaminedTable) -> None:
    """Raise `InvalidData` if no column of a table is the price."""
    if examined.has_price:
        return
    rule = no_price(price_candidates(examined.readings), examined.readings)
    raise InvalidData(
        rule, hint=f"Name the target: one of {', '.join(list(examined.guesses)[:40])}."
    )


def _check_faults(examined: ExaminedTable, asked: TableRequest, limits: Limits) -> None:
    """Refuse values that cannot be read, unless the caller agrees to leave their rows out."""
    if examined.faults and not asked.leave_out_bad:
        raise InvalidData(
            in_words(examined.faults),
            hint="Correct the values, leave out these rows (--leave-out-bad), or give the column "
            "another role (category, ignore).",
            places=tuple(_place(fault) for fault in in_turn(examined.faults)[: limits.places]),
        )


def _place(problem: TableProblem) -> dict[str, object]:
    return {
        "row": problem.row,
        "column": problem.column,
        "value": problem.value,
        "rule": problem.rule,
    }


def _usable(
    examined: ExaminedTable, asked: TableRequest, limits: Limits
) -> tuple[pl.Series, list[TableProblem]]:
    """Mask of the rows that have a positive price, and what was left out."""
    price = examined.schema.price
    frame = examined.frame
    remaining = pl.repeat(value=True, n=frame.height, eager=True, dtype=pl.Boolean)
    left_out = []
    for mask, rule in _left_out_rows(examined, frame[price], asked):
        dropped = mask & remaining
        if dropped.any():
            left_out.append(_left_out(examined, price, dropped, rule))
            remaining &= ~dropped
    _check_enough(frame[price].filter(remaining), price, left_out, limits)
    return remaining, left_out


def _left_out_rows(
    examined: ExaminedTable, prices: pl.Series, asked: TableRequest
) -> Iterator[tuple[pl.Series, str]]:
    """Masks of the rows that are no sales, and what they are."""
    if asked.leave_out_bad:
        yield examined.bad_rows, "rows with a value that cannot be read"
    yield prices.is_null(), "rows without a price"
    yield (prices <= 0).fill_null(value=False), "rows with a price of 0 or less"
    for check in examined.checks:
        if check.kind in asked.leave_out and "leave out" in check.fixes:
            yield check.mask, f"sales of the kind {check.kind!r}"


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
            unit=unit_of(guess.role, examined.currency, examined.area_unit),
            label=words(column).capitalize() or column,
            help=f"From the imported table: {guess.evidence}.",
            required=guess.role in _ESSENTIAL and _mostly_there(frame[column]),
            format=examined.readings[column].format,
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
        *(_sentence(note) for note in (*left_out, *examined.notes)),
        *_lacks(schema),
    )
    return TableSchema(**{**vars(schema), "warnings": warnings})


def _mostly_there(values: pl.Series) -> bool:
    return values.null_count() <= (1 - _MOSTLY_THERE) * values.len()


def _sentence(problem: TableProblem) -> str:
    where = f"{problem.column}: " if problem.column else ""
    if problem.rule.endswith("."):  # a whole sentence, with its count and rows
        return where + problem.rule
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
