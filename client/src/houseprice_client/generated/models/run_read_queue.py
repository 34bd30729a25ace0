from typing import Literal

RunReadQueue = Literal["cpu", "gpu"]

RUN_READ_QUEUE_VALUES: set[RunReadQueue] = {
    "cpu",
    "gpu",
}


def check_run_read_queue(value: str) -> RunReadQueue:
    if value in RUN_READ_QUEUE_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {RUN_READ_QUEUE_VALUES!r}"
    )
