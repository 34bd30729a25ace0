from typing import Literal

DeliveryReadTopic = Literal[
    "market.moved",
    "model.declined",
    "model.not_promoted",
    "model.promoted",
    "model.proposed",
    "run.cancelled",
    "run.failed",
    "run.succeeded",
    "test",
    "webhook.disabled",
]

DELIVERY_READ_TOPIC_VALUES: set[DeliveryReadTopic] = {
    "market.moved",
    "model.declined",
    "model.not_promoted",
    "model.promoted",
    "model.proposed",
    "run.cancelled",
    "run.failed",
    "run.succeeded",
    "test",
    "webhook.disabled",
}


def check_delivery_read_topic(value: str) -> DeliveryReadTopic:
    if value in DELIVERY_READ_TOPIC_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {DELIVERY_READ_TOPIC_VALUES!r}"
    )
