from typing import Literal

WebhookCreateTopicsItem = Literal[
    "market.moved",
    "model.declined",
    "model.not_promoted",
    "model.promoted",
    "model.proposed",
    "run.cancelled",
    "run.failed",
    "run.succeeded",
    "webhook.disabled",
]

WEBHOOK_CREATE_TOPICS_ITEM_VALUES: set[WebhookCreateTopicsItem] = {
    "market.moved",
    "model.declined",
    "model.not_promoted",
    "model.promoted",
    "model.proposed",
    "run.cancelled",
    "run.failed",
    "run.succeeded",
    "webhook.disabled",
}


def check_webhook_create_topics_item(value: str) -> WebhookCreateTopicsItem:
    if value in WEBHOOK_CREATE_TOPICS_ITEM_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {WEBHOOK_CREATE_TOPICS_ITEM_VALUES!r}"
    )
