"""``houseprice inspect FILE``: the columns of a table of sales with their roles, and problems."""

from __future__ import annotations

import json as json_text
from collections.abc import Mapping
from pathlib import Path

import typer
from rich.table import Table
from rich.text import Text

from houseprice.cli.console import output
from houseprice.data.importing.inspection import Inspection, inspect_table
from houseprice.data.schema import AreaUnit, Role


def inspect_command(
    file: Path,
    json: bool = False,
    *,
    target: str | None = None,
    roles: Mapping[str, Role] | None = None,
    currency: str = "USD",
    area_unit: AreaUnit = "ft2",
) -> None:
    """Read a whole table and print its columns with their roles, and its problems.

    Parameters
    ----------
    file : Path
        CSV, CSV.gz or Parquet.
    json : bool
        Print one JSON document instead of tables.
    target : str, optional
        The price column.
    roles : mapping of str to Role, optional
        Roles of columns that the caller is sure of; the others are guessed.
    currency, area_unit : str
        Units of prices and areas.
    """
    inspection = inspect_table(
        file, target=target, roles=roles, currency=currency, area_unit=area_unit
    )
    if json:
        typer.echo(json_text.dumps(inspection.to_json(), ensure_ascii=False, indent=2))
        return
    _print(inspection)


def _print(inspection: Inspection) -> None:
    console = output()
    dialect = inspection.dialect
    columns = len(inspection.columns)
    console.print(
        f"{inspection.rows:,} rows, {columns} columns, {dialect.format}, {inspection.encoding}",
        highlight=False,
    )
    table = Table("column", "role", "type", "unit", "confidence", "evidence")
    for column in inspection.columns:
        sure = f"{column.confidence:.0%}"
        cells = (column.name, column.role, column.type, column.unit, sure, column.evidence)
        table.add_row(*map(Text, cells))
    console.print(table)
    if inspection.leaks:
        console.print(_leaks(inspection))
    if inspection.problems:
        console.print(_problems(inspection))


def _leaks(inspection: Inspection) -> Table:
    table = Table("left out", "kind", "reason", "evidence", title="Columns that leak the price")
    for leak in inspection.leaks:
        cells = (leak.column, leak.kind.replace("_", " "), leak.reason, leak.evidence)
        table.add_row(*map(Text, cells))
    return table


def _problems(inspection: Inspection) -> Table:
    table = Table("row", "column", "value", "rule", "times")
    for problem in inspection.problems:
        row = "" if problem.row is None else str(problem.row)
        cells = (row, problem.column or "", problem.value or "", problem.rule, str(problem.count))
        table.add_row(*map(Text, cells))
    return table
