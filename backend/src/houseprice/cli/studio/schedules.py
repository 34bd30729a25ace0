"""``houseprice schedules``: trainings that start by the clock, in the studio on this machine."""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime
from typing import Annotated
from zoneinfo import ZoneInfo

import typer
from rich.table import Table
from rich.text import Text

from houseprice.cli import train_options
from houseprice.cli.console import output
from houseprice.cli.studio.database import print_json, studio
from houseprice.services.schedules import plans
from houseprice.services.schedules.plans import SchedulePlan, ScheduleView
from houseprice.training.spec import TrainSettings

app = typer.Typer(
    help="Train by the clock, on the newest version of a data set. The studio must be running.",
    no_args_is_help=True,
)

_Id = Annotated[str, typer.Argument(metavar="ID", help="Id of the schedule.")]
_Json = Annotated[bool, typer.Option("--json", help="Print one JSON document.")]


@app.command("list")
def list_schedules(*, json: _Json = False) -> None:
    """List the schedules."""
    with studio() as ctx:
        views = plans.listing(ctx)
    if json:
        return print_json([asdict(view) for view in views])
    table = Table("id", "name", "data set", "model", "when", "next")
    for view in views:
        name = view.dataset.name if view.dataset else f"{view.series_id} (deleted)"
        cells = (view.id, view.name, name, view.model_type, view.in_words, _next(view))
        table.add_row(*map(Text, cells))
    output().print(table if views else "There is no schedule.")
    return None


@app.command()
def add(
    name: Annotated[str, typer.Argument(help="Words for people.")],
    cron: Annotated[str, typer.Argument(help="Such as '30 2 1 * *': at 02:30 on each first.")],
    dataset: Annotated[str, typer.Argument(help="Name or id of a data set of the studio.")],
    *,
    timezone: Annotated[str, typer.Option(help="Time zone, such as Europe/Vienna.")] = "UTC",
    model: train_options.ModelName = "all",
    epochs: train_options.Epochs = 500,
    seed: train_options.Seed = 42,
    split: train_options.SplitName = "auto",
    time_limit: train_options.TimeLimit = None,
    promote: Annotated[
        bool, typer.Option("--promote", help="Make the model champion if every guard passes.")
    ] = False,
    json: _Json = False,
) -> None:
    """Add a schedule."""
    settings = TrainSettings(epochs=epochs, seed=seed, split=split, time_limit_s=time_limit)
    with studio() as ctx:
        plan = SchedulePlan(name, cron, timezone, dataset, model, settings, promote)
        view = plans.create(ctx, plan)
    if json:
        return print_json(asdict(view))
    typer.echo(f"{view.id}\n{view.in_words}, {view.timezone}; next: {_next(view)}")
    return None


@app.command()
def remove(schedule_id: _Id) -> None:
    """Delete a schedule with its history; its runs and models stay."""
    with studio() as ctx:
        plans.remove(ctx, schedule_id)


@app.command()
def pause(schedule_id: _Id) -> None:
    """Start no more runs."""
    with studio() as ctx:
        plans.pause(ctx, schedule_id)


@app.command()
def resume(schedule_id: _Id) -> None:
    """Go on with the next due time."""
    with studio() as ctx:
        typer.echo(_next(plans.resume(ctx, schedule_id)))


@app.command()
def run(schedule_id: _Id) -> None:
    """Queue the run of a schedule now; a worker of the studio takes it."""
    with studio() as ctx:
        typer.echo(plans.run_now(ctx, schedule_id).run_id)


@app.command()
def history(
    schedule_id: _Id,
    *,
    limit: Annotated[int, typer.Option(min=1, max=200)] = 20,
    json: _Json = False,
) -> None:
    """List what became of the newest due times."""
    with studio() as ctx:
        items = plans.history(ctx, schedule_id, None, limit).items
    if json:
        return print_json([asdict(item) for item in items])
    table = Table("due (UTC)", "outcome", "run", "promotion", "why")
    for item in items:
        why = item.promotion_reason or item.reason
        words = (_minute(item.due_at), item.outcome, item.run_id or "", item.promotion or "", why)
        table.add_row(*map(Text, words))
    output().print(table)
    return None


def _next(view: ScheduleView) -> str:
    if not view.next_due:
        return "paused"
    return _minute(view.next_due[0].astimezone(ZoneInfo(view.timezone)))


def _minute(moment: datetime) -> str:
    return moment.strftime("%Y-%m-%d %H:%M")
