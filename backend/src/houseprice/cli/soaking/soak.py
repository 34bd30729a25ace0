"""``houseprice soak``: damage a studio of its own at random, and see whether its promises hold."""

from __future__ import annotations

import json as json_text
import random
import tempfile
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from typing import Annotated, Any

import numpy as np
import typer
from rich.console import Console
from rich.table import Table

from houseprice.cli.soaking.campaign import Campaign, Plan, SoakFindings
from houseprice.cli.soaking.own_studio import own_studio
from houseprice.jobs.queue import SilentBell
from houseprice.services.context import build_context, migrate_database
from houseprice.services.invariants.attempts import wasted_epochs, wasted_s
from houseprice.settings import Settings

_MINUTE_S = 60.0


def soak(
    *,
    faults: Annotated[int, typer.Option(min=0, help="Number of faults to make.")] = 60,
    seed: Annotated[
        int | None, typer.Option(help="Draws the same faults again. Default: a random one.")
    ] = None,
    minutes: Annotated[
        float, typer.Option(min=0.1, help="Longest time in which faults are made.")
    ] = 60.0,
    lease: Annotated[
        float,
        typer.Option(min=4, help="Seconds of a lease: how long a silent worker keeps its run."),
    ] = 60.0,
    every: Annotated[
        float | None,
        typer.Option(
            min=0.1,
            help="Seconds between two faults on average. Default: a sixth of a lease. A day in "
            "which runs succeed has one in some minutes.",
        ),
    ] = None,
    database: Annotated[
        str | None,
        typer.Option(help="URL of an empty PostgreSQL database. Default: SQLite in a new folder."),
    ] = None,
    keep: Annotated[
        Path | None, typer.Option(help="Folder for the studio, which stays. Default: a new one.")
    ] = None,
    json: Annotated[bool, typer.Option("--json", help="Print one JSON document.")] = False,
) -> None:
    """Start a studio of its own, train in it, kill and freeze its parts, and check every promise.

    No other studio is touched. Exit status 1 means that a promise was broken: a run was lost, ended
    twice, has a wrong model, or its progress went back.
    """
    console = Console(stderr=True)
    seed = random.randrange(2**31) if seed is None else seed  # noqa: S311 - no secret
    plan = Plan(faults, seed, minutes * _MINUTE_S, lease, every)
    with ExitStack() as stack:
        folder = stack.enter_context(tempfile.TemporaryDirectory(ignore_cleanup_errors=True))
        home = Path(folder) if keep is None else keep.resolve()
        home.mkdir(parents=True, exist_ok=True)
        findings = _soaked(home, database or f"sqlite:///{home}/studio.db", plan, console.print)
    document = summary(findings, plan)
    if json:
        typer.echo(json_text.dumps(document, ensure_ascii=False, indent=2))
    else:
        _print(document, Console())
    if not findings.holds:
        raise typer.Exit(1)


def _soaked(home: Path, database: str, plan: Plan, say: Callable[[str], None]) -> SoakFindings:
    settings = Settings(data_dir=home, database_url=database)
    migrate_database(settings)
    ctx = build_context(settings, SilentBell())
    try:
        with own_studio(home, database, plan.lease_s) as studio:
            return Campaign(studio, ctx, plan, say).run()
    finally:
        ctx.close()


def summary(findings: SoakFindings, plan: Plan) -> dict[str, Any]:
    """The findings as plain values; times are in seconds."""
    broken = [f"{promise.rule}: {promise.run_id}: {promise.detail}" for promise in findings.broken]
    spent = sum(attempt.seconds for attempt in findings.attempts)
    again = sum(attempt.seconds for attempt in findings.attempts if not attempt.ended)
    waits = findings.recovery_s
    epochs = sum(attempt.epochs_done for attempt in findings.attempts)
    return {
        "seed": plan.seed,
        "lease_s": plan.lease_s,
        "every_s": round(plan.pause_s, 1),
        "faults": sum(findings.blows.values()),
        "faults_by_kind": dict(sorted(findings.blows.items())),
        "runs": sum(findings.states.values()),
        "attempts": len(findings.attempts),
        "ends": dict(findings.states),
        "failed_with": dict(findings.codes),
        "lost": _count(findings, "accepted_run_is_stored", "run_ends"),
        "duplicated": _count(findings, "run_ends_once", "nothing_after_the_end", "one_model_a_run"),
        "wrong_models": _count(findings, "model_is_whole", "model_of_the_last_attempt"),
        "broken": [*broken, *findings.wrong],
        "unanswered_requests": findings.unanswered,
        "recovery_p50_s": _quantile(waits, 0.5),
        "recovery_p99_s": _quantile(waits, 0.99),
        "interrupted_share": round(again / spent, 3) if spent else 0.0,
        "wasted_share": round(wasted_s(findings.attempts) / spent, 3) if spent else 0.0,
        "epochs": epochs,
        "wasted_epochs": wasted_epochs(findings.attempts),
    }


def _count(findings: SoakFindings, *rules: str) -> int:
    return sum(promise.rule in rules for promise in findings.broken)


def _quantile(values: tuple[float, ...], share: float) -> float | None:
    return round(float(np.quantile(values, share)), 1) if values else None


def _print(document: dict[str, Any], console: Console) -> None:
    table = Table("What", "Figure", title="Soak")
    for name, value in document.items():
        if name != "broken":
            table.add_row(name.replace("_", " "), _text(value))
    console.print(table)
    for sentence in document["broken"]:
        console.print(f"Broken: {sentence}", style="bold red")
    if not document["broken"]:
        console.print("Every promise held.")


def _text(value: Any) -> str:
    if isinstance(value, dict):
        return ", ".join(f"{name} {count}" for name, count in value.items())
    return "" if value is None else str(value)
