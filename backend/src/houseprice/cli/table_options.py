"""The options of commands that read a table of sales."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

from houseprice.cli.inputs import parse_edits, parse_roles
from houseprice.data.importing.table_request import LayerRequest, TableRequest

Target = Annotated[
    str | None, typer.Option(help="Name of the price column, if the guess is wrong.")
]
Roles = Annotated[
    list[str] | None,
    typer.Option(help="Role of a column, as COLUMN=ROLE, where the guess is wrong. Repeatable."),
]
Currency = Annotated[
    str | None,
    typer.Option(help="Currency of the prices, as an ISO 4217 code. Default: what the table says."),
]
AreaUnitName = Annotated[
    Literal["ft2", "m2"] | None,
    typer.Option(help="Unit of the areas. Default: what the table says."),
]
DateOrderName = Annotated[
    Literal["day-first", "month-first"] | None,
    typer.Option("--date-order", help="Which number of a date such as 03/04/2021 is the day."),
]
SaleYear = Annotated[
    int | None,
    typer.Option(help="Year of all sales, where the table has only the months of the sales."),
]
Decimal = Annotated[
    Literal[".", ","] | None,
    typer.Option(help="Sign before the fraction of a number such as 1.250."),
]
Crs = Annotated[
    str | None,
    typer.Option(help="Coordinate system of coordinates that are no degrees, such as EPSG:27700."),
]
SheetName = Annotated[
    str | None,
    typer.Option("--sheet", help="Sheet of a workbook. Default: the one with the largest table."),
]
HeaderRow = Annotated[
    int | None,
    typer.Option(
        "--header-row",
        help="Row that names the columns, as a spreadsheet counts; 0 if none does. Default: it is "
        "found.",
    ),
]
SchemaFile = Annotated[
    Path | None,
    typer.Option(
        "--schema",
        help="File that says how the table is read, as `inspect --schema-out` writes it. Options "
        "of this command go before it.",
        dir_okay=False,
    ),
]
Strict = Annotated[
    bool, typer.Option("--strict", help="Refuse a table that leaves a question open.")
]
LeaveOutBad = Annotated[
    bool,
    typer.Option("--leave-out-bad", help="Leave out rows with a value that cannot be read."),
]
LeaveOut = Annotated[
    list[str] | None,
    typer.Option(help="Leave out the sales that a check warns of, such as non-market. Repeatable."),
]
Fix = Annotated[
    list[str] | None,
    typer.Option(
        help="Make the conversion that a check proposes for all its sales, such as unit mix-up or "
        "price scale. Repeatable."
    ),
]

Edit = Annotated[
    list[str] | None,
    typer.Option(
        help="Change a cell before the table is read, as ROW:COLUMN=VALUE, such as 7:price=250000; "
        "rows are numbered as in a spreadsheet. Repeatable."
    ),
]

AreaFiles = Annotated[
    list[str] | None,
    typer.Option(
        "--areas",
        help="GeoJSON or GeoParquet of areas whose properties become columns by the place of a "
        "home, as [NAME=]FILE[:PROPERTY,...]. Repeatable.",
    ),
]
PointFiles = Annotated[
    list[str] | None,
    typer.Option(
        "--points",
        help="Table or GeoJSON of places; the distance to the nearest becomes a column, as "
        "[NAME=]FILE. Repeatable.",
    ),
]


def request_of(
    name: str,
    *,
    target: str | None = None,
    role: list[str] | None = None,
    currency: str | None = None,
    area_unit: Literal["ft2", "m2"] | None = None,
    date_order: Literal["day-first", "month-first"] | None = None,
    sale_year: int | None = None,
    decimal: Literal[".", ","] | None = None,
    crs: str | None = None,
    sheet: str | None = None,
    header_row: int | None = None,
    strict: bool = False,
    leave_out_bad: bool = False,
    leave_out: list[str] | None = None,
    fix: list[str] | None = None,
    edit: list[str] | None = None,
    areas: list[str] | None = None,
    points: list[str] | None = None,
    schema: Path | None = None,
) -> TableRequest:
    """How a table is to be read, from the options of a command.

    Raises
    ------
    InvalidInput
        If an option or the schema file means nothing.
    NotFound
        If there is no schema file of this name.
    """
    asked = TableRequest(
        name=name,
        target=target,
        roles=parse_roles(role or []),
        currency=currency or "",
        area_unit=area_unit or "",
        date_order=date_order,
        sale_year=sale_year,
        decimal=decimal,
        crs=crs or "",
        sheet=sheet or "",
        header_row=header_row,
        strict=strict,
        leave_out_bad=leave_out_bad,
        leave_out=tuple(leave_out or ()),
        fix=tuple(fix or ()),
        edits=parse_edits(edit or []),
        layers=_layers(areas or [], points or []),
    )
    if schema is None:
        return asked
    # This import loads the reader of tables, which most commands do without.
    from houseprice.data.importing.schema_file import read_schema  # noqa: PLC0415

    return read_schema(schema, asked)


def _layers(areas: list[str], points: list[str]) -> tuple[LayerRequest, ...]:
    if not areas and not points:
        return ()
    from houseprice.data.importing.layers.ask import parse_layers  # noqa: PLC0415  is rare

    return parse_layers(areas, points)
