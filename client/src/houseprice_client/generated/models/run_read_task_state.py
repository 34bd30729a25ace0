from typing import Literal

RunReadTaskState = Literal[
    "FAILURE", "PENDING", "PROGRESS", "REVOKED", "STARTED", "SUCCESS"
]

RUN_READ_TASK_STATE_VALUES: set[RunReadTaskState] = {
    "FAILURE",
    "PENDING",
    "PROGRESS",
    "REVOKED",
    "STARTED",
    "SUCCESS",
}


def check_run_read_task_state(value: str) -> RunReadTaskState:
    if value in RUN_READ_TASK_STATE_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {RUN_READ_TASK_STATE_VALUES!r}"
    )
