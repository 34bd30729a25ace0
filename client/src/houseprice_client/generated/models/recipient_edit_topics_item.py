from typing import Literal

RecipientEditTopicsItem = Literal[
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

RECIPIENT_EDIT_TOPICS_ITEM_VALUES: set[RecipientEditTopicsItem] = {
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


def check_recipient_edit_topics_item(value: str) -> RecipientEditTopicsItem:
    if value in RECIPIENT_EDIT_TOPICS_ITEM_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {RECIPIENT_EDIT_TOPICS_ITEM_VALUES!r}"
    )
