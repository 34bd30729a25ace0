"""``houseprice equity``: the frontier of a model, and another point of it as a model."""

from __future__ import annotations

import json as json_text
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.table import Table

from houseprice.artifacts import check_files, read_manifest
from houseprice.cli.artifacts import find_model
from houseprice.cli.console import output
from houseprice.cli.inputs import load_sales, parse_roles
from houseprice.errors import InvalidInput
from houseprice.progress import ignore_progress
from houseprice.settings import Settings
from houseprice.training.change_equity import with_equity

_COLUMNS = (
    ("mdape", "MdAPE %", "{:.2f}"),
    ("cod", "COD", "{:.2f}"),
    ("prd", "PRD", "{:.3f}"),
    ("prb", "PRB", "{:+.3f}"),
    ("vei", "VEI %", "{:+.1f}"),
)


def equity(
    model: Annotated[str, typer.Argument(help="Folder of a model.")],
    *,
    at: Annotated[
        float | None, typer.Option(help="Make the model with this equity; needs --sales, --out.")
    ] = None,
    sales: Annotated[
        str | None, typer.Option(help="What it was trained on: a built-in data set, or the file.")
    ] = None,
    target: Annotated[str | None, typer.Option(help="Price column, as in the training.")] = None,
    role: Annotated[
        list[str] | None, typer.Option(help="COLUMN=ROLE, as in the training; repeatable.")
    ] = None,
    out: Annotated[Path | None, typer.Option(help="Folder to make; must not exist.")] = None,
    json: Annotated[bool, typer.Option("--json", help="One JSON document.")] = False,
) -> None:
    """Show what equity between cheap and dear homes costs, on sales held out in training.

    With --at, make the model of that point: the same graphs, new ranges, measured anew.
    """
    settings = Settings()
    folder = find_model(model, settings)
    check_files(folder)
    if at is not None:
        if sales is None or out is None:
            raise InvalidInput("--at needs --sales and --out, the sales again and a new folder.")
        dataset = read_manifest(folder).dataset
        table = load_sales(
            sales,
            settings,
            target=target,
            roles=parse_roles(role or []),
            currency=dataset.currency,
            area_unit=dataset.area_unit,
        )
        folder = with_equity(folder, table, at, out, ignore_progress).artifact
    document = _document(folder)
    if json:
        typer.echo(json_text.dumps(document, ensure_ascii=False, indent=2))
    else:
        _print(document)


def _document(folder: Path) -> dict[str, Any]:
    manifest = read_manifest(folder)
    equity = manifest.equity
    if not equity.points:
        raise InvalidInput(
            f"A frontier needs sales that were held out in training, {folder.name} has kept none.",
            hint="Train it again with this version, with more sales or time.",
        )
    names = ("mdape", "cod", "prd", "prb")
    return {
        "model": str(folder),
        "equity": equity.setting,
        "frontier": equity.points,
        "test": {name: manifest.test[name] for name in names},
    }


def _print(document: Mapping[str, Any]) -> None:
    console = output(highlight=False)
    points = document["frontier"]
    kinds = {"out_of_fold": "held-out training sales", "rehearsal": "latest training sales"}
    for kind, words in kinds.items():
        if points[0][kind] is None:
            continue
        table = Table("equity", *(title for _, title, _ in _COLUMNS), "")
        table.title = f"{points[0][kind]['n']:,} {words}"
        for point in points:
            cells = [_cell(point[kind][name], form) for name, _, form in _COLUMNS]
            table.add_row(f"{point['equity']:g}", *cells, "chosen" if point["chosen"] else "")
        console.print(table)
    test = ", ".join(
        f"{title} {_cell(document['test'][name], form)}"
        for name, title, form in _COLUMNS
        if name in document["test"]
    )
    console.print(f"{document['model']}, blind test: {test}", markup=False)


def _cell(estimate: Mapping[str, float | None], form: str) -> str:
    value = estimate["value"]
    return "–" if value is None else form.format(value)
