"""``houseprice models``: list the models that were trained on this machine."""

from __future__ import annotations

import json as json_text
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.table import Column, Table
from rich.text import Text

from houseprice.artifacts import read_manifest
from houseprice.cli.artifacts import ELSEWHERE, all_models
from houseprice.cli.console import output
from houseprice.cli.results import flat_scores
from houseprice.errors import CorruptArtifact
from houseprice.evaluation import doubts_of_figures
from houseprice.settings import Settings


def models(
    *, json: Annotated[bool, typer.Option("--json", help="Print one JSON document.")] = False
) -> None:
    """List the trained models below the data folder, which HOUSEPRICE_DATA_DIR names."""
    settings = Settings()
    items = list(_readable(settings))
    if json:
        typer.echo(json_text.dumps(items, ensure_ascii=False, indent=2))
    elif items:
        _print(items, settings.home)
    else:
        typer.echo(
            f"There is no model in {settings.home} yet; "
            f"`houseprice train demo` makes some.\n{ELSEWHERE}"
        )


def _readable(settings: Settings) -> Iterator[dict[str, Any]]:
    """Describe each model; a folder that cannot be read is named and keeps no other out."""
    for name, folder in all_models(settings):
        try:
            yield _describe(name, folder)
        except CorruptArtifact as error:
            typer.echo(f"{name} cannot be read: {error.message}", err=True)


def _describe(name: str, folder: Path) -> dict[str, Any]:
    manifest = read_manifest(folder)
    return {
        "name": name,
        "model": str(folder),
        "family": manifest.family,
        "dataset": manifest.dataset.name,
        "created_at": manifest.created_at,
        "test_sha256": manifest.test_sha256,
        "test": flat_scores(manifest.test),
        "warnings": doubts_of_figures(manifest.warnings),
    }


def _print(items: list[dict[str, Any]], home: Path) -> None:
    # A name that is cut off fits no other list: a narrow terminal folds it.
    model = Column("model", overflow="fold")
    table = Table(model, "data set", "family", "MdAPE %", "COD", "RMSE", "trained")
    for item in items:
        test = item["test"]
        figures = (f"{test['mdape']:.2f}", f"{test['cod']:.2f}", f"{test['rmse']:,.0f}")
        cells = (item["name"], item["dataset"], item["family"], *figures, item["created_at"])
        table.add_row(*map(Text, cells))
    console = output()
    console.print(Text(f"Models in {home}:"), soft_wrap=True)
    console.print(table)
    for item in items:
        for text in item["warnings"]:
            console.print(f"{item['name']}: {text}", markup=False, highlight=False)
