"""Sessions of people; only the hash of a session's secret is stored."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, delete, insert, select, update

from houseprice.jobs.ids import new_id
from houseprice.store.accounts.tables import user_sessions, users
from houseprice.store.accounts.users import UserRow
from houseprice.store.clock import db_now

#: Seconds after which a session ends if nobody uses it, and in any case.
IDLE_S = 12 * 3600.0
LONGEST_S = 7 * 86_400.0
#: A session that is used is marked at most this often.
_MARK_S = 60.0


@dataclass(frozen=True)
class SessionRow:
    """A session; times are seconds since 1970, UTC."""

    id: str
    user_id: str
    secret_hash: str
    created_at: float
    last_seen_at: float
    agent: str


def add(db: Connection, user_id: str, secret_hash: str, agent: str) -> SessionRow:
    """Store a new session, and forget those that are over."""
    now = db_now(db)
    over = (user_sessions.c.last_seen_at < now - IDLE_S) | (
        user_sessions.c.created_at < now - LONGEST_S
    )
    db.execute(delete(user_sessions).where(over))
    row = SessionRow(new_id(), user_id, secret_hash, now, now, agent[:200])
    db.execute(insert(user_sessions).values(**vars(row)))
    return row


def user_of(db: Connection, secret_hash: str) -> tuple[SessionRow, UserRow] | None:
    """The session with this secret and its user, if it is not over."""
    now = db_now(db)
    query = select(user_sessions).where(
        user_sessions.c.secret_hash == secret_hash,
        user_sessions.c.last_seen_at >= now - IDLE_S,
        user_sessions.c.created_at >= now - LONGEST_S,
    )
    row = db.execute(query).one_or_none()
    if row is None:
        return None
    session = SessionRow(**row._mapping)
    user = db.execute(select(users).where(users.c.id == session.user_id)).one()
    return session, UserRow(**user._mapping)


def is_stale(db: Connection, session: SessionRow) -> bool:
    """Whether the session must be marked as used."""
    return db_now(db) - session.last_seen_at >= _MARK_S


def mark(db: Connection, session_id: str) -> None:
    """Store that a session is used now."""
    change = update(user_sessions).where(user_sessions.c.id == session_id)
    db.execute(change.values(last_seen_at=db_now(db)))


def of_user(db: Connection, user_id: str) -> list[SessionRow]:
    """The sessions of a user that are not over, the newest first."""
    now = db_now(db)
    query = select(user_sessions).where(
        user_sessions.c.user_id == user_id,
        user_sessions.c.last_seen_at >= now - IDLE_S,
        user_sessions.c.created_at >= now - LONGEST_S,
    )
    rows = db.execute(query.order_by(user_sessions.c.created_at.desc()))
    return [SessionRow(**row._mapping) for row in rows]


def end(db: Connection, user_id: str, session_id: str) -> bool:
    """End a session of a user; False if there is none with this id."""
    mine = (user_sessions.c.user_id == user_id) & (user_sessions.c.id == session_id)
    return bool(db.execute(delete(user_sessions).where(mine)).rowcount)


def forget(db: Connection, secret_hash: str) -> None:
    """End the session with this secret."""
    db.execute(delete(user_sessions).where(user_sessions.c.secret_hash == secret_hash))


def end_all(db: Connection, user_id: str, but: str | None = None) -> None:
    """End all sessions of a user, but one."""
    rules = [user_sessions.c.user_id == user_id]
    if but is not None:
        rules.append(user_sessions.c.id != but)
    db.execute(delete(user_sessions).where(*rules))
