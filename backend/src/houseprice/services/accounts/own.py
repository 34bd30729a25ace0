"""What people see and change of their own account: sessions and API keys."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from houseprice.errors import NotFound
from houseprice.jobs.actors import SCOPES, Actor, Scope
from houseprice.jobs.ids import is_id
from houseprice.services.accounts.tokens import KEY, Token
from houseprice.services.context import Context
from houseprice.store.accounts import audit, keys, sessions, users
from houseprice.store.accounts.keys import KeyRow, NewKey
from houseprice.store.engine import reading, transaction

_DAY_S = 86_400.0


@dataclass(frozen=True)
class WaysIn:
    """Whether a user has a password here, and an identity at the OpenID provider."""

    has_password: bool
    is_from_provider: bool


@dataclass(frozen=True)
class SessionView:
    """A session; `is_this` marks the one that asks."""

    id: str
    created_at: datetime
    last_seen_at: datetime
    agent: str
    is_this: bool


@dataclass(frozen=True)
class KeyView:
    """An API key without its secret."""

    id: str
    name: str
    scopes: tuple[Scope, ...]
    created_at: datetime
    expires_at: datetime | None
    last_used_at: datetime | None


@dataclass(frozen=True)
class NewKeyView:
    """A new key with its text, which is shown once."""

    key: KeyView
    text: str


def ways_in(ctx: Context, actor: Actor) -> WaysIn:
    """How an actor can sign in; people of a provider may have no password."""
    with reading(ctx.engine) as db:
        user = users.get(db, str(actor.id))
    return WaysIn(
        has_password=user is not None and user.password_hash is not None,
        is_from_provider=user is not None and user.subject is not None,
    )


def list_sessions(ctx: Context) -> tuple[SessionView, ...]:
    """The sessions of the actor, the newest first."""
    with reading(ctx.engine) as db:
        rows = sessions.of_user(db, str(ctx.actor.id))
    return tuple(
        SessionView(
            row.id,
            _time(row.created_at),
            _time(row.last_seen_at),
            row.agent,
            row.id == ctx.actor.session_id,
        )
        for row in rows
    )


def end_session(ctx: Context, session_id: str) -> None:
    """End a session of the actor.

    Raises
    ------
    NotFound
        If the actor has no such session.
    """
    with transaction(ctx.engine) as db:
        if not is_id(session_id) or not sessions.end(db, str(ctx.actor.id), session_id):
            raise NotFound(f"There is no session {session_id[:80]!r}")
        audit.append(db, ctx.actor, "session_ended", session_id)


def list_keys(ctx: Context) -> tuple[KeyView, ...]:
    """The API keys of the actor, the newest first."""
    with reading(ctx.engine) as db:
        rows = keys.of_user(db, str(ctx.actor.id))
    return tuple(map(_key, rows))


def make_key(ctx: Context, name: str, scopes: Sequence[Scope], days: int | None) -> NewKeyView:
    """Make an API key of the actor, which is good for some scopes and so many days."""
    token = Token.new(KEY)
    chosen = tuple(scope for scope in SCOPES if scope in scopes)
    lifetime_s = None if days is None else days * _DAY_S
    new = NewKey(token.id, str(ctx.actor.id), name, token.secret_hash, chosen, lifetime_s)
    with transaction(ctx.engine) as db:
        row = keys.add(db, new)
        audit.append(db, ctx.actor, "key_added", row.id, name=name, scopes=list(chosen))
    return NewKeyView(_key(row), token.text)


def revoke_key(ctx: Context, key_id: str) -> None:
    """Delete an API key of the actor.

    Raises
    ------
    NotFound
        If the actor has no such key.
    """
    with transaction(ctx.engine) as db:
        if not is_id(key_id) or not keys.revoke(db, str(ctx.actor.id), key_id):
            raise NotFound(f"There is no key {key_id[:80]!r}")
        audit.append(db, ctx.actor, "key_revoked", key_id)


def _key(row: KeyRow) -> KeyView:
    return KeyView(
        id=row.id,
        name=row.name,
        scopes=row.scopes,
        created_at=_time(row.created_at),
        expires_at=None if row.expires_at is None else _time(row.expires_at),
        last_used_at=None if row.last_used_at is None else _time(row.last_used_at),
    )


def _time(seconds: float) -> datetime:
    return datetime.fromtimestamp(seconds, UTC)
