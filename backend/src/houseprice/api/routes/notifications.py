"""The calls for notifications: webhooks, mail recipients and deliveries."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path, Query
from pydantic import AfterValidator

from houseprice.api.deps import Ctx, Cursor, Limit, valid_id
from houseprice.api.responses import ANY, BODY, UNSAFE, documented
from houseprice.api.schemas.base import EXAMPLE_ID
from houseprice.api.schemas.notifications import (
    DeliveryDetail,
    DeliveryPage,
    DeliveryRead,
    RecipientCreate,
    RecipientEdit,
    RecipientList,
    RecipientRead,
    WebhookCreate,
    WebhookEdit,
    WebhookList,
    WebhookRead,
    WebhookWithSecret,
)
from houseprice.api.strict_json import StrictJsonRoute
from houseprice.services.notifications import recipients, webhooks
from houseprice.services.notifications.webhooks import WebhookChange

router = APIRouter(prefix="/v1", tags=["notifications"], route_class=StrictJsonRoute)

_WebhookId = Annotated[
    str, Path(description="Id of the webhook.", examples=[EXAMPLE_ID]), AfterValidator(valid_id)
]
_RecipientId = Annotated[
    str, Path(description="Id of the recipient.", examples=[EXAMPLE_ID]), AfterValidator(valid_id)
]
_DeliveryId = Annotated[
    str, Path(description="Id of the delivery.", examples=[EXAMPLE_ID]), AfterValidator(valid_id)
]
_Target = Annotated[
    str | None,
    Query(
        min_length=1,
        max_length=254,
        pattern=r"^[\x21-\x7e]+$",
        description="Only deliveries to this webhook (its id) or mail address.",
    ),
]


@router.get("/webhooks", responses=ANY)
def list_webhooks(ctx: Ctx) -> WebhookList:
    """List the webhooks."""
    return WebhookList(items=[WebhookRead.model_validate(row) for row in webhooks.listing(ctx)])


@router.post("/webhooks", status_code=201, responses={**ANY, **BODY, **documented(409)})
def create_webhook(ctx: Ctx, body: WebhookCreate) -> WebhookWithSecret:
    """Add a webhook; only this answer has its secret."""
    view = webhooks.create(ctx, body.url, body.topics, body.description)
    return WebhookWithSecret.model_validate(view)


@router.post("/webhooks/{webhook_id}", responses={**ANY, **BODY, **documented(404)})
def change_webhook(ctx: Ctx, webhook_id: _WebhookId, body: WebhookEdit) -> WebhookRead:
    """Change a webhook, or switch it on or off."""
    return WebhookRead.model_validate(webhooks.change(ctx, webhook_id, WebhookChange(**dict(body))))


@router.delete(
    "/webhooks/{webhook_id}", status_code=204, responses={**ANY, **UNSAFE, **documented(404)}
)
def delete_webhook(ctx: Ctx, webhook_id: _WebhookId) -> None:
    """Delete a webhook with its deliveries."""
    webhooks.remove(ctx, webhook_id)


@router.post("/webhooks/{webhook_id}/secret", responses={**ANY, **UNSAFE, **documented(404)})
def renew_secret(ctx: Ctx, webhook_id: _WebhookId) -> WebhookWithSecret:
    """Make a new secret; for a day messages are signed with the old one too."""
    return WebhookWithSecret.model_validate(webhooks.rotate(ctx, webhook_id))


@router.post(
    "/webhooks/{webhook_id}/test",
    status_code=202,
    responses={**ANY, **UNSAFE, **documented(404)},
)
def test_webhook(ctx: Ctx, webhook_id: _WebhookId) -> DeliveryRead:
    """Queue a test message, which is tried once."""
    return DeliveryRead.model_validate(webhooks.test(ctx, webhook_id))


@router.get("/deliveries", responses=ANY)
def list_deliveries(
    ctx: Ctx, target: _Target = None, cursor: Cursor = None, limit: Limit = 50
) -> DeliveryPage:
    """List deliveries, newest first."""
    return DeliveryPage.model_validate(webhooks.delivery_page(ctx, target, cursor, limit))


@router.get("/deliveries/{delivery_id}", responses={**ANY, **documented(404)})
def get_delivery(ctx: Ctx, delivery_id: _DeliveryId) -> DeliveryDetail:
    """Get a delivery with its body, and the answer to each try."""
    return DeliveryDetail.model_validate(webhooks.delivery(ctx, delivery_id))


@router.post(
    "/deliveries/{delivery_id}/again",
    status_code=202,
    responses={**ANY, **UNSAFE, **documented(404, 409)},
)
def send_delivery_again(ctx: Ctx, delivery_id: _DeliveryId) -> DeliveryRead:
    """Send a message again, with the same id and the same body."""
    return DeliveryRead.model_validate(webhooks.send_again(ctx, delivery_id))


@router.get("/recipients", responses=ANY)
def list_recipients(ctx: Ctx) -> RecipientList:
    """List who gets mail, and whether the studio can send any."""
    return RecipientList.model_validate(recipients.listing(ctx))


@router.post("/recipients", status_code=201, responses={**ANY, **BODY, **documented(409)})
def add_recipient(ctx: Ctx, body: RecipientCreate) -> RecipientRead:
    """Add a recipient of mail."""
    return RecipientRead.model_validate(recipients.add(ctx, body.address, body.topics))


@router.post("/recipients/{recipient_id}", responses={**ANY, **BODY, **documented(404)})
def change_recipient(ctx: Ctx, recipient_id: _RecipientId, body: RecipientEdit) -> RecipientRead:
    """Set what a recipient gets."""
    return RecipientRead.model_validate(recipients.change(ctx, recipient_id, body.topics))


@router.delete(
    "/recipients/{recipient_id}", status_code=204, responses={**ANY, **UNSAFE, **documented(404)}
)
def delete_recipient(ctx: Ctx, recipient_id: _RecipientId) -> None:
    """Delete a recipient of mail."""
    recipients.remove(ctx, recipient_id)


@router.post(
    "/recipients/{recipient_id}/test",
    status_code=202,
    responses={**ANY, **UNSAFE, **documented(404, 409)},
)
def test_recipient(ctx: Ctx, recipient_id: _RecipientId) -> DeliveryRead:
    """Queue a test mail, which is tried once."""
    return DeliveryRead.model_validate(recipients.test(ctx, recipient_id))
