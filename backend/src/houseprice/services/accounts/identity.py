"""Who asks: the person of a session, or the program of an API key."""

from __future__ import annotations

from houseprice.errors import NotSignedIn
from houseprice.jobs.actors import Actor
from houseprice.services.accounts.tokens import KEY, Token, hash_of
from houseprice.services.context import Context
from houseprice.store.accounts import keys, sessions
from houseprice.store.accounts.users import UserRow
from houseprice.store.engine import reading, transaction

_HINT = "Sign in, or send an API key: Authorization: Bearer hpp_…"


def of_session(ctx: Context, secret: str) -> Actor:
    """The person of a session.

    Raises
    ------
    NotSignedIn
        If there is no such session, it is over, or the user is disabled.
    """
    with reading(ctx.engine) as db:
        pair = sessions.user_of(db, hash_of(secret))
        stale = pair is not None and sessions.is_stale(db, pair[0])
    if pair is None or pair[1].disabled_at is not None:
        raise NotSignedIn("A session must be one that is not over", hint=_HINT)
    session, user = pair
    if stale:
        with transaction(ctx.engine) as db:
            sessions.mark(db, session.id)
    return actor_of(user, session.id)


def of_key(ctx: Context, text: str) -> Actor:
    """The program with an API key, which may do what its user may, within the scopes of the key.

    Raises
    ------
    NotSignedIn
        If there is no such key, it has expired, or its user is disabled.
    """
    token = Token.read(KEY, text)
    with reading(ctx.engine) as db:
        row = None if token is None else keys.user_of(db, token.id)
    if token is None or row is None or not token.fits(row[0].secret_hash) or row[1].disabled_at:
        raise NotSignedIn("An API key must be one that is valid", hint=_HINT)
    key, user, now = row
    if key.last_used_at is None or now - key.last_used_at >= keys.MARK_S:
        with transaction(ctx.engine) as db:
            keys.mark(db, key.id)
    return Actor(user.id, user.name, user.role, scopes=frozenset(key.scopes))


def nobody() -> NotSignedIn:
    """The error of a call without session and key."""
    return NotSignedIn("The call needs a session or an API key, got none", hint=_HINT)


def actor_of(user: UserRow, session_id: str | None = None) -> Actor:
    """A user as the one who acts."""
    return Actor(user.id, user.name, user.role, session_id=session_id)
