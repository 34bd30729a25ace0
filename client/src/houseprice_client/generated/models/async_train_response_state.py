from typing import Literal

AsyncTrainResponseState = Literal[
    "FAILURE", "PENDING", "PROGRESS", "REVOKED", "STARTED", "SUCCESS"
]

ASYNC_TRAIN_RESPONSE_STATE_VALUES: set[AsyncTrainResponseState] = {
    "FAILURE",
    "PENDING",
    "PROGRESS",
    "REVOKED",
    "STARTED",
    "SUCCESS",
}


def check_async_train_response_state(value: str) -> AsyncTrainResponseState:
    if value in ASYNC_TRAIN_RESPONSE_STATE_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {ASYNC_TRAIN_RESPONSE_STATE_VALUES!r}"
    )
