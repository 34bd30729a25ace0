"""``houseprice models``: what has been trained on this machine."""

from __future__ import annotations

import json as json_text
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.table import Table
from rich.text import Text

from houseprice.artifacts import read_manifest
from houseprice.cli.artifacts import all_models
from houseprice.cli.console import output
from houseprice.cli.report import flat_scores
from houseprice.settings import Settings


def models(
    *, json: Annotated[bool, typer.Option("--json", help="One JSON document.")] = False
) -> None:
    """List the trained models below the data folder."""
    items = [_describe(folder) for folder in all_models(Settings())]
    if json:
        typer.echo(json_text.dumps(items, ensure_ascii=False, indent=2))
    elif items:
        _print(items)
    else:
        typer.echo("No model yet; `houseprice train demo` makes some.")


def _describe(folder: Path) -> dict[str, Any]:
    manifest = read_manifest(folder)
    return {
        "model": str(folder),
        "family": manifest["family"],
        "dataset": manifest["dataset"]["name"],
        "created_at": manifest["created_at"],
        "test_sha256": manifest["test_sha256"],
        "test": flat_scores(manifest["test"]),
    }


def _print(items: list[dict[str, Any]]) -> None:
    table = Table("model", "data set", "family", "MdAPE %", "COD", "RMSE", "trained")
    for item in items:
        test = item["test"]
        figures = (f"{test['mdape']:.2f}", f"{test['cod']:.2f}", f"{test['rmse']:,.0f}")
        cells = (item["model"], item["dataset"], item["family"], *figures, item["created_at"])
        table.add_row(*map(Text, cells))
    output().print(table)
