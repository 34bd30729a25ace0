"""One-time links, with which somebody chooses a password."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, insert, or_, select, update

from houseprice.store.accounts.tables import one_time_links
from houseprice.store.clock import db_now


@dataclass(frozen=True)
class LinkRow:
    """A link; without `user_id` it makes an administrator. Times are seconds since 1970, UTC."""

    id: str
    user_id: str | None
    secret_hash: str
    created_at: float
    expires_at: float | None
    used_at: float | None


def add(
    db: Connection, link_id: str, secret_hash: str, user_id: str | None, lifetime_s: float | None
) -> None:
    """Store a link; earlier links of the same user are good no more."""
    now = db_now(db)
    if user_id is not None:
        _use_up(db, one_time_links.c.user_id == user_id, now)
    end = None if lifetime_s is None else now + lifetime_s
    row = LinkRow(link_id, user_id, secret_hash, now, end, None)
    db.execute(insert(one_time_links).values(**vars(row)))


def get(db: Connection, link_id: str) -> LinkRow | None:
    """The link with this id, if it can still be used."""
    now = db_now(db)
    links = one_time_links.c
    usable = (links.used_at.is_(None)) & or_(links.expires_at.is_(None), links.expires_at > now)
    row = db.execute(select(one_time_links).where(links.id == link_id, usable)).one_or_none()
    return None if row is None else LinkRow(**row._mapping)


def use(db: Connection, link: LinkRow) -> bool:
    """Mark a link as used, and all others that make an administrator if it is one.

    False means that somebody else was faster.
    """
    now = db_now(db)
    used = _use_up(db, one_time_links.c.id == link.id, now)
    if link.user_id is None:
        _use_up(db, one_time_links.c.user_id.is_(None), now)
    return bool(used)


def use_up(db: Connection, user_id: str) -> None:
    """Mark the links of a user as used."""
    _use_up(db, one_time_links.c.user_id == user_id, db_now(db))


def _use_up(db: Connection, rule: ColumnElement[bool], now: float) -> int:
    unused = one_time_links.c.used_at.is_(None)
    return db.execute(update(one_time_links).where(rule, unused).values(used_at=now)).rowcount
