"""``houseprice validate``: the options of the command."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from houseprice.cli import table_options as options
from houseprice.cli.tables.validation import validate_command


def validate(
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
    edit: options.Edit = None,
    areas: options.AreaFiles = None,
    points: options.PointFiles = None,
    strict: options.Strict = False,
    schema: options.SchemaFile = None,
    json: Annotated[bool, typer.Option("--json", help="Print one JSON document.")] = False,
    effect: Annotated[
        bool,
        typer.Option(
            "--effect",
            help="Measure what leaving the flagged sales out does to the accuracy.",
        ),
    ] = False,
    out: Annotated[
        Path | None,
        typer.Option(
            help="Write the flagged sales to this CSV file: correct them there and import it.",
            dir_okay=False,
        ),
    ] = None,
) -> None:
    """Check every sale of a table, and show which ones look wrong and why.

    With --effect, a quick model learns with the flagged sales and without them, and both value the
    same blind sales.
    """
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
        edit=edit,
        areas=areas,
        points=points,
        strict=strict,
        schema=schema,
    )
    validate_command(file, asked, json=json, out=out, effect=effect)
