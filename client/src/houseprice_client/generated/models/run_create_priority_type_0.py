from typing import Literal

RunCreatePriorityType0 = Literal["high", "low", "normal"]

RUN_CREATE_PRIORITY_TYPE_0_VALUES: set[RunCreatePriorityType0] = {
    "high",
    "low",
    "normal",
}


def check_run_create_priority_type_0(value: str) -> RunCreatePriorityType0:
    if value in RUN_CREATE_PRIORITY_TYPE_0_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {RUN_CREATE_PRIORITY_TYPE_0_VALUES!r}"
    )
