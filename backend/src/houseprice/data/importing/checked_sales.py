"""Checks the sales of an examined table, and does what its owner chose to do about them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from houseprice.data.checks.check_sales import check_sales
from houseprice.data.checks.fixes import apply_fix, conversion_of
from houseprice.data.checks.sales_check import SalesCheck
from houseprice.data.importing.examined_table import ExaminedTable
from houseprice.data.importing.sheet import TableProblem


def with_checks(
    examined: ExaminedTable, fix: Sequence[str] = (), *, with_forest: bool = False
) -> ExaminedTable:
    """The table with its checks, after the conversions of the kinds in `fix`.

    Parameters
    ----------
    examined : ExaminedTable
        A table; without a price its sales are not checked.
    fix : sequence of str
        Kinds of checks whose conversion is made for all sales that they mark.
    with_forest : bool
        Whether an isolation forest looks at the sales, too.
    """
    if not examined.has_price:
        return examined
    checks = _checks(examined, with_forest)
    chosen = [check for check in checks if check.kind in fix and conversion_of(check)]
    if not chosen:
        return replace(examined, checks=checks)
    converted = _converted(examined, chosen)
    return replace(converted, checks=_checks(converted, with_forest))


def _checks(examined: ExaminedTable, with_forest: bool) -> tuple[SalesCheck, ...]:
    """The checks of the rows that are sales; other rows are left out anyway."""
    is_sale = (examined.frame[examined.schema.price] > 0).fill_null(value=False)
    is_sale &= ~examined.bad_rows
    frame, rows = examined.frame.filter(is_sale), examined.sheet.row.filter(is_sale)
    checks = check_sales(frame, examined.schema, rows, with_forest=with_forest)
    if is_sale.all():
        return checks
    return tuple(check.spread_over(is_sale) for check in checks)


def _converted(examined: ExaminedTable, checks: Sequence[SalesCheck]) -> ExaminedTable:
    frame, notes = examined.frame, []
    for check in checks:
        fix = conversion_of(check)
        frame = apply_fix(frame, check, fix)
        notes.append(_note(examined, check, fix))
    readings = {
        name: replace(reading, values=frame[name]) for name, reading in examined.readings.items()
    }
    return replace(examined, readings=readings, notes=(*examined.notes, *notes))


def _note(examined: ExaminedTable, check: SalesCheck, fix: str) -> TableProblem:
    at = check.mask.arg_max() or 0
    rule = f"as you chose for {check.kind}, these values were changed: {fix}"
    return TableProblem(rule, examined.sheet.row[at], check.column, None, check.count)
