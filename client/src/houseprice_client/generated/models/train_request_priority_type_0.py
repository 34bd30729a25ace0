from typing import Literal

TrainRequestPriorityType0 = Literal["high", "low", "normal"]

TRAIN_REQUEST_PRIORITY_TYPE_0_VALUES: set[TrainRequestPriorityType0] = {
    "high",
    "low",
    "normal",
}


def check_train_request_priority_type_0(value: str) -> TrainRequestPriorityType0:
    if value in TRAIN_REQUEST_PRIORITY_TYPE_0_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {TRAIN_REQUEST_PRIORITY_TYPE_0_VALUES!r}"
    )
