"""``houseprice inspect``: the options of the command."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

from houseprice.cli.inputs import parse_roles
from houseprice.cli.inspection_tables import inspect_command


def inspect(
    file: Annotated[Path, typer.Argument(help="Table of sales: CSV, CSV.gz or Parquet.")],
    *,
    target: Annotated[
        str | None, typer.Option(help="Name of the price column, if the guess is wrong.")
    ] = None,
    role: Annotated[
        list[str] | None,
        typer.Option(
            help="Role of a column, as COLUMN=ROLE, where the guess is wrong. Repeatable."
        ),
    ] = None,
    currency: Annotated[
        str, typer.Option(help="Currency of the prices, as an ISO 4217 code.")
    ] = "USD",
    area_unit: Annotated[Literal["ft2", "m2"], typer.Option(help="Unit of the areas.")] = "ft2",
    json: Annotated[bool, typer.Option("--json", help="Print one JSON document.")] = False,
) -> None:
    """Show what each column of a table of sales means, and the problems of the table."""
    inspect_command(
        file,
        json,
        target=target,
        roles=parse_roles(role or []),
        currency=currency,
        area_unit=area_unit,
    )
