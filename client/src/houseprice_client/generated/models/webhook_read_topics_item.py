from typing import Literal

WebhookReadTopicsItem = Literal[
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

WEBHOOK_READ_TOPICS_ITEM_VALUES: set[WebhookReadTopicsItem] = {
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


def check_webhook_read_topics_item(value: str) -> WebhookReadTopicsItem:
    if value in WEBHOOK_READ_TOPICS_ITEM_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {WEBHOOK_READ_TOPICS_ITEM_VALUES!r}"
    )
