from typing import Literal

DeliveryReadState = Literal["delivered", "failed", "waiting"]

DELIVERY_READ_STATE_VALUES: set[DeliveryReadState] = {
    "delivered",
    "failed",
    "waiting",
}


def check_delivery_read_state(value: str) -> DeliveryReadState:
    if value in DELIVERY_READ_STATE_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {DELIVERY_READ_STATE_VALUES!r}"
    )
