"""``houseprice doctor``: check up the studio that the settings name."""

from __future__ import annotations

import json as json_text
from dataclasses import asdict
from typing import Annotated

import typer
from rich.table import Table

from houseprice.cli.console import output
from houseprice.errors import InvalidInput
from houseprice.jobs.queue import SilentBell
from houseprice.services.checkup.doctor import SUBJECTS, Checkup, check_up
from houseprice.services.context import build_context
from houseprice.settings import Settings

_COLOURS = {"ok": "green", "warning": "yellow", "problem": "bold red"}


def doctor(
    *,
    quick: Annotated[
        bool, typer.Option("--quick", help="Read neither the whole database nor the models.")
    ] = False,
    only: Annotated[
        list[str] | None,
        typer.Option(help="Check only this: storage, database, broker, memory or models."),
    ] = None,
    json: Annotated[bool, typer.Option("--json", help="Print one JSON document.")] = False,
) -> None:
    """Check the data folder, the database, Redis, workers, memory, clocks, versions and models.

    Exit status 1 means that a problem keeps the studio from working; a warning does not.
    """
    ctx = build_context(Settings(), SilentBell())
    try:
        checkup = check_up(ctx, quick=quick, only=_known(only))
    finally:
        ctx.close()
    if json:
        document = {**asdict(checkup), "is_sound": checkup.is_sound}
        typer.echo(json_text.dumps(document, ensure_ascii=False, indent=2))
    else:
        _print(checkup)
    if not checkup.is_sound:
        raise typer.Exit(1)


def _known(names: list[str] | None) -> tuple[str, ...]:
    for name in names or ():
        if name not in SUBJECTS:
            raise InvalidInput(f"--only must be one of {', '.join(SUBJECTS)}, got {name!r}")
    return tuple(names or SUBJECTS)


def _print(checkup: Checkup) -> None:
    console = output(highlight=False)
    table = Table("Part", "State", "What is the case", "What to do")
    for finding in checkup.findings:
        state = f"[{_COLOURS[finding.status]}]{finding.status}[/]"
        table.add_row(finding.name, state, finding.detail, finding.hint)
    console.print(table)
