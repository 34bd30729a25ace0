from typing import Literal

TrainRequestQueue = Literal["cpu", "gpu"]

TRAIN_REQUEST_QUEUE_VALUES: set[TrainRequestQueue] = {
    "cpu",
    "gpu",
}


def check_train_request_queue(value: str) -> TrainRequestQueue:
    if value in TRAIN_REQUEST_QUEUE_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {TRAIN_REQUEST_QUEUE_VALUES!r}"
    )
