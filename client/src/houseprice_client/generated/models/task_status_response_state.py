from typing import Literal

TaskStatusResponseState = Literal[
    "FAILURE", "PENDING", "PROGRESS", "REVOKED", "STARTED", "SUCCESS"
]

TASK_STATUS_RESPONSE_STATE_VALUES: set[TaskStatusResponseState] = {
    "FAILURE",
    "PENDING",
    "PROGRESS",
    "REVOKED",
    "STARTED",
    "SUCCESS",
}


def check_task_status_response_state(value: str) -> TaskStatusResponseState:
    if value in TASK_STATUS_RESPONSE_STATE_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {TASK_STATUS_RESPONSE_STATE_VALUES!r}"
    )
