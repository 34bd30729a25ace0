"""``houseprice webhooks``: the webhooks of the studio on this machine."""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated

import typer
from rich.table import Table
from rich.text import Text

from houseprice.cli.console import output
from houseprice.cli.studio.database import print_json, studio
from houseprice.jobs.notices import TOPICS
from houseprice.services.context import Context
from houseprice.services.notifications import webhooks
from houseprice.services.notifications.webhooks import WebhookChange

app = typer.Typer(
    help="Send messages of the studio to other programs, signed after Standard Webhooks.",
    no_args_is_help=True,
)

_Id = Annotated[str, typer.Argument(metavar="ID", help="Id of the webhook.")]
_Json = Annotated[bool, typer.Option("--json", help="Print one JSON document.")]
_Topics = Annotated[
    list[str] | None,
    typer.Option(
        "--topic", help=f"What it gets; repeatable: {', '.join(TOPICS)}. Default: all of them."
    ),
]


@app.command("list")
def list_webhooks(*, json: _Json = False) -> None:
    """List the webhooks."""
    with studio() as ctx:
        views = webhooks.listing(ctx)
    if json:
        return print_json([asdict(view) for view in views])
    table = Table("id", "address", "gets", "state")
    for view in views:
        state = f"off: {view.disabled_reason}" if view.disabled_at else "on"
        table.add_row(*map(Text, (view.id, view.url, " ".join(view.topics), state)))
    output().print(table if views else "There is no webhook.")
    return None


@app.command()
def add(
    url: Annotated[str, typer.Argument(metavar="URL", help="Address, such as https://….")],
    *,
    topic: _Topics = None,
    description: Annotated[str, typer.Option(help="Words for people.")] = "",
    json: _Json = False,
) -> None:
    """Add a webhook, and show its secret, which is not shown again."""
    with studio() as ctx:
        view = webhooks.create(ctx, url, topic or list(TOPICS), description)
    if json:
        return print_json(asdict(view))
    typer.echo(f"{view.id}\n{view.secret}\nKeep the secret: it is not shown again.")
    return None


@app.command()
def rotate(webhook_id: _Id) -> None:
    """Make a new secret; for a day messages are signed with both."""
    with studio() as ctx:
        typer.echo(webhooks.rotate(ctx, webhook_id).secret)


@app.command()
def remove(webhook_id: _Id) -> None:
    """Delete a webhook with its deliveries."""
    with studio() as ctx:
        webhooks.remove(ctx, webhook_id)


@app.command()
def enable(webhook_id: _Id) -> None:
    """Switch a webhook on again."""
    with studio() as ctx:
        webhooks.change(ctx, webhook_id, WebhookChange(enabled=True))


@app.command()
def disable(webhook_id: _Id) -> None:
    """Switch a webhook off."""
    with studio() as ctx:
        webhooks.change(ctx, webhook_id, WebhookChange(enabled=False))


@app.command()
def test(webhook_id: _Id) -> None:
    """Send a test message now, and show what came back; exit status 1 if it failed."""
    with studio() as ctx:
        queued = webhooks.test(ctx, webhook_id)
        webhooks.send_now(ctx)
        _show(ctx, queued.id)


@app.command()
def deliveries(
    webhook_id: Annotated[str | None, typer.Argument(metavar="[ID]")] = None,
    *,
    limit: Annotated[int, typer.Option(min=1, max=200)] = 20,
    json: _Json = False,
) -> None:
    """List the newest deliveries."""
    with studio() as ctx:
        items = webhooks.delivery_page(ctx, webhook_id, None, limit).items
    if json:
        return print_json([asdict(item) for item in items])
    table = Table("id", "what", "to", "state", "tries")
    for item in items:
        cells = (item.id, item.topic, item.target, item.state, str(item.attempts))
        table.add_row(*map(Text, cells))
    output().print(table)
    return None


@app.command()
def again(delivery_id: Annotated[str, typer.Argument(metavar="DELIVERY")]) -> None:
    """Send a message again now, and show what came back; exit status 1 if it failed."""
    with studio() as ctx:
        webhooks.send_again(ctx, delivery_id)
        webhooks.send_now(ctx)
        _show(ctx, delivery_id)


def _show(ctx: Context, delivery_id: str) -> None:
    view = webhooks.delivery(ctx, delivery_id)
    last = view.tries[-1] if view.tries else None
    typer.echo(view.state)
    if last is not None:
        typer.echo(f"{last.status or ''} {last.error or last.answer}".strip())
    if view.state != "delivered":
        raise typer.Exit(1)
