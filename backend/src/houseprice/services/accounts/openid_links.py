"""A user's link with their identity at the OpenID provider, which they make and end themselves."""

from __future__ import annotations

from sqlalchemy import Connection

from houseprice.errors import Conflict
from houseprice.services.context import Context
from houseprice.store.accounts import audit, users
from houseprice.store.engine import transaction


def link_identity(ctx: Context, db: Connection, subject: str) -> None:
    """Let the actor sign in as this subject of the provider from now on.

    Raises
    ------
    Conflict
        If the identity is that of another user, or the actor has another one.
    """
    user_id = str(ctx.actor.id)
    owner, own = users.of_subject(db, subject), users.get(db, user_id)
    if owner is not None and owner.id != user_id:
        raise Conflict(
            "An identity of the provider is that of one user, and this one is another user's",
            hint="Sign out, and sign in at the provider: that user is yours too, or nobody's.",
        )
    if own is None or own.subject not in (None, subject):
        raise Conflict(
            "A user has one identity at the provider, and this user has another one",
            hint="End the link with the other identity first.",
        )
    users.change(db, user_id, subject=subject)
    audit.append(db, ctx.actor, "identity_linked", own.name)


def unlink_identity(ctx: Context) -> None:
    """End the link of the actor with their identity at the provider.

    Raises
    ------
    Conflict
        If the actor could not sign in any more, since they have no password.
    """
    with transaction(ctx.engine) as db:
        own = users.get(db, str(ctx.actor.id))
        if own is None or own.password_hash is None:
            raise Conflict(
                "A user must be able to sign in, and this one has no password here",
                hint="Ask an administrator for a link to choose a password.",
            )
        if own.subject is not None:
            users.change(db, own.id, subject=None)
            audit.append(db, ctx.actor, "identity_unlinked", own.name)
