"""Users: people who sign in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, func, insert, select, update
from sqlalchemy.exc import IntegrityError

from houseprice.errors import Conflict
from houseprice.jobs.actors import Role
from houseprice.jobs.ids import new_id
from houseprice.store.accounts.tables import users
from houseprice.store.clock import db_now


@dataclass(frozen=True)
class UserRow:
    """A user; times are seconds since 1970, UTC."""

    id: str
    name: str
    role: Role
    password_hash: str | None
    subject: str | None
    created_at: float
    last_sign_in_at: float | None
    disabled_at: float | None


def add(
    db: Connection,
    name: str,
    role: Role,
    *,
    password_hash: str | None = None,
    subject: str | None = None,
) -> UserRow:
    """Store a new user.

    Raises
    ------
    Conflict
        If there is a user of this name.
    """
    row = UserRow(new_id(), name, role, password_hash, subject, db_now(db), None, None)
    try:
        db.execute(insert(users).values(**vars(row)))
    except IntegrityError as error:
        raise Conflict(
            f"A user needs a name of their own, but there is another {name!r}",
            hint="Choose another name.",
        ) from error
    return row


def get(db: Connection, user_id: str) -> UserRow | None:
    """The user with this id, if there is one."""
    return _one(db.execute(select(users).where(users.c.id == user_id)).one_or_none())


def named(db: Connection, name: str) -> UserRow | None:
    """The user with this name, if there is one."""
    return _one(db.execute(select(users).where(users.c.name == name)).one_or_none())


def of_subject(db: Connection, subject: str) -> UserRow | None:
    """The user with this issuer and subject of an OpenID provider, if there is one."""
    return _one(db.execute(select(users).where(users.c.subject == subject)).one_or_none())


def everyone(db: Connection) -> list[UserRow]:
    """All users by name."""
    return [UserRow(**row._mapping) for row in db.execute(select(users).order_by(users.c.name))]


def change(db: Connection, user_id: str, **values: Any) -> None:
    """Change columns of a user."""
    db.execute(update(users).where(users.c.id == user_id).values(**values))


def lock_administrators(db: Connection) -> None:
    """Keep others from changing administrators until the end of the transaction."""
    query = select(users.c.id).where(users.c.role == "administrator").order_by(users.c.id)
    db.execute(query.with_for_update()).all()


def count_administrators(db: Connection) -> int:
    """Number of administrators who can sign in."""
    active = (
        users.c.disabled_at.is_(None)
        & (users.c.role == "administrator")
        & (users.c.password_hash.is_not(None) | users.c.subject.is_not(None))
    )
    return int(db.execute(select(func.count()).where(active)).scalar_one())


def _one(row: Row[Any] | None) -> UserRow | None:
    return None if row is None else UserRow(**row._mapping)
