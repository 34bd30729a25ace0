from typing import Literal

RecipientReadTopicsItem = Literal[
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

RECIPIENT_READ_TOPICS_ITEM_VALUES: set[RecipientReadTopicsItem] = {
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


def check_recipient_read_topics_item(value: str) -> RecipientReadTopicsItem:
    if value in RECIPIENT_READ_TOPICS_ITEM_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {RECIPIENT_READ_TOPICS_ITEM_VALUES!r}"
    )
