"""The rows of a table that are sales: every value can be read, and there is a price."""

from __future__ import annotations

from collections.abc import Iterator

import polars as pl

from houseprice.data.importing.examined_table import ExaminedTable
from houseprice.data.importing.limits import Limits
from houseprice.data.importing.sheet import TableProblem, in_turn, in_words
from houseprice.data.importing.table_request import TableRequest
from houseprice.errors import InvalidData


def check_faults(examined: ExaminedTable, asked: TableRequest, limits: Limits) -> None:
    """Refuse values that cannot be read, unless the caller agrees to leave their rows out."""
    if examined.faults and not asked.leave_out_bad:
        bad = int(examined.bad_rows.sum())
        all_rows = f"; {bad:,} rows in all cannot be read" if bad > limits.places else ""
        raise InvalidData(
            in_words(examined.faults) + all_rows,
            hint="Correct the values, leave out these rows (--leave-out-bad), or give the column "
            "another role (category, ignore).",
            places=tuple(place_of(fault) for fault in in_turn(examined.faults)[: limits.places]),
        )


def place_of(problem: TableProblem) -> dict[str, object]:
    """The place of a problem, for an error."""
    return {
        "row": problem.row,
        "column": problem.column,
        "value": problem.value,
        "rule": problem.rule,
    }


def usable_rows(
    examined: ExaminedTable, asked: TableRequest
) -> tuple[pl.Series, list[TableProblem]]:
    """Mask of the rows that have a positive price, shape (n_rows,), and what was left out."""
    price = examined.schema.price
    prices = examined.frame[price]
    remaining = pl.repeat(value=True, n=prices.len(), eager=True, dtype=pl.Boolean)
    left_out = []
    for mask, rule, column in _left_out_rows(examined, prices, asked):
        dropped = mask & remaining
        if dropped.any():
            left_out.append(_left_out(examined, column, dropped, rule))
            remaining &= ~dropped
    return remaining, left_out


def _left_out_rows(
    examined: ExaminedTable, prices: pl.Series, asked: TableRequest
) -> Iterator[tuple[pl.Series, str, str | None]]:
    """Masks of the rows that are no sales, what they are, and the column that says so."""
    price = examined.schema.price
    if asked.leave_out_bad:
        yield examined.bad_rows, "rows with a value that cannot be read", None
    yield prices.is_null(), "rows without a price", price
    yield (prices <= 0).fill_null(value=False), "rows with a price of 0 or less", price
    for check in examined.checks:
        if check.kind in asked.leave_out and "leave out" in check.fixes:
            yield check.mask, f"sales of the kind {check.kind!r}", check.column


def _left_out(
    examined: ExaminedTable, column: str | None, mask: pl.Series, rule: str
) -> TableProblem:
    at = mask.arg_max() or 0
    sheet = examined.sheet
    value = sheet.frame[column][at] if column in sheet.frame.columns else None
    return TableProblem(f"{rule} were left out", sheet.row[at], column, value, int(mask.sum()))
