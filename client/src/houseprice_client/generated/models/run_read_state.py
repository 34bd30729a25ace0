from typing import Literal

RunReadState = Literal["cancelled", "failed", "queued", "running", "succeeded"]

RUN_READ_STATE_VALUES: set[RunReadState] = {
    "cancelled",
    "failed",
    "queued",
    "running",
    "succeeded",
}


def check_run_read_state(value: str) -> RunReadState:
    if value in RUN_READ_STATE_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {RUN_READ_STATE_VALUES!r}"
    )
