"""``houseprice finish``: end a training of the studio with what it has learned by then."""

from __future__ import annotations

from typing import Annotated

import typer

from houseprice.jobs.queue import SilentBell
from houseprice.services import runs
from houseprice.services.context import build_context
from houseprice.settings import Settings


def finish(
    run_id: Annotated[str, typer.Argument(help="Id of the run, as in the address of its page.")],
) -> None:
    """Stop fitting and publish the model of what a training of the studio has learned by then."""
    ctx = build_context(Settings(), SilentBell())
    try:
        view = runs.finish(ctx, run_id)
    finally:
        ctx.close()
    typer.echo(f"{view.model_type} on {view.dataset.title}: finishing with what it has learned")
