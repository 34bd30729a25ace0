from typing import Literal

RunReadPriority = Literal["high", "low", "normal"]

RUN_READ_PRIORITY_VALUES: set[RunReadPriority] = {
    "high",
    "low",
    "normal",
}


def check_run_read_priority(value: str) -> RunReadPriority:
    if value in RUN_READ_PRIORITY_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {RUN_READ_PRIORITY_VALUES!r}"
    )
