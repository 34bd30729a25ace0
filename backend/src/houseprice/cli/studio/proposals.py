"""``houseprice proposals``: promotions that wait for a second person."""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated

import typer
from rich.table import Table
from rich.text import Text

from houseprice.cli.console import output
from houseprice.cli.studio.database import print_json, studio
from houseprice.services.model_process.client import ModelProcess
from houseprice.services.promotions import PromotionRequest
from houseprice.services.proposals import deciding
from houseprice.services.proposals.deciding import ProposalView

app = typer.Typer(
    help="Propose a model as champion, and decide what others have proposed.",
    no_args_is_help=True,
)

_Id = Annotated[str, typer.Argument(metavar="ID", help="Id of the proposal.")]
_Json = Annotated[bool, typer.Option("--json", help="Print one JSON document.")]


@app.command("list")
def list_proposals(*, json: _Json = False) -> None:
    """List the proposals that wait for a decision."""
    with studio() as ctx:
        views = deciding.waiting(ctx)
    if json:
        return print_json([asdict(view) for view in views])
    table = Table("id", "model", "by", "reason")
    for view in views:
        table.add_row(*map(Text, (view.id, view.model, view.proposed_by, view.reason)))
    output().print(table if views else "No proposal waits.")
    return None


@app.command()
def propose(
    model_id: Annotated[str, typer.Argument(metavar="MODEL", help="Id of the model.")],
    *,
    reason: Annotated[str, typer.Option(help="Why it should become champion.")] = "",
    override: Annotated[bool, typer.Option(help="Waive guards that do not pass.")] = False,
) -> None:
    """Propose a model as champion."""
    process = ModelProcess()
    with studio() as ctx:
        try:
            view = deciding.propose(ctx, process, model_id, PromotionRequest(reason, override))
        finally:
            process.close()
    _say(view)


@app.command()
def accept(
    proposal_id: _Id, *, answer: Annotated[str, typer.Option(help="Words for the other.")] = ""
) -> None:
    """Make the model champion, as the owner of this machine."""
    process = ModelProcess()
    with studio() as ctx:
        try:
            view = deciding.accept(ctx, process, proposal_id, answer)
        finally:
            process.close()
    _say(view)


@app.command()
def decline(proposal_id: _Id, *, answer: Annotated[str, typer.Option(help="Why not.")]) -> None:
    """Decline a proposal."""
    with studio() as ctx:
        _say(deciding.decline(ctx, proposal_id, answer))


@app.command()
def withdraw(proposal_id: _Id) -> None:
    """Take a proposal back."""
    with studio() as ctx:
        _say(deciding.withdraw(ctx, proposal_id))


def _say(view: ProposalView) -> None:
    typer.echo(f"{view.id} {view.model}: {view.state}")
