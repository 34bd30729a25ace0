from typing import Literal

WebhookEditTopicsType0Item = Literal[
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

WEBHOOK_EDIT_TOPICS_TYPE_0_ITEM_VALUES: set[WebhookEditTopicsType0Item] = {
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


def check_webhook_edit_topics_type_0_item(value: str) -> WebhookEditTopicsType0Item:
    if value in WEBHOOK_EDIT_TOPICS_TYPE_0_ITEM_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {WEBHOOK_EDIT_TOPICS_TYPE_0_ITEM_VALUES!r}"
    )
