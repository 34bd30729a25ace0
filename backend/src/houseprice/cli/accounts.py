"""``houseprice accounts``: the link for an administrator, and the check of the audit log."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from houseprice.services.accounts.auditing import page, verify
from houseprice.services.accounts.sign_in import first_link
from houseprice.services.context import Context, build_context, migrate_database
from houseprice.settings import Settings

_NEWEST = 100


class AccountsAction(StrEnum):
    """What ``houseprice accounts`` does."""

    LINK = "link"
    AUDIT = "audit"


def accounts_command(
    action: Annotated[
        AccountsAction,
        typer.Argument(
            help="link: print a one-time link that makes an administrator. audit: check the log."
        ),
    ],
    *,
    if_none: Annotated[
        bool, typer.Option(help="Print a link only while there is no administrator.")
    ] = False,
    check: Annotated[
        bool, typer.Option("--verify", help="Check the chain of hashes of the log instead.")
    ] = False,
) -> None:
    """Manage the accounts of a studio; whoever may run this owns it."""
    settings = Settings()
    migrate_database(settings)
    ctx = build_context(settings)
    try:
        if action is AccountsAction.LINK:
            _print_link(ctx, anew=not if_none)
        elif check:
            _verify(ctx)
        else:
            _print_log(ctx)
    finally:
        ctx.close()


def _print_link(ctx: Context, *, anew: bool) -> None:
    link = first_link(ctx, anew=anew)
    if link is not None:
        typer.echo(link)


def _print_log(ctx: Context) -> None:
    """Print the newest entries, the last one at the end."""
    for entry in reversed(page(ctx, None, _NEWEST).items):
        what = f"{entry.action} {entry.subject}".strip()
        typer.echo(f"{entry.at:%Y-%m-%d %H:%M:%S}  {entry.actor}  {what}  {entry.outcome}")


def _verify(ctx: Context) -> None:
    chain = verify(ctx)
    if chain.broken_at is not None:
        typer.echo(f"The audit log is broken at entry {chain.broken_at}.", err=True)
        raise typer.Exit(1)
    typer.echo(f"The audit log is whole: {chain.rows} entries, last hash {chain.last_hash}")
