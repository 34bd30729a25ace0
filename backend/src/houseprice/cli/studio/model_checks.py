"""``houseprice evidence`` and ``houseprice fairness``: what speaks for and against a model."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.table import Table
from rich.text import Text

from houseprice.cli.console import output
from houseprice.cli.studio.database import print_json, studio
from houseprice.errors import InvalidInput
from houseprice.services.model_process.client import ModelProcess
from houseprice.services.registry.evidence import evidence as make_evidence
from houseprice.services.registry.fairness import FairnessView, check

_Model = Annotated[str, typer.Argument(metavar="MODEL", help="Id of the model.")]


def evidence(
    model_id: _Model,
    *,
    out: Annotated[Path, typer.Option(help="Folder to write to.")] = Path(),
) -> None:
    """Write the evidence pack of a model as JSON and PDF, for the factors of 89 FR 64538."""
    out.mkdir(parents=True, exist_ok=True)
    process = ModelProcess()
    with studio() as ctx:
        try:
            documents = [make_evidence(ctx, process, model_id, form) for form in ("json", "pdf")]
        finally:
            process.close()
    for document in documents:
        (out / document.name).write_bytes(document.content)
        typer.echo(str(out / document.name))


def fairness(
    model_id: _Model,
    areas: Annotated[Path, typer.Argument(help="Table of areas: area,attribute in the first row.")],
    *,
    column: Annotated[
        str | None, typer.Option(help="Column of the sales that names the areas.")
    ] = None,
    json: Annotated[bool, typer.Option("--json", help="Print one JSON document.")] = False,
) -> None:
    """Compare the errors of a model by groups of areas that no model learns from."""
    if not areas.is_file():
        raise InvalidInput(f"areas must be a file, found none named {str(areas)[:200]!r}")
    process = ModelProcess()
    with studio() as ctx, areas.open("rb") as stream:
        try:
            view = check(ctx, process, model_id, stream, column)
        finally:
            process.close()
    if json:
        return print_json(vars(view))
    return _say(view)


def _say(view: FairnessView) -> None:
    from houseprice.reports.evidence.groups import group_grid, sentences  # noqa: PLC0415

    output().print(
        f"{view.matched:,} of {view.sales:,} test sales lie in an area of the file "
        f"(column {view.column})."
    )
    for attribute in view.attributes:
        grid = group_grid(attribute)
        table = Table(*map(str, grid.head))
        for row in grid.rows:
            table.add_row(*map(Text, row))
        output().print(table)
        for text in sentences(attribute):
            output().print(text)
