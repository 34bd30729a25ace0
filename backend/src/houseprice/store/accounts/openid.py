"""Sign-ins at an OpenID provider, between the way there and the way back."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, delete, insert

from houseprice.store.accounts.tables import openid_attempts
from houseprice.store.clock import db_now

#: Seconds in which somebody signs in at the provider.
LONGEST_S = 600.0


@dataclass(frozen=True)
class OpenIdAttempt:
    """A sign-in that has begun; state and browser are known by the hash of their secrets.

    With a `user_id`, that user links their identity at the provider.
    """

    state_hash: str
    browser_hash: str
    nonce: str
    code_verifier: str
    next_path: str
    user_id: str | None = None


def add(db: Connection, attempt: OpenIdAttempt) -> None:
    """Store an attempt, and forget those that nobody came back to."""
    now = db_now(db)
    known = openid_attempts
    db.execute(delete(known).where(known.c.created_at < now - LONGEST_S))
    db.execute(insert(known).values(**vars(attempt), created_at=now))


def take(db: Connection, state_hash: str, browser_hash: str) -> OpenIdAttempt | None:
    """Remove the attempt of this state and browser; None if there is none, or it is too old."""
    known = openid_attempts
    query = delete(known).where(
        known.c.state_hash == state_hash,
        known.c.browser_hash == browser_hash,
        known.c.created_at >= db_now(db) - LONGEST_S,
    )
    row = db.execute(query.returning(*known.c)).one_or_none()
    if row is None:
        return None
    return OpenIdAttempt(
        **{name: value for name, value in row._mapping.items() if name != "created_at"}
    )
