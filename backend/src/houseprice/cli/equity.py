"""``houseprice equity``: the equity frontier of a model, and a model of another point of it."""

from __future__ import annotations

import json as json_text
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.table import Table

from houseprice.artifacts import check_files, read_manifest
from houseprice.cli import table_options
from houseprice.cli.artifacts import find_model
from houseprice.cli.console import output
from houseprice.cli.inputs import load_sales
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
    model: Annotated[str, typer.Argument(help="Folder or name of a model.")],
    *,
    at: Annotated[
        float | None, typer.Option(help="Equity of the new model to make; needs --sales and --out.")
    ] = None,
    sales: Annotated[
        str | None,
        typer.Option(
            help="The sales that the model was trained on: a built-in data set or the file."
        ),
    ] = None,
    target: table_options.Target = None,
    role: table_options.Roles = None,
    date_order: table_options.DateOrderName = None,
    sale_year: table_options.SaleYear = None,
    decimal: table_options.Decimal = None,
    crs: table_options.Crs = None,
    leave_out_bad: table_options.LeaveOutBad = False,
    leave_out: table_options.LeaveOut = None,
    fix: table_options.Fix = None,
    edit: table_options.Edit = None,
    areas: table_options.AreaFiles = None,
    points: table_options.PointFiles = None,
    out: Annotated[
        Path | None, typer.Option(help="Folder to write the new model to; it must not exist yet.")
    ] = None,
    json: Annotated[bool, typer.Option("--json", help="Print one JSON document.")] = False,
) -> None:
    """Show how much error equity between cheap and dear homes costs, on held-out sales.

    With --at, make the model of that point: it has the same exported networks and new ranges, and
    is measured anew.
    """
    settings = Settings()
    folder = find_model(model, settings)
    check_files(folder)
    if at is not None:
        if sales is None or out is None:
            raise InvalidInput(
                "--at needs --sales (the sales of the training) and --out (a new folder), got one "
                "or none."
            )
        dataset = read_manifest(folder).dataset
        asked = table_options.request_of(
            sales,
            target=target,
            role=role,
            currency=dataset.currency,
            area_unit=dataset.area_unit or None,
            date_order=date_order,
            sale_year=sale_year,
            decimal=decimal,
            crs=crs,
            leave_out_bad=leave_out_bad,
            leave_out=leave_out,
            fix=fix,
            edit=edit,
            areas=areas,
            points=points,
        )
        table = load_sales(sales, settings, asked)
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
            f"A frontier needs sales that were held out in training, but {folder.name} has kept "
            f"none.",
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
