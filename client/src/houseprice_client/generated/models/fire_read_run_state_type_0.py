from typing import Literal

FireReadRunStateType0 = Literal["cancelled", "failed", "queued", "running", "succeeded"]

FIRE_READ_RUN_STATE_TYPE_0_VALUES: set[FireReadRunStateType0] = {
    "cancelled",
    "failed",
    "queued",
    "running",
    "succeeded",
}


def check_fire_read_run_state_type_0(value: str) -> FireReadRunStateType0:
    if value in FIRE_READ_RUN_STATE_TYPE_0_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {FIRE_READ_RUN_STATE_TYPE_0_VALUES!r}"
    )
