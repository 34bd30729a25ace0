from typing import Literal

RunCreateQueue = Literal["cpu", "gpu"]

RUN_CREATE_QUEUE_VALUES: set[RunCreateQueue] = {
    "cpu",
    "gpu",
}


def check_run_create_queue(value: str) -> RunCreateQueue:
    if value in RUN_CREATE_QUEUE_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {RUN_CREATE_QUEUE_VALUES!r}"
    )
