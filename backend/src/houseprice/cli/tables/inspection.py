"""``houseprice inspect FILE``: the columns of a table of sales with their roles, and problems."""

from __future__ import annotations

import json as json_text
from pathlib import Path

import typer
from rich.table import Table
from rich.text import Text

from houseprice.cli.console import output
from houseprice.data.importing.inspection import Inspection, inspect_table
from houseprice.data.importing.questions import check_questions
from houseprice.data.importing.schema_file import write_schema
from houseprice.data.importing.table_request import TableRequest


def inspect_command(
    file: Path, asked: TableRequest, json: bool = False, schema_out: Path | None = None
) -> None:
    """Read a whole table and print its columns with their roles, and its problems.

    Parameters
    ----------
    file : Path
        A table of any format that `reader.read_sheet` reads.
    asked : TableRequest
        What the user is sure of.
    json : bool
        Print one JSON document instead of tables.
    schema_out : Path or None
        Where to write a schema file.

    Raises
    ------
    InvalidData
        If `asked` is strict and the table leaves a question open; the report is printed first.
    """
    inspection = inspect_table(file, asked)
    if json:
        typer.echo(json_text.dumps(inspection.to_json(), ensure_ascii=False, indent=2))
    else:
        print_inspection(inspection)
    if schema_out is not None:
        schema_out.write_text(write_schema(inspection, asked, schema_out.parent), encoding="utf-8")
    check_questions(inspection.questions, asked)


def print_inspection(inspection: Inspection) -> None:
    """Print the columns, questions, leaks and problems of a table."""
    console = output()
    dialect = inspection.dialect
    columns = len(inspection.columns)
    console.print(
        f"{inspection.rows:,} rows, {columns} columns, {dialect.format}, {inspection.encoding}, "
        f"currency {inspection.currency or 'unknown'}, "
        f"areas in {inspection.area_unit or 'an unknown unit'}",
        highlight=False,
    )
    console.print(_columns(inspection))
    if inspection.questions:
        console.print(_questions(inspection))
    if inspection.leaks:
        console.print(_leaks(inspection))
    if inspection.problems:
        console.print(_problems(inspection))


def _columns(inspection: Inspection) -> Table:
    table = Table("column", "first cell", "read as", "role", "type", "unit", "sure", "evidence")
    for column in inspection.columns:
        first = (*column.cells, "")[0], (*column.values, "")[0]
        sure = f"{column.confidence:.0%}"
        facts = (column.role, column.type, column.unit, sure, column.evidence)
        table.add_row(*map(Text, (column.name, *first, *facts)))
    return table


def _questions(inspection: Inspection) -> Table:
    table = Table("question", "taken", "option", title="Questions that the table leaves open")
    for question in inspection.questions:
        answers = "|".join(question.answers)
        option = f"{question.option} {answers}".strip()
        table.add_row(*map(Text, (question.text, question.taken or "nothing", option)))
    return table


def _leaks(inspection: Inspection) -> Table:
    headers = ("column", "a training", "kind", "reason", "evidence")
    table = Table(*headers, title="Columns that leak the price")
    for leak in inspection.leaks:
        what = "stops until you decide" if leak.stops else "leaves it out"
        cells = (leak.column, what, leak.kind.replace("_", " "), leak.reason, leak.evidence)
        table.add_row(*map(Text, cells))
    return table


def _problems(inspection: Inspection) -> Table:
    table = Table("row", "column", "value", "kind", "rule", "times")
    for problem in inspection.problems:
        row = "" if problem.row is None else str(problem.row)
        where = (row, problem.column or "", problem.value or "", problem.kind)
        cells = (*where, problem.rule, str(problem.count))
        table.add_row(*map(Text, cells))
    return table
