"""``houseprice inspect``: its options."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

from houseprice.cli.inputs import parse_roles
from houseprice.cli.inspection_tables import inspect_command


def inspect(
    file: Annotated[Path, typer.Argument(help="CSV, CSV.gz or Parquet.")],
    *,
    target: Annotated[str | None, typer.Option(help="The price column.")] = None,
    role: Annotated[
        list[str] | None, typer.Option(help="COLUMN=ROLE, where a guess is wrong; repeatable.")
    ] = None,
    currency: Annotated[str, typer.Option(help="ISO 4217.")] = "USD",
    area_unit: Annotated[Literal["ft2", "m2"], typer.Option(help="Unit of areas.")] = "ft2",
    json: Annotated[bool, typer.Option("--json", help="One JSON document.")] = False,
) -> None:
    """Say what each column of a table of sales is, and what is wrong with it."""
    inspect_command(
        file,
        json,
        target=target,
        roles=parse_roles(role or []),
        currency=currency,
        area_unit=area_unit,
    )
