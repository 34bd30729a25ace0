from typing import Literal

SubscriptionReadTopicsItem = Literal[
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

SUBSCRIPTION_READ_TOPICS_ITEM_VALUES: set[SubscriptionReadTopicsItem] = {
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


def check_subscription_read_topics_item(value: str) -> SubscriptionReadTopicsItem:
    if value in SUBSCRIPTION_READ_TOPICS_ITEM_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {SUBSCRIPTION_READ_TOPICS_ITEM_VALUES!r}"
    )
