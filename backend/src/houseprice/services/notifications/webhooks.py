"""Webhooks: who gets which messages, with what secret, and what was delivered."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import Connection

from houseprice.errors import Conflict, InvalidInput
from houseprice.jobs.ids import new_id
from houseprice.jobs.notices import TOPICS, Notice, Topic
from houseprice.services.context import Context
from houseprice.services.notifications import messages, secrets, sender
from houseprice.services.notifications.addresses import AllowList, check_url
from houseprice.store.clock import db_now
from houseprice.store.engine import reading, transaction
from houseprice.store.notifications import deliveries, endpoints, outbox
from houseprice.store.notifications.deliveries import Channel, DeliveryRow, DeliveryState
from houseprice.store.notifications.endpoints import EndpointRow, NewEndpoint
from houseprice.store.pages import Page

#: Two secrets sign for so long after a change, so that a receiver can change at its leisure.
BOTH_SECRETS_S = 86_400.0
MOST_WEBHOOKS = 50


@dataclass(frozen=True)
class WebhookView:
    """A webhook as it is shown; `secret` only right after it was made."""

    id: str
    url: str
    description: str
    topics: tuple[str, ...]
    created_at: datetime
    failing_since: datetime | None
    disabled_at: datetime | None
    disabled_reason: str
    old_secret_until: datetime | None
    secret: str | None = None


@dataclass(frozen=True)
class WebhookChange:
    """What to change of a webhook; None leaves it as it is."""

    url: str | None = None
    description: str | None = None
    topics: Sequence[str] | None = None
    enabled: bool | None = None


@dataclass(frozen=True)
class AttemptView:
    """A try of a delivery."""

    number: int
    at: datetime
    seconds: float
    status: int | None
    answer: str
    error: str


@dataclass(frozen=True)
class DeliveryView:
    """A delivery; `body` and `tries` only where one delivery is asked for."""

    id: str
    topic: Topic
    channel: Channel
    target: str
    state: DeliveryState
    attempts: int
    created_at: datetime
    next_at: datetime | None
    done_at: datetime | None
    body: str | None = None
    tries: tuple[AttemptView, ...] = ()


def listing(ctx: Context) -> tuple[WebhookView, ...]:
    """All webhooks, oldest first."""
    with reading(ctx.engine) as db:
        return tuple(_view(row) for row in endpoints.everything(db))


def create(ctx: Context, url: str, topics: Sequence[str], description: str = "") -> WebhookView:
    """Add a webhook; its secret is in the answer, and never again.

    Parameters
    ----------
    ctx : Context
    url : str
        See `addresses.check_url`.
    topics : sequence of str
        What it gets, of `jobs.notices.TOPICS`.
    description : str
        Words for people.

    Raises
    ------
    InvalidInput
        If the address or a topic breaks a rule.
    Conflict
        If there are too many webhooks.
    """
    check_url(url, AllowList.parse(ctx.settings.webhook_allow))
    endpoint_id = new_id()
    secret = secrets.secret(ctx.settings, endpoint_id, 1)
    asked = check_topics(topics)
    with transaction(ctx.engine) as db:
        if len(endpoints.everything(db)) >= MOST_WEBHOOKS:
            raise Conflict(f"A studio can have {MOST_WEBHOOKS} webhooks, and has them already")
        check = secrets.check_of(secret)
        row = endpoints.add(db, NewEndpoint(endpoint_id, url, description.strip(), asked, check))
    return _view(row, secret)


def check_topics(topics: Sequence[str]) -> tuple[str, ...]:
    """The topics without repeats, in their usual order.

    Raises
    ------
    InvalidInput
        If there is none, or one is unknown.
    """
    unknown = [topic for topic in topics if topic not in TOPICS]
    if unknown or not topics:
        raise InvalidInput(
            f"topics must have one or more of {', '.join(TOPICS)}, got "
            f"{', '.join(repr(topic)[:40] for topic in unknown) or 'none'}"
        )
    return tuple(topic for topic in TOPICS if topic in topics)


def change(ctx: Context, webhook_id: str, asked: WebhookChange) -> WebhookView:
    """Change a webhook; switching it on again clears the reason why it was switched off.

    Raises
    ------
    NotFound
        If there is no such webhook.
    InvalidInput
        If the address or a topic breaks a rule.
    """
    if asked.url is not None:
        check_url(asked.url, AllowList.parse(ctx.settings.webhook_allow))
    topics = None if asked.topics is None else list(check_topics(asked.topics))
    values = {"url": asked.url, "description": asked.description, "topics": topics}
    given = {name: value for name, value in values.items() if value is not None}
    with transaction(ctx.engine) as db:
        row = endpoints.get(db, webhook_id)
        row = endpoints.change(db, webhook_id, **given) if given else row
        return _view(_switched(db, row, asked.enabled))


def _switched(db: Connection, row: EndpointRow, enabled: bool | None) -> EndpointRow:
    if enabled is None or enabled == (row.disabled_at is None):
        return row
    if enabled:
        values = {"disabled_at": None, "disabled_reason": "", "failing_since": None}
        return endpoints.change(db, row.id, **values)
    deliveries.give_up(db, row.id)
    return endpoints.change(db, row.id, disabled_at=db_now(db), disabled_reason="By hand.")


def rotate(ctx: Context, webhook_id: str) -> WebhookView:
    """Make a new secret, which the answer has; for a day the old one signs too.

    Raises
    ------
    NotFound
        If there is no such webhook.
    """
    with transaction(ctx.engine) as db:
        row = endpoints.get(db, webhook_id)
        number = row.secret_number + 1
        secret = secrets.secret(ctx.settings, row.id, number)
        row = endpoints.change(
            db,
            row.id,
            secret_number=number,
            secret_check=secrets.check_of(secret),
            old_secret_until=db_now(db) + BOTH_SECRETS_S,
        )
    return _view(row, secret)


def remove(ctx: Context, webhook_id: str) -> None:
    """Delete a webhook with its deliveries; NotFound if there is no such webhook."""
    with transaction(ctx.engine) as db:
        endpoints.remove(db, webhook_id)


def test(ctx: Context, webhook_id: str) -> DeliveryView:
    """Queue a test message; it is tried once, also if the webhook is switched off.

    Raises
    ------
    NotFound
        If there is no such webhook.
    """
    with transaction(ctx.engine) as db:
        endpoints.get(db, webhook_id)
        facts = {
            "sentence": "This is a test message of the studio.",
            "path": "/settings/notifications",
        }
        return queue_test(ctx, db, "webhook", webhook_id, facts)


def queue_test(
    ctx: Context, db: Connection, channel: Channel, target: str, facts: dict[str, str]
) -> DeliveryView:
    """Write a test message and its only delivery in the transaction of the caller."""
    message_id = outbox.add(db, Notice("test", f"test:{new_id()}", facts), db_now(db))
    message = outbox.get(db, message_id)
    outbox.fan_out(db, message_id, messages.body(message, ctx.settings.public_url))
    delivery_id = deliveries.add(db, message_id, channel, target)
    return _delivery(deliveries.get(db, delivery_id))


def delivery_page(
    ctx: Context, target: str | None = None, cursor: str | None = None, limit: int = 50
) -> Page[DeliveryView]:
    """A page of the deliveries, or of those to one webhook or address, newest first."""
    with reading(ctx.engine) as db:
        rows = deliveries.page(db, target, cursor, limit)
    return Page(tuple(map(_delivery, rows.items)), rows.next_cursor)


def delivery(ctx: Context, delivery_id: str) -> DeliveryView:
    """A delivery with its body and all its tries; NotFound if there is none with this id."""
    with reading(ctx.engine) as db:
        row = deliveries.get(db, delivery_id)
        message = outbox.get(db, row.message_id)
        tries = deliveries.attempts(db, row.seq)
    views = tuple(AttemptView(**{**vars(item), "at": _time(item.at)}) for item in tries)
    return _delivery(row, message.body, views)


def send_again(ctx: Context, delivery_id: str) -> DeliveryView:
    """Queue a delivery again, with the same id of the message and the same body.

    Raises
    ------
    NotFound
        If there is no such delivery.
    Conflict
        If it still waits for its first try.
    """
    with transaction(ctx.engine) as db:
        return _delivery(deliveries.again(db, delivery_id))


def send_now(ctx: Context) -> int:
    """Deliver what is due in this process; returns the number of tries."""
    return sender.send_due(ctx)


def _view(row: EndpointRow, secret: str | None = None) -> WebhookView:
    return WebhookView(
        id=row.id,
        url=row.url,
        description=row.description,
        topics=tuple(row.topics),
        created_at=_time(row.created_at),
        failing_since=_time_or_none(row.failing_since),
        disabled_at=_time_or_none(row.disabled_at),
        disabled_reason=row.disabled_reason,
        old_secret_until=_time_or_none(row.old_secret_until),
        secret=secret,
    )


def _delivery(
    row: DeliveryRow, body: str | None = None, tries: tuple[AttemptView, ...] = ()
) -> DeliveryView:
    return DeliveryView(
        id=row.id,
        topic=row.topic,
        channel=row.channel,
        target=row.target,
        state=row.state,
        attempts=row.attempts,
        created_at=_time(row.created_at),
        next_at=_time(row.next_at) if row.state == "waiting" else None,
        done_at=_time_or_none(row.done_at),
        body=body,
        tries=tries,
    )


def _time(seconds: float) -> datetime:
    return datetime.fromtimestamp(seconds, UTC)


def _time_or_none(seconds: float | None) -> datetime | None:
    return None if seconds is None else _time(seconds)
