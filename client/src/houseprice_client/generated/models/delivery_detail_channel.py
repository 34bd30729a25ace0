from typing import Literal

DeliveryDetailChannel = Literal["email", "webhook"]

DELIVERY_DETAIL_CHANNEL_VALUES: set[DeliveryDetailChannel] = {
    "email",
    "webhook",
}


def check_delivery_detail_channel(value: str) -> DeliveryDetailChannel:
    if value in DELIVERY_DETAIL_CHANNEL_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {DELIVERY_DETAIL_CHANNEL_VALUES!r}"
    )
