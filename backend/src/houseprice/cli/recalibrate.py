"""``houseprice recalibrate``: learn new ranges for a model from later sales."""

from __future__ import annotations

import json as json_text
from pathlib import Path
from typing import Annotated, Any

import typer

from houseprice.artifacts import read_manifest
from houseprice.cli.artifacts import find_model
from houseprice.cli.console import output
from houseprice.cli.inputs import readable_homes
from houseprice.cli.tables.evaluation import rolling_words
from houseprice.settings import Settings
from houseprice.training.recalibrate import recalibrate


def recalibrate_command(
    model: Annotated[str, typer.Argument(help="Folder or name of a model.")],
    file: Annotated[
        str,
        typer.Argument(
            help="Later sales with prices and dates: a table of any format, or a built-in data set."
        ),
    ],
    *,
    out: Annotated[
        Path, typer.Option(help="Folder to write the new model to; it must not exist yet.")
    ],
    json: Annotated[bool, typer.Option("--json", help="Print one JSON document.")] = False,
) -> None:
    """Make a model with the same values, and with ranges from sales that it does not know."""
    settings = Settings()
    folder = find_model(model, settings)
    schema = read_manifest(folder).schema
    recalibrated = recalibrate(folder, readable_homes(file, schema, settings), out)
    recalibration = read_manifest(recalibrated.artifact).to_json()["recalibration"]
    if json:
        document = {"model": str(recalibrated.artifact), **recalibration}
        typer.echo(json_text.dumps(document, ensure_ascii=False, indent=2))
    else:
        _print(recalibrated.artifact, recalibration)


def _print(folder: Path, recalibration: dict[str, Any]) -> None:
    console, own = output(highlight=False), recalibration["own_coverage_90"]
    console.print(
        f"{folder}: the ranges come from {recalibration['n']:,} sales of "
        f"{recalibration['first_day']} to {recalibration['last_day']}.",
        markup=False,
    )
    if own["value"] is not None:
        console.print(
            f"The earlier ranges held {own['value']:.1f} % "
            f"({own['low']:.1f} to {own['high']:.1f}) of {own['n']:,} prices that were new to "
            f"them.",
            markup=False,
        )
    if recalibration["rolling"] is not None:
        console.print(rolling_words(recalibration["rolling"]), markup=False)
