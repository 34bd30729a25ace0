"""What users, and the people of a schedule, want to hear by mail."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

from sqlalchemy import Connection, Row, delete, insert, select

from houseprice.jobs.actors import Actor, Ownership
from houseprice.jobs.ids import new_id
from houseprice.store.accounts.tables import users
from houseprice.store.clock import db_now
from houseprice.store.notifications.outbox import MessageRow
from houseprice.store.notifications.tables import notice_subscriptions
from houseprice.store.owners import ownership
from houseprice.store.schedules.tables import schedule_fires
from houseprice.store.tables import model_versions, runs

#: Whose a subscription is.
Whose = Literal["user", "schedule"]
_COLUMNS = {
    "user": notice_subscriptions.c.user_id,
    "schedule": notice_subscriptions.c.schedule_id,
}


@dataclass(frozen=True)
class SubscriptionRow:
    """An address with what it gets; exactly one of `user_id` and `schedule_id` is there."""

    id: str
    user_id: str | None
    schedule_id: str | None
    address: str
    topics: list[str]
    only_mine: bool
    created_at: float


def of(db: Connection, whose: Whose, owner_id: str) -> SubscriptionRow | None:
    """The subscription of a user or a schedule, if there is one."""
    query = select(notice_subscriptions).where(_COLUMNS[whose] == owner_id)
    row = db.execute(query).one_or_none()
    return None if row is None else SubscriptionRow(**row._mapping)


def put(
    db: Connection,
    whose: Whose,
    owner_id: str,
    address: str,
    topics: Sequence[str],
    *,
    only_mine: bool = True,
) -> SubscriptionRow:
    """Store a subscription in place of the one before; it gets what happens from now on."""
    forget(db, whose, owner_id)
    values = {"id": new_id(), "address": address, "topics": list(topics), "only_mine": only_mine}
    owner = {_COLUMNS[whose].name: owner_id, "created_at": db_now(db)}
    db.execute(insert(notice_subscriptions).values(**values, **owner))
    row = of(db, whose, owner_id)
    assert row is not None  # noqa: S101 - written in this transaction
    return row


def forget(db: Connection, whose: Whose, owner_id: str) -> None:
    """Delete the subscription of a user or a schedule."""
    db.execute(delete(notice_subscriptions).where(_COLUMNS[whose] == owner_id))


def readers(db: Connection, message: MessageRow) -> set[str]:
    """The addresses of all who want this message and may see what it is about."""
    known = notice_subscriptions
    query = select(known, users.c.name, users.c.role, users.c.disabled_at)
    rows = db.execute(query.outerjoin(users, users.c.id == known.c.user_id)).all()
    asked = [
        row for row in rows if message.topic in row.topics and row.created_at <= message.created_at
    ]
    if not asked:
        return set()
    run_ids, owned = _subject(db, message.data)
    schedule_ids = _schedules_of(db, run_ids)
    return {
        row.address
        for row in asked
        if (row.schedule_id in schedule_ids if row.user_id is None else _may_read(row, owned))
    }


def _may_read(row: Row[Any], owned: Ownership | None) -> bool:
    if owned is None or row.disabled_at is not None:
        return False
    if row.only_mine:
        return bool(owned.owner_id == row.user_id)
    return Actor(row.user_id, row.name, row.role).sees(owned)


def _subject(db: Connection, data: dict[str, Any]) -> tuple[set[str], Ownership | None]:
    """The runs that a message is about, parents included, and whose its subject is."""
    model_id, run_id = data.get("model_id"), data.get("run_id")
    model = model_versions
    if model_id is None and run_id is None:
        return set(), None
    made_by = db.execute(select(model.c.run_id).where(model.c.id == model_id)).scalar()
    first = {str(name) for name in (run_id, made_by) if name is not None}
    parents = db.execute(select(runs.c.parent_id).where(runs.c.id.in_(first))).scalars()
    ids = first | {parent for parent in parents if parent is not None}
    owned = None if model_id is None else ownership(db, "models", str(model_id))
    if owned is None and run_id is not None:
        owned = ownership(db, "runs", str(run_id))
    return ids, owned


def _schedules_of(db: Connection, run_ids: set[str]) -> set[str]:
    query = select(schedule_fires.c.schedule_id).where(schedule_fires.c.run_id.in_(run_ids))
    return set(db.execute(query).scalars())
