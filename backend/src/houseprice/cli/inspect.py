"""``houseprice inspect``: the options of the command."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from houseprice.cli import table_options as options
from houseprice.cli.tables.inspection import inspect_command


def inspect(
    file: Annotated[
        Path,
        typer.Argument(
            help="Table of sales: CSV, TSV, Excel, OpenDocument, Parquet or GeoJSON, also packed."
        ),
    ],
    *,
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
    fix: options.Fix = None,
    edit: options.Edit = None,
    areas: options.AreaFiles = None,
    points: options.PointFiles = None,
    strict: options.Strict = False,
    schema: options.SchemaFile = None,
    schema_out: Annotated[
        Path | None,
        typer.Option(
            help="Write how the table is read to this YAML file: edit it, and use it as --schema.",
            dir_okay=False,
        ),
    ] = None,
    json: Annotated[bool, typer.Option("--json", help="Print one JSON document.")] = False,
) -> None:
    """Show what each column of a table of sales means, and the problems of the table."""
    asked = options.request_of(
        file.name,
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
        fix=fix,
        edit=edit,
        areas=areas,
        points=points,
        strict=strict,
        schema=schema,
    )
    inspect_command(file, asked, json, schema_out)
