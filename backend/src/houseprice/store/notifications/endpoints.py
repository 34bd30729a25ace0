"""Webhook endpoints and mail recipients: who asked for what."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, delete, insert, select, update

from houseprice.errors import Conflict, NotFound
from houseprice.jobs.ids import new_id
from houseprice.jobs.notices import Notice
from houseprice.store.clock import db_now
from houseprice.store.notifications import deliveries, outbox, subscriptions
from houseprice.store.notifications.tables import mail_recipients, webhook_endpoints


@dataclass(frozen=True)
class EndpointRow:
    """A webhook endpoint; `secret_number` grows by one at each change of its secret."""

    id: str
    owner_id: str | None
    url: str
    description: str
    topics: list[str]
    secret_number: int
    secret_check: str
    old_secret_until: float | None
    created_at: float
    failing_since: float | None
    disabled_at: float | None
    disabled_reason: str


@dataclass(frozen=True)
class RecipientRow:
    """Somebody who gets mail."""

    id: str
    owner_id: str | None
    address: str
    topics: list[str]
    created_at: float


@dataclass(frozen=True)
class NewEndpoint:
    """An endpoint to store; `secret_check` is the check sum of its first secret."""

    id: str
    url: str
    description: str
    topics: tuple[str, ...]
    secret_check: str


def add(db: Connection, new: NewEndpoint) -> EndpointRow:
    """Store an endpoint."""
    values = {**vars(new), "topics": list(new.topics), "created_at": db_now(db)}
    db.execute(insert(webhook_endpoints).values(**values))
    return get(db, new.id)


def get(db: Connection, endpoint_id: str) -> EndpointRow:
    """An endpoint; NotFound if there is none with this id."""
    query = select(webhook_endpoints).where(webhook_endpoints.c.id == endpoint_id)
    row = db.execute(query).one_or_none()
    if row is None:
        raise NotFound(f"There is no webhook {endpoint_id[:80]!r}")
    return EndpointRow(**row._mapping)


def everything(db: Connection) -> list[EndpointRow]:
    """All endpoints, oldest first."""
    query = select(webhook_endpoints).order_by(webhook_endpoints.c.id)
    return [EndpointRow(**row._mapping) for row in db.execute(query)]


def change(db: Connection, endpoint_id: str, **values: Any) -> EndpointRow:
    """Set columns of an endpoint."""
    get(db, endpoint_id)
    known = webhook_endpoints
    db.execute(update(known).where(known.c.id == endpoint_id).values(**values))
    return get(db, endpoint_id)


def remove(db: Connection, endpoint_id: str) -> None:
    """Delete an endpoint with its deliveries."""
    get(db, endpoint_id)
    deliveries.forget(db, endpoint_id)
    db.execute(delete(webhook_endpoints).where(webhook_endpoints.c.id == endpoint_id))


def switch_off(db: Connection, row: EndpointRow, reason: str) -> None:
    """Switch an endpoint off, end its waiting deliveries, and note that for the others."""
    now = db_now(db)
    change(db, row.id, disabled_at=now, disabled_reason=reason)
    deliveries.give_up(db, row.id)
    facts = {
        "webhook_id": row.id,
        "url": row.url,
        "reason": reason,
        "path": "/settings/notifications",
    }
    outbox.add(db, Notice("webhook.disabled", f"off:{row.id}:{now:.0f}", facts), now)


def add_recipient(db: Connection, address: str, topics: Sequence[str]) -> RecipientRow:
    """Store a recipient of mail; Conflict if there is one with this address."""
    known = mail_recipients
    if db.execute(select(known.c.id).where(known.c.address == address)).first() is not None:
        raise Conflict(f"An address can be a recipient once, but {address!r:.80} is one already")
    recipient_id = new_id()
    values = {"id": recipient_id, "address": address, "topics": list(topics)}
    db.execute(insert(known).values(**values, created_at=db_now(db)))
    return recipient(db, recipient_id)


def recipient(db: Connection, recipient_id: str) -> RecipientRow:
    """A recipient of mail; NotFound if there is none with this id."""
    query = select(mail_recipients).where(mail_recipients.c.id == recipient_id)
    row = db.execute(query).one_or_none()
    if row is None:
        raise NotFound(f"There is no recipient {recipient_id[:80]!r}")
    return RecipientRow(**row._mapping)


def recipients(db: Connection) -> list[RecipientRow]:
    """All recipients of mail, oldest first."""
    query = select(mail_recipients).order_by(mail_recipients.c.id)
    return [RecipientRow(**row._mapping) for row in db.execute(query)]


def change_recipient(db: Connection, recipient_id: str, topics: Sequence[str]) -> RecipientRow:
    """Set what a recipient gets."""
    recipient(db, recipient_id)
    known = mail_recipients
    db.execute(update(known).where(known.c.id == recipient_id).values(topics=list(topics)))
    return recipient(db, recipient_id)


def remove_recipient(db: Connection, recipient_id: str) -> None:
    """Delete a recipient; what waits for the address is only sent if others asked for it too."""
    address = recipient(db, recipient_id).address
    db.execute(delete(mail_recipients).where(mail_recipients.c.id == recipient_id))
    for row in deliveries.waiting(db, address):
        if address not in subscriptions.readers(db, outbox.get(db, row.message_id)):
            deliveries.withdraw(db, row, "The recipient was deleted")
