"""Deliveries of messages: claimed by one sender at a time, tried again until they succeed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
    delete,
    exists,
    insert,
    or_,
    select,
    update,
)

from houseprice.errors import Conflict, NotFound
from houseprice.jobs.ids import new_id
from houseprice.jobs.notices import Topic
from houseprice.store.clock import db_now
from houseprice.store.notifications.tables import deliveries, delivery_attempts, outbox
from houseprice.store.pages import Page, check_limit, make_page, read_cursor

Channel = Literal["webhook", "email"]
DeliveryState = Literal["waiting", "delivered", "failed"]


@dataclass(frozen=True)
class DeliveryRow:
    """A delivery of one message to one target: the id of an endpoint, or an address."""

    seq: int
    id: str
    message_id: str
    channel: Channel
    target: str
    state: DeliveryState
    attempts: int
    failures: int
    next_at: float
    lease_until: float | None
    created_at: float
    done_at: float | None
    topic: Topic


@dataclass(frozen=True)
class DeliveryAttempt:
    """A try: the status and the beginning of the answer, or why there was none."""

    number: int
    at: float
    seconds: float
    status: int | None
    answer: str
    error: str


def add(db: Connection, message_id: str, channel: Channel, target: str) -> str:
    """Write a delivery that is due now; returns its id. The caller knows that there is none."""
    now, delivery_id = db_now(db), new_id()
    values = {"id": delivery_id, "message_id": message_id, "channel": channel, "target": target}
    db.execute(insert(deliveries).values(**values, state="waiting", next_at=now, created_at=now))
    return delivery_id


def is_any_due(db: Connection, *, mail: bool = True) -> bool:
    """Whether a delivery waits for a sender, as in `claim`; this takes no lock."""
    due = select(deliveries.c.seq).where(_free_to_send(db_now(db), mail)).limit(1)
    return db.execute(due).first() is not None


def claim(db: Connection, lease_s: float, *, mail: bool = True) -> DeliveryRow | None:
    """Take the delivery that has been due longest; no other sender gets it during the lease.

    Mail is taken by one sender at a time, so that a server that hangs holds up only one, and by
    none without `mail`.

    The number of the attempt is the fence: a sender that comes back late records nothing.
    """
    now = db_now(db)
    due = _free_to_send(now, mail)
    oldest = select(deliveries.c.seq).where(due).order_by(deliveries.c.next_at).limit(1)
    seq = db.execute(oldest.with_for_update(skip_locked=True)).scalar()
    if seq is None:
        return None
    taken = deliveries.c.seq == seq
    change = update(deliveries).where(taken, _due(now))
    values = {"attempts": deliveries.c.attempts + 1, "lease_until": now + lease_s}
    if db.execute(change.values(**values)).rowcount == 0:
        return None
    return _row(db.execute(_select().where(taken)).one())


def record(
    db: Connection,
    claimed: DeliveryRow,
    attempt: DeliveryAttempt,
    state: DeliveryState,
    wait_s: float = 0.0,
) -> bool:
    """Write what came of a try; False if another sender has the delivery now.

    Parameters
    ----------
    claimed : DeliveryRow
        What `claim` returned.
    attempt : DeliveryAttempt
        The try.
    state : {"waiting", "delivered", "failed"}
        ``waiting`` is tried again after `wait_s` seconds.
    """
    now = db_now(db)
    owned = (deliveries.c.seq == claimed.seq) & (deliveries.c.attempts == claimed.attempts)
    values: dict[str, Any] = {
        "state": state,
        "lease_until": None,
        "next_at": now + wait_s,
        "done_at": None if state == "waiting" else now,
    }
    if state != "delivered":
        values["failures"] = deliveries.c.failures + 1
    change = update(deliveries).where(owned, deliveries.c.state == "waiting")
    if db.execute(change.values(**values)).rowcount == 0:
        return False
    db.execute(insert(delivery_attempts).values(delivery_seq=claimed.seq, **vars(attempt)))
    return True


def again(db: Connection, delivery_id: str) -> DeliveryRow:
    """Send the same message again, now, with all its tries before it fails.

    Raises
    ------
    NotFound
        If there is no such delivery.
    Conflict
        If it is waiting anyway and no try has failed.
    """
    row = get(db, delivery_id)
    if row.state == "waiting" and row.failures == 0:
        raise Conflict("A delivery can be sent again after a try, but this one still waits for one")
    now = db_now(db)
    values = {"state": "waiting", "failures": 0, "next_at": now, "done_at": None}
    db.execute(update(deliveries).where(deliveries.c.seq == row.seq).values(**values))
    return get(db, delivery_id)


def give_up(db: Connection, target: str) -> int:
    """End all waiting deliveries to a target, such as an endpoint that is switched off."""
    now = db_now(db)
    change = update(deliveries).where(deliveries.c.target == target, _WAITS)
    return db.execute(change.values(state="failed", done_at=now, lease_until=None)).rowcount


def waiting(db: Connection, target: str) -> list[DeliveryRow]:
    """All deliveries to a target that wait, oldest first."""
    rows = db.execute(_select().where(deliveries.c.target == target, _WAITS))
    return sorted(map(_row, rows), key=lambda row: row.seq)


def withdraw(db: Connection, row: DeliveryRow, reason: str) -> None:
    """End a waiting delivery for a reason, which is written as its last try."""
    number, now = row.attempts + 1, db_now(db)
    values = {"state": "failed", "done_at": now, "lease_until": None, "attempts": number}
    same = (deliveries.c.seq == row.seq) & (deliveries.c.attempts == row.attempts)
    if db.execute(update(deliveries).where(same, _WAITS).values(**values)).rowcount:
        attempt = DeliveryAttempt(number, now, 0.0, None, "", reason)
        db.execute(insert(delivery_attempts).values(delivery_seq=row.seq, **vars(attempt)))


def forget(db: Connection, target: str) -> None:
    """Delete all deliveries to a target, with their tries."""
    numbers = select(deliveries.c.seq).where(deliveries.c.target == target)
    db.execute(delete(delivery_attempts).where(delivery_attempts.c.delivery_seq.in_(numbers)))
    db.execute(delete(deliveries).where(deliveries.c.target == target))


def get(db: Connection, delivery_id: str) -> DeliveryRow:
    """One delivery; NotFound if there is none with this id."""
    row = db.execute(_select().where(deliveries.c.id == delivery_id)).one_or_none()
    if row is None:
        raise NotFound(f"There is no delivery {delivery_id[:80]!r}")
    return _row(row)


def page(
    db: Connection, target: str | None = None, cursor: str | None = None, limit: int = 50
) -> Page[DeliveryRow]:
    """A page of the deliveries, or of those to one target, newest first."""
    before = read_cursor(cursor)
    query = _select()
    if target is not None:
        query = query.where(deliveries.c.target == target)
    if before is not None:
        query = query.where(deliveries.c.seq < before)
    rows = db.execute(query.order_by(deliveries.c.seq.desc()).limit(check_limit(limit) + 1))
    return make_page([_row(row) for row in rows], limit, lambda row: row.seq)


def attempts(db: Connection, seq: int) -> list[DeliveryAttempt]:
    """The tries of a delivery, oldest first."""
    known = delivery_attempts
    query = select(known).where(known.c.delivery_seq == seq).order_by(known.c.number)
    rows = [dict(row._mapping) for row in db.execute(query)]
    return [
        DeliveryAttempt(**{k: v for k, v in row.items() if k != "delivery_seq"}) for row in rows
    ]


_WAITS = deliveries.c.state == "waiting"


def _due(now: float) -> ColumnElement[bool]:
    free = or_(deliveries.c.lease_until.is_(None), deliveries.c.lease_until < now)
    return _WAITS & (deliveries.c.next_at <= now) & free


def _free_to_send(now: float, mail: bool) -> ColumnElement[bool]:
    other = deliveries.alias("other")
    in_hand = (
        (other.c.channel == "email") & (other.c.state == "waiting") & (other.c.lease_until >= now)
    )
    is_hook = deliveries.c.channel == "webhook"
    if not mail:
        return _due(now) & is_hook
    return _due(now) & or_(is_hook, ~exists(select(other.c.seq).where(in_hand)))


def _select() -> Select[Any]:
    return select(deliveries, outbox.c.topic).join(outbox, outbox.c.id == deliveries.c.message_id)


def _row(row: Any) -> DeliveryRow:
    return DeliveryRow(**row._mapping)
