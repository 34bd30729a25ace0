from typing import Literal

RecipientCreateTopicsItem = Literal[
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

RECIPIENT_CREATE_TOPICS_ITEM_VALUES: set[RecipientCreateTopicsItem] = {
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


def check_recipient_create_topics_item(value: str) -> RecipientCreateTopicsItem:
    if value in RECIPIENT_CREATE_TOPICS_ITEM_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {RECIPIENT_CREATE_TOPICS_ITEM_VALUES!r}"
    )
