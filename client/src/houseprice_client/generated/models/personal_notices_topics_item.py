from typing import Literal

PersonalNoticesTopicsItem = Literal[
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

PERSONAL_NOTICES_TOPICS_ITEM_VALUES: set[PersonalNoticesTopicsItem] = {
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


def check_personal_notices_topics_item(value: str) -> PersonalNoticesTopicsItem:
    if value in PERSONAL_NOTICES_TOPICS_ITEM_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {PERSONAL_NOTICES_TOPICS_ITEM_VALUES!r}"
    )
