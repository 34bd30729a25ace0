"""``houseprice compare``: compare models on common test sales."""

from __future__ import annotations

import json as json_text
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.table import Table
from rich.text import Text

from houseprice.artifacts import check_files, read_manifest
from houseprice.artifacts.comparing import compare as compare_folders
from houseprice.cli.artifacts import find_model
from houseprice.cli.console import output
from houseprice.errors import InvalidInput
from houseprice.evaluation import doubts_of_figures
from houseprice.settings import Settings

_COLUMNS = (
    ("hit_rate", "valued %", "{:.1f}"),
    ("mdape", "MdAPE %", "{:.2f}"),
    ("ppe10", "PPE10 %", "{:.1f}"),
    ("cod", "COD", "{:.2f}"),
    ("prd", "PRD", "{:.3f}"),
    ("prb", "PRB", "{:+.3f}"),
    ("coverage_90", "in range %", "{:.1f}"),
    ("rmse", "RMSE", "{:,.0f}"),
)
_WORDS = {
    "better": "better",
    "worse": "worse",
    "no_proven_difference": "no proven difference",
    None: "too few sales to say",
}


def compare(
    models: Annotated[list[str], typer.Argument(help="Folders or names of at least two models.")],
    *,
    json: Annotated[bool, typer.Option("--json", help="Print one JSON document.")] = False,
) -> None:
    """Compare models on the test sales which none of them learned from.

    The differences are paired, sale by sale, with 95 % intervals by bootstrap.
    """
    settings = Settings()
    folders = {str(folder): folder for folder in (find_model(name, settings) for name in models)}
    if len(folders) < 2:
        raise InvalidInput(f"compare needs two or more different models, got {len(folders)}.")
    for folder in folders.values():
        check_files(folder)
    document = {**compare_folders(folders), "warnings": _doubts(folders)}
    if json:
        typer.echo(json_text.dumps(document, ensure_ascii=False, indent=2))
    else:
        _print(document)


def _doubts(folders: dict[str, Path]) -> list[str]:
    """Figures that are too good to be true, each with its model."""
    return [
        f"{name}: {text}"
        for name, folder in folders.items()
        for text in doubts_of_figures(read_manifest(folder).warnings)
    ]


def _print(document: dict[str, Any]) -> None:
    console = output()
    scores = Table("rank", "model", *(title for _, title, _ in _COLUMNS))
    scores.title = (
        f"{document['n']:,} test sales that no model learned from and that all models value"
    )
    for entry in document["leaderboard"]:
        cells = [_cell(entry["scores"][key], form) for key, _, form in _COLUMNS]
        rank = "–" if entry["rank"] is None else str(entry["rank"])
        scores.add_row(rank, Text(entry["model"]), *cells)
    console.print(scores)
    for text in document["warnings"]:
        console.print(text, markup=False, highlight=False)
    pairs = Table("first", "second", "MdAPE, points", "95 % interval", "the first is")
    for pair in document["differences"]:
        mdape = pair["metrics"]["mdape"]
        ends = f"{mdape['low']:+.2f} to {mdape['high']:+.2f}"
        texts = (f"{mdape['difference']:+.2f}", ends, _WORDS[mdape["verdict"]])
        pairs.add_row(Text(pair["first"]), Text(pair["second"]), *texts)
    console.print(pairs)


def _cell(estimate: dict[str, float | None], form: str) -> str:
    value = estimate["value"]
    return "–" if value is None else form.format(value)
