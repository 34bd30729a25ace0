from typing import Literal

DeliveryDetailTopic = Literal[
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

DELIVERY_DETAIL_TOPIC_VALUES: set[DeliveryDetailTopic] = {
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


def check_delivery_detail_topic(value: str) -> DeliveryDetailTopic:
    if value in DELIVERY_DETAIL_TOPIC_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {DELIVERY_DETAIL_TOPIC_VALUES!r}"
    )
