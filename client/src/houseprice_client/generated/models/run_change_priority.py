from typing import Literal

RunChangePriority = Literal["high", "low", "normal"]

RUN_CHANGE_PRIORITY_VALUES: set[RunChangePriority] = {
    "high",
    "low",
    "normal",
}


def check_run_change_priority(value: str) -> RunChangePriority:
    if value in RUN_CHANGE_PRIORITY_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {RUN_CHANGE_PRIORITY_VALUES!r}"
    )
