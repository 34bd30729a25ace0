from typing import Literal

DeliveryDetailState = Literal["delivered", "failed", "waiting"]

DELIVERY_DETAIL_STATE_VALUES: set[DeliveryDetailState] = {
    "delivered",
    "failed",
    "waiting",
}


def check_delivery_detail_state(value: str) -> DeliveryDetailState:
    if value in DELIVERY_DETAIL_STATE_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {DELIVERY_DETAIL_STATE_VALUES!r}"
    )
