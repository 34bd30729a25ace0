from typing import Literal

WebhookWithSecretTopicsItem = Literal[
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

WEBHOOK_WITH_SECRET_TOPICS_ITEM_VALUES: set[WebhookWithSecretTopicsItem] = {
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


def check_webhook_with_secret_topics_item(value: str) -> WebhookWithSecretTopicsItem:
    if value in WEBHOOK_WITH_SECRET_TOPICS_ITEM_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {WEBHOOK_WITH_SECRET_TOPICS_ITEM_VALUES!r}"
    )
