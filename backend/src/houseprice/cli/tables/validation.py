"""``houseprice validate FILE``: the checks of a table of sales, and the sales that they flag."""

from __future__ import annotations

import json as json_text
from pathlib import Path

import typer
from rich.table import Table
from rich.text import Text

from houseprice.cli.console import output
from houseprice.cli.tables.sales_effect import effect_of, print_effect
from houseprice.data.checks.sales_check import SalesCheck
from houseprice.data.importing.flag_file import write_flag_file
from houseprice.data.importing.questions import check_questions
from houseprice.data.importing.table_request import TableRequest
from houseprice.data.importing.validation import Validation, validate_table

#: Flagged sales that are printed.
_SHOWN = 30


def validate_command(
    file: Path,
    asked: TableRequest,
    *,
    json: bool = False,
    out: Path | None = None,
    effect: bool = False,
) -> None:
    """Read a whole table and print its checks and the sales that they flag.

    Parameters
    ----------
    file : Path
        A table of any format that `reader.read_sheet` reads.
    asked : TableRequest
        What the user is sure of.
    json : bool
        Print one JSON document instead of tables.
    out : Path or None
        File of the flagged sales.
    effect : bool
        Whether to measure what leaving the flagged sales out does to the accuracy.

    Raises
    ------
    InvalidData
        If `asked` is strict and the table leaves a question open; the report is printed first.
        Also if an effect is asked for and the table has too few sales.
    """
    validation = validate_table(file, asked)
    if out is not None:
        write_flag_file(validation.flags, validation.cells, out)
    if json:
        document = validation.to_json()
        if effect:
            document["effect"] = effect_of(file, asked, validation)
        typer.echo(json_text.dumps(document, ensure_ascii=False, indent=2, default=str))
    else:
        _print(validation, out)
        if effect:
            print_effect(output(highlight=False), effect_of(file, asked, validation))
    check_questions(validation.questions, asked)


def _print(validation: Validation, out: Path | None) -> None:
    console = output(highlight=False)
    flagged = validation.flags.height
    console.print(f"{validation.rows:,} rows, {flagged:,} of them flagged")
    console.print(_checks(validation))
    passed = dict.fromkeys(check.kind for check in validation.checks if not _is_shown(check))
    console.print(Text(f"Nothing to see: {', '.join(passed)}."))
    if flagged:
        console.print(_sales(validation))
    if flagged > _SHOWN and out is None:
        console.print(f"{flagged - _SHOWN:,} more flagged sales: --out FLAGS.csv writes all.")
    if out is not None:
        console.print(Text(f"{flagged:,} flagged sales are in {out}."))


def _is_shown(check: SalesCheck) -> bool:
    return check.is_warning or check.count > 0


def _checks(validation: Validation) -> Table:
    table = Table("check", "outcome", "sales", "column", "what", "action", title="Checks")
    for check in validation.checks:
        if not _is_shown(check):
            continue
        kind = f"{check.kind}: {check.rule}" if check.rule else check.kind
        outcome = "warning" if check.is_warning else "information"
        facts = (kind, outcome, f"{check.count:,}", check.column or "")
        table.add_row(*map(Text, (*facts, check.explanation, check.action)))
    return table


def _sales(validation: Validation) -> Table:
    # What to do is said once for each rule, in the table of the checks.
    table = Table("row", "column", "value", "rule", "reasons", title="Flagged sales")
    for flag in validation.flags.head(_SHOWN).iter_rows(named=True):
        reasons = "\n".join(reason["text"] for reason in flag["reasons"])
        facts = (str(flag["row"]), flag["column"] or "", flag["value"] or "", flag["rule"])
        table.add_row(*map(Text, (*facts, reasons)))
    return table
