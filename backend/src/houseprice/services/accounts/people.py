"""Users, as administrators see and change them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import Connection

from houseprice.errors import Conflict, NotFound
from houseprice.jobs.actors import Role
from houseprice.jobs.ids import is_id
from houseprice.services.accounts.sign_in import check_name, invitation
from houseprice.services.context import Context
from houseprice.store.accounts import audit, keys, links, sessions, users
from houseprice.store.accounts.users import UserRow
from houseprice.store.clock import db_now
from houseprice.store.engine import reading, transaction


@dataclass(frozen=True)
class UserView:
    """A user; `is_invited` is True until a password is chosen or a provider knows them."""

    id: str
    name: str
    role: Role
    is_invited: bool
    is_from_provider: bool
    is_disabled: bool
    created_at: datetime
    last_sign_in_at: datetime | None


@dataclass(frozen=True)
class InvitedUser:
    """A user with the link that is to be handed over."""

    user: UserView
    link: str


def everyone(ctx: Context) -> tuple[UserView, ...]:
    """All users by name."""
    with reading(ctx.engine) as db:
        return tuple(_view(row) for row in users.everyone(db))


def invite(ctx: Context, name: str, role: Role) -> InvitedUser:
    """Add a user, who chooses a password with the link.

    Raises
    ------
    InvalidInput
        If the name will not do.
    Conflict
        If there is a user of this name.
    """
    lower = check_name(name)
    with transaction(ctx.engine) as db:
        user = users.add(db, lower, role)
        link = invitation(ctx, db, user)
        audit.append(db, ctx.actor, "user_added", user.name, role=role)
    return InvitedUser(_view(user), link)


def new_link(ctx: Context, user_id: str) -> InvitedUser:
    """Make a link with which a user chooses another password.

    Raises
    ------
    NotFound
        If there is no such user.
    """
    with transaction(ctx.engine) as db:
        user = _existing(db, user_id)
        link = invitation(ctx, db, user)
        audit.append(db, ctx.actor, "link_for_user", user.name)
    return InvitedUser(_view(user), link)


def change(
    ctx: Context, user_id: str, role: Role | None = None, disabled: bool | None = None
) -> UserView:
    """Change role or access of a user; the sessions, keys and links of a disabled user end.

    Raises
    ------
    NotFound
        If there is no such user.
    Conflict
        If no administrator would be left.
    """
    with transaction(ctx.engine) as db:
        users.lock_administrators(db)  # two of them must not disable each other at once
        user = _existing(db, user_id)
        if role is not None:
            users.change(db, user.id, role=role)
        if disabled is not None:
            users.change(db, user.id, disabled_at=db_now(db) if disabled else None)
            sessions.end_all(db, user.id)
        if disabled:
            keys.revoke_all(db, user.id)
            links.use_up(db, user.id)
        if not users.count_administrators(db):
            raise Conflict(
                "A studio needs an administrator who can sign in, and this one is the last",
                hint="Make another user an administrator first.",
            )
        audit.append(db, ctx.actor, "user_changed", user.name, role=role, disabled=disabled)
        return _view(_existing(db, user_id))


def _existing(db: Connection, user_id: str) -> UserRow:
    user = users.get(db, user_id) if is_id(user_id) else None
    if user is None:
        raise NotFound(f"There is no user {user_id[:80]!r}", hint="GET /v1/users lists them.")
    return user


def _view(row: UserRow) -> UserView:
    last = row.last_sign_in_at
    return UserView(
        id=row.id,
        name=row.name,
        role=row.role,
        is_invited=row.password_hash is None and row.subject is None,
        is_from_provider=row.subject is not None,
        is_disabled=row.disabled_at is not None,
        created_at=datetime.fromtimestamp(row.created_at, UTC),
        last_sign_in_at=None if last is None else datetime.fromtimestamp(last, UTC),
    )
