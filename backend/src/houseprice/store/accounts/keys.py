"""API keys of programs; only the hash of a key's secret is stored."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, delete, insert, select, update

from houseprice.jobs.actors import Scope
from houseprice.store.accounts.tables import api_keys, users
from houseprice.store.accounts.users import UserRow
from houseprice.store.clock import db_now

#: A key that is used is marked at most this often, in seconds.
MARK_S = 60.0


@dataclass(frozen=True)
class NewKey:
    """A key to store; without `lifetime_s` (seconds) it has no end."""

    id: str
    user_id: str
    name: str
    secret_hash: str
    scopes: tuple[Scope, ...]
    lifetime_s: float | None


@dataclass(frozen=True)
class KeyRow:
    """An API key; times are seconds since 1970, UTC, and a key without `expires_at` has no end."""

    id: str
    user_id: str
    name: str
    secret_hash: str
    scopes: tuple[Scope, ...]
    created_at: float
    expires_at: float | None
    last_used_at: float | None


def add(db: Connection, new: NewKey) -> KeyRow:
    """Store a new key."""
    now = db_now(db)
    end = None if new.lifetime_s is None else now + new.lifetime_s
    values = {name: value for name, value in vars(new).items() if name != "lifetime_s"}
    row = KeyRow(**values, created_at=now, expires_at=end, last_used_at=None)
    db.execute(insert(api_keys).values(**{**vars(row), "scopes": list(row.scopes)}))
    return row


def user_of(db: Connection, key_id: str) -> tuple[KeyRow, UserRow, float] | None:
    """The key with this id, its user, and the time; None if there is none or it has expired."""
    row = db.execute(select(api_keys).where(api_keys.c.id == key_id)).one_or_none()
    if row is None:
        return None
    key, now = _key(row), db_now(db)
    if key.expires_at is not None and key.expires_at <= now:
        return None
    user = db.execute(select(users).where(users.c.id == key.user_id)).one()
    return key, UserRow(**user._mapping), now


def mark(db: Connection, key_id: str) -> None:
    """Store that a key is used now."""
    db.execute(update(api_keys).where(api_keys.c.id == key_id).values(last_used_at=db_now(db)))


def of_user(db: Connection, user_id: str) -> list[KeyRow]:
    """The keys of a user, the newest first; also those that have expired."""
    query = select(api_keys).where(api_keys.c.user_id == user_id)
    return [_key(row) for row in db.execute(query.order_by(api_keys.c.created_at.desc()))]


def revoke(db: Connection, user_id: str, key_id: str) -> bool:
    """Delete a key of a user; False if there is none with this id."""
    mine = (api_keys.c.user_id == user_id) & (api_keys.c.id == key_id)
    return bool(db.execute(delete(api_keys).where(mine)).rowcount)


def revoke_all(db: Connection, user_id: str) -> None:
    """Delete the keys of a user."""
    db.execute(delete(api_keys).where(api_keys.c.user_id == user_id))


def _key(row: Row[Any]) -> KeyRow:
    return KeyRow(**{**row._mapping, "scopes": tuple(row.scopes)})
