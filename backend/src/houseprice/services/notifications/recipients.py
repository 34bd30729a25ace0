"""Who gets mail of which events."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from email.errors import HeaderParseError
from email.headerregistry import Address

from houseprice.errors import Conflict, InvalidInput
from houseprice.services.context import Context
from houseprice.services.notifications.webhooks import DeliveryView, check_topics, queue_test
from houseprice.store.engine import reading, transaction
from houseprice.store.notifications import endpoints
from houseprice.store.notifications.endpoints import RecipientRow

#: The form that mail servers take without quoting; a line break would be another header.
_ADDRESS = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9.-]{0,180})")


@dataclass(frozen=True)
class RecipientView:
    """Somebody who gets mail, and of what."""

    id: str
    address: str
    topics: tuple[str, ...]
    created_at: datetime


@dataclass(frozen=True)
class RecipientsView:
    """All recipients; `enabled` is False where the studio has no mail server."""

    items: tuple[RecipientView, ...]
    enabled: bool
    sender: str


def listing(ctx: Context) -> RecipientsView:
    """All recipients, oldest first."""
    with reading(ctx.engine) as db:
        rows = endpoints.recipients(db)
    settings = ctx.settings
    return RecipientsView(tuple(map(_view, rows)), bool(settings.smtp_host), settings.smtp_from)


def add(ctx: Context, address: str, topics: Sequence[str]) -> RecipientView:
    """Add a recipient.

    Raises
    ------
    InvalidInput
        If the address or a topic breaks a rule.
    Conflict
        If the address is a recipient already.
    """
    text, asked = check_address(address), check_topics(topics)
    with transaction(ctx.engine) as db:
        return _view(endpoints.add_recipient(db, text, asked))


def check_address(address: str) -> str:
    """A mail address without spaces around it; InvalidInput if it is none."""
    text = address.strip()
    if not _ADDRESS.fullmatch(text) or not _can_head(text):
        raise InvalidInput(
            f"address must be a mail address such as ann@example.org, got {address!r:.80}",
            places=({"field": "address", "rule": "must be a mail address"},),
        )
    return text


def _can_head(text: str) -> bool:
    """Whether a letter can be addressed to it; the library that writes letters decides."""
    try:
        domain = Address(addr_spec=text).domain
    except (ValueError, HeaderParseError, IndexError):
        return False
    return all(domain.split("."))


def change(ctx: Context, recipient_id: str, topics: Sequence[str]) -> RecipientView:
    """Set what a recipient gets; NotFound or InvalidInput as in `add`."""
    asked = check_topics(topics)
    with transaction(ctx.engine) as db:
        return _view(endpoints.change_recipient(db, recipient_id, asked))


def remove(ctx: Context, recipient_id: str) -> None:
    """Delete a recipient; NotFound if there is no such recipient."""
    with transaction(ctx.engine) as db:
        endpoints.remove_recipient(db, recipient_id)


def test(ctx: Context, recipient_id: str) -> DeliveryView:
    """Queue a test mail, which is tried once.

    Raises
    ------
    NotFound
        If there is no such recipient.
    Conflict
        If the studio has no mail server.
    """
    if not ctx.settings.smtp_host:
        raise Conflict(
            "Mail needs a mail server, and HOUSEPRICE_SMTP_HOST names none",
            hint="Set HOUSEPRICE_SMTP_HOST and HOUSEPRICE_SMTP_FROM, and start the studio again.",
        )
    with transaction(ctx.engine) as db:
        address = endpoints.recipient(db, recipient_id).address
        facts = {
            "sentence": "This is a test message of the studio.",
            "path": "/settings/notifications",
        }
        return queue_test(ctx, db, "email", address, facts)


def _view(row: RecipientRow) -> RecipientView:
    at = datetime.fromtimestamp(row.created_at, UTC)
    return RecipientView(row.id, row.address, tuple(row.topics), at)
