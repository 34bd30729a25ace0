from typing import Literal

DeliveryReadChannel = Literal["email", "webhook"]

DELIVERY_READ_CHANNEL_VALUES: set[DeliveryReadChannel] = {
    "email",
    "webhook",
}


def check_delivery_read_channel(value: str) -> DeliveryReadChannel:
    if value in DELIVERY_READ_CHANNEL_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {DELIVERY_READ_CHANNEL_VALUES!r}"
    )
