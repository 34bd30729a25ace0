"""The studio on this machine, for commands that need its database but not its servers."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import typer

from houseprice.jobs.queue import SilentBell
from houseprice.services.context import Context, build_context, migrate_database
from houseprice.settings import Settings


@contextmanager
def studio() -> Iterator[Context]:
    """The context of the studio, with its database up to date."""
    settings = Settings()
    settings.home.mkdir(parents=True, exist_ok=True)
    migrate_database(settings)
    ctx = build_context(settings, SilentBell())
    try:
        yield ctx
    finally:
        ctx.close()


def print_json(document: Any) -> None:
    """Print one JSON document; times are written as text."""
    typer.echo(json.dumps(document, ensure_ascii=False, indent=2, default=str))
