"""``houseprice report``: write the report of a model as JSON, as a web page and as a PDF."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from houseprice.cli.artifacts import find_model
from houseprice.reports import model_report, report_html, report_json, report_pdf
from houseprice.settings import Settings


def report(
    model: Annotated[str, typer.Argument(help="Folder or name of a model.")],
    *,
    out: Annotated[
        Path | None, typer.Option(help="Folder to write to. Default: report-NAME in this folder.")
    ] = None,
    check: Annotated[
        bool, typer.Option("--check", help="Value the stored homes again and compare the values.")
    ] = False,
) -> None:
    """Write report.json, report.html and report.pdf of a model; only its folder is needed."""
    folder = find_model(model, Settings())
    document = model_report(folder)
    to = out or Path(f"report-{folder.resolve().name}")
    to.mkdir(parents=True, exist_ok=True)
    files = {
        "report.json": report_json(document),
        "report.html": report_html(document).encode(),
        "report.pdf": report_pdf(document),
    }
    for name, content in files.items():
        (to / name).write_bytes(content)
        typer.echo(str(to / name))
    typer.echo(f"The model misses {len(document['blind']['misses'])} of the required figures.")
    if check:
        _check(folder)


def _check(folder: Path) -> None:
    from houseprice.valuation.reproduce import reproduce  # noqa: PLC0415 loads the exported networks

    reproduction = reproduce(folder)
    typer.echo(
        f"{reproduction.n:,} stored homes were valued again; the largest difference is "
        f"{reproduction.largest:.1g} of the value."
    )
