"""``houseprice import``: store a table as a data set of the studio."""

from __future__ import annotations

import json as json_text
import sys
from dataclasses import asdict, replace
from pathlib import Path
from typing import Annotated

import typer

from houseprice.cli import table_options as options
from houseprice.cli.console import output
from houseprice.cli.inputs import existing_file
from houseprice.cli.tables.inspection import print_inspection
from houseprice.data.importing.inspection import inspect_table
from houseprice.data.importing.table_request import TableRequest
from houseprice.services import imports
from houseprice.services.context import Context, build_context, migrate_database
from houseprice.services.dataset_views import DatasetView
from houseprice.services.imports import StoredTable
from houseprice.settings import Settings


def import_command(
    file: Annotated[str, typer.Argument(help="Table of sales, as for `inspect`.")],
    *,
    name: Annotated[
        str | None, typer.Option(help="Name of the data set. Default: the name of the file.")
    ] = None,
    target: options.Target = None,
    role: options.Roles = None,
    currency: options.Currency = None,
    area_unit: options.AreaUnitName = None,
    date_order: options.DateOrderName = None,
    sale_year: options.SaleYear = None,
    decimal: options.Decimal = None,
    crs: options.Crs = None,
    sheet: options.SheetName = None,
    header_row: options.HeaderRow = None,
    schema: options.SchemaFile = None,
    strict: options.Strict = False,
    leave_out_bad: options.LeaveOutBad = False,
    leave_out: options.LeaveOut = None,
    fix: options.Fix = None,
    edit: options.Edit = None,
    areas: options.AreaFiles = None,
    points: options.PointFiles = None,
    accept_guesses: Annotated[
        bool,
        typer.Option(
            "--accept-guesses",
            help="Do not ask on a terminal whether the table was read as it is meant.",
        ),
    ] = False,
    version_of: Annotated[
        str | None,
        typer.Option(help="Id of a data set whose place the table takes, as its next version."),
    ] = None,
    append_to: Annotated[
        str | None,
        typer.Option(help="Id of a data set to which the later sales of the table are added."),
    ] = None,
    json: Annotated[bool, typer.Option("--json", help="Print one JSON document.")] = False,
) -> None:
    """Store a table of sales as a data set of the studio, after all of it was checked."""
    path = existing_file(file)
    asked = options.request_of(
        name or path.name.partition(".")[0] or "sales",
        target=target,
        role=role,
        currency=currency,
        area_unit=area_unit,
        date_order=date_order,
        sale_year=sale_year,
        decimal=decimal,
        crs=crs,
        sheet=sheet,
        header_row=header_row,
        schema=schema,
        strict=strict,
        leave_out_bad=leave_out_bad,
        leave_out=leave_out,
        fix=fix,
        edit=edit,
        areas=areas,
        points=points,
    )
    asked = replace(asked, title=name or path.name)
    if append_to is None and sys.stdin.isatty() and not accept_guesses and not json:
        _confirm(path, asked)
    stored = _stored(path, asked, version_of, append_to)
    if json:
        typer.echo(json_text.dumps(asdict(stored), ensure_ascii=False, indent=2, default=str))
    else:
        _print(stored)


def _confirm(path: Path, asked: TableRequest) -> None:
    """Show how the table is read, and ask whether that is right."""
    print_inspection(inspect_table(path, asked))
    typer.confirm("Import the table as it was read here?", abort=True)


def _stored(
    path: Path, asked: TableRequest, version_of: str | None, append_to: str | None
) -> StoredTable:
    settings = Settings()
    settings.home.mkdir(parents=True, exist_ok=True)
    migrate_database(settings)
    ctx: Context = build_context(settings)
    try:
        with path.open("rb") as stream:
            if append_to is not None:
                return imports.append(ctx, append_to, stream, asked)
            return imports.create(ctx, stream, asked, version_of)
    finally:
        ctx.close()


def _print(stored: StoredTable) -> None:
    dataset, console = stored.dataset, output()
    done = "imported" if stored.created else "was imported before"
    console.print(
        f"{dataset.title}, version {dataset.version}: {dataset.rows:,} sales, {done} as "
        f"{dataset.id}",
        highlight=False,
    )
    for warning in _warnings(dataset):
        console.print(f"  {warning}", highlight=False, markup=False)


def _warnings(dataset: DatasetView) -> list[str]:
    change = dataset.change
    added = [] if change is None else [f"{change['new']['rows']:,} sales are new in this version"]
    return [*added, *dataset.warnings]
