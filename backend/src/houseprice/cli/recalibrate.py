"""``houseprice recalibrate``: new ranges for a model from sales that came in since."""

from __future__ import annotations

import json as json_text
from pathlib import Path
from typing import Annotated, Any

import typer

from houseprice.artifacts import read_manifest
from houseprice.cli.artifacts import find_model
from houseprice.cli.console import output
from houseprice.cli.evaluation_tables import rolling_words
from houseprice.cli.inputs import read_homes
from houseprice.settings import Settings
from houseprice.training.recalibrate import recalibrate


def recalibrate_command(
    model: Annotated[str, typer.Argument(help="Folder of a model.")],
    file: Annotated[
        str,
        typer.Argument(help="Later sales with prices and dates: CSV, CSV.gz, Parquet or built-in."),
    ],
    *,
    out: Annotated[Path, typer.Option(help="Folder to make; must not exist.")],
    json: Annotated[bool, typer.Option("--json", help="One JSON document.")] = False,
) -> None:
    """Make a model with the same values and ranges from the latest sales it did not know."""
    settings = Settings()
    folder = find_model(model, settings)
    schema = read_manifest(folder).schema
    recalibrated = recalibrate(folder, read_homes(file, schema, settings), out)
    recalibration = read_manifest(recalibrated.artifact).to_json()["recalibration"]
    if json:
        document = {"model": str(recalibrated.artifact), **recalibration}
        typer.echo(json_text.dumps(document, ensure_ascii=False, indent=2))
    else:
        _print(recalibrated.artifact, recalibration)


def _print(folder: Path, recalibration: dict[str, Any]) -> None:
    console, own = output(highlight=False), recalibration["own_coverage_90"]
    console.print(
        f"{folder}: ranges from {recalibration['n']:,} sales of {recalibration['first_day']} to "
        f"{recalibration['last_day']}.",
        markup=False,
    )
    if own["value"] is not None:
        console.print(
            f"Those before held {own['value']:.1f} % ({own['low']:.1f} to {own['high']:.1f}) of "
            f"{own['n']:,} prices that were new to them.",
            markup=False,
        )
    if recalibration["rolling"] is not None:
        console.print(rolling_words(recalibration["rolling"]), markup=False)
