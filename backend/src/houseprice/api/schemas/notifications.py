"""Webhooks, mail recipients and deliveries on the wire."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Literal

from pydantic import Field

from houseprice.api.schemas.base import Wire

NoticeTopic = Literal[
    "run.succeeded",
    "run.failed",
    "run.cancelled",
    "model.promoted",
    "model.not_promoted",
    "model.proposed",
    "model.declined",
    "market.moved",
    "webhook.disabled",
]
DeliveryTopic = Literal[NoticeTopic, "test"]
_Topics = Annotated[
    list[NoticeTopic], Field(min_length=1, max_length=20, description="What it gets.")
]
_Url = Annotated[
    str,
    Field(
        min_length=1,
        max_length=2000,
        description="Address: https at port 443 or 8443, unless the operator allows more.",
        examples=["https://example.org/hooks"],
    ),
]
_Description = Annotated[str, Field(max_length=200, pattern=r"^[^\x00-\x1f\x7f]*$")]


class WebhookCreate(Wire):
    """A new webhook."""

    url: _Url
    topics: _Topics
    description: _Description = ""


class WebhookEdit(Wire):
    """What to change of a webhook; what is left out stays."""

    url: _Url | None = None
    topics: _Topics | None = None
    description: _Description | None = None
    enabled: bool | None = None


class WebhookRead(Wire):
    """A webhook; its secret is shown only once."""

    id: str
    url: str
    description: str
    topics: list[NoticeTopic]
    created_at: datetime
    failing_since: datetime | None = Field(description="First failure since the last success.")
    disabled_at: datetime | None
    disabled_reason: str = Field(description="Why it was switched off.")
    old_secret_until: datetime | None = Field(
        description="Until then, messages are also signed with the secret before."
    )


class WebhookWithSecret(WebhookRead):
    """A webhook with its new secret, which no later answer has."""

    secret: str = Field(examples=["whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"])


class WebhookList(Wire):
    """All webhooks, oldest first."""

    items: list[WebhookRead]


class AttemptRead(Wire):
    """A try of a delivery."""

    number: int
    at: datetime
    seconds: float
    status: int | None = Field(description="Status of the answer; null if there was none.")
    answer: str = Field(description="The first 2,000 characters of the answer.")
    error: str


class DeliveryRead(Wire):
    """A message on its way to one webhook or mail address."""

    id: str
    topic: DeliveryTopic
    channel: Literal["webhook", "email"]
    target: str = Field(description="Id of the webhook, or the address.")
    state: Literal["waiting", "delivered", "failed"]
    attempts: int
    created_at: datetime
    next_at: datetime | None = Field(description="Time of the next try.")
    done_at: datetime | None


class DeliveryDetail(DeliveryRead):
    """A delivery with its body and its tries."""

    body: str | None
    tries: list[AttemptRead]


class DeliveryPage(Wire):
    """A page of deliveries, newest first."""

    items: list[DeliveryRead]
    next_cursor: str | None


class RecipientCreate(Wire):
    """A new recipient of mail."""

    address: str = Field(min_length=3, max_length=254, examples=["ann@example.org"])
    topics: _Topics


class RecipientEdit(Wire):
    """What a recipient gets."""

    topics: _Topics


class RecipientRead(Wire):
    """A recipient of mail."""

    id: str
    address: str
    topics: list[NoticeTopic]
    created_at: datetime


class RecipientList(Wire):
    """All recipients of mail."""

    items: list[RecipientRead]
    enabled: bool = Field(description="Whether the studio has a mail server.")
    sender: str


class PersonalNotices(Wire):
    """What a user hears by mail."""

    address: str = Field(min_length=3, max_length=254)
    topics: list[NoticeTopic] = Field(min_length=1, max_length=12)
    only_mine: bool = Field(
        default=True, description="Only what is theirs, and not everything that they may see."
    )


class ScheduleNotices(Wire):
    """Where the messages of a schedule go."""

    address: str = Field(min_length=3, max_length=254)
    topics: list[NoticeTopic] = Field(min_length=1, max_length=12)


class SubscriptionRead(Wire):
    """What somebody hears by mail; an empty address hears nothing."""

    address: str
    topics: list[NoticeTopic]
    only_mine: bool
    enabled: bool = Field(description="False where the studio has no mail server.")
