"""``houseprice runs``: list the runs of the studio, and change what waits."""

from __future__ import annotations

import json as json_text
from typing import Annotated

import typer
from rich.table import Table
from rich.text import Text

from houseprice.cli.console import output
from houseprice.errors import InvalidInput
from houseprice.jobs.priorities import PRIORITIES
from houseprice.jobs.queue import SilentBell
from houseprice.jobs.records import RunFilter
from houseprice.services import runs as service
from houseprice.services.context import build_context, migrate_database
from houseprice.services.run_views.run import RunView
from houseprice.settings import Settings


def runs(
    *,
    run: Annotated[str | None, typer.Option(help="Id of a run that waits.")] = None,
    priority: Annotated[
        str | None, typer.Option(help="New priority of that run: low, normal or high.")
    ] = None,
    json: Annotated[bool, typer.Option("--json", help="Print one JSON document.")] = False,
) -> None:
    """List the newest 50 runs of the studio; with --run and --priority, change the place of one."""
    settings = Settings()
    migrate_database(settings)
    ctx = build_context(settings, SilentBell())
    try:
        if run is None and priority is None:
            _print(list(service.page(ctx, RunFilter()).items), json=json)
            return
        if run is None:
            raise InvalidInput("--priority needs the run that it is for", hint="Add --run ID.")
        name = next((name for name in PRIORITIES if name == priority), None)
        if name is None:
            raise InvalidInput(f"--priority must be low, normal or high, got {priority!r}")
        _print([service.change_priority(ctx, run, name)], json=json)
    finally:
        ctx.close()


def _print(views: list[RunView], *, json: bool) -> None:
    if json:
        typer.echo(json_text.dumps([_facts(view) for view in views], ensure_ascii=False, indent=2))
        return
    table = Table("run", "model", "data set", "state", "priority", "queue", "place", "created")
    for view in views:
        table.add_row(*(Text("" if fact is None else str(fact)) for fact in _facts(view).values()))
    output().print(table)


def _facts(view: RunView) -> dict[str, str | int | None]:
    return {
        "id": view.id,
        "model_type": view.model_type,
        "dataset": view.dataset.title,
        "state": view.state,
        "priority": view.priority,
        "queue": view.queue,
        "queue_position": view.queue_position,
        "created_at": view.created_at.isoformat(timespec="seconds"),
    }
