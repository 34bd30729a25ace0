from typing import Literal

BodyInspectRowsStateType0 = Literal["ready", "unusable", "warning"]

BODY_INSPECT_ROWS_STATE_TYPE_0_VALUES: set[BodyInspectRowsStateType0] = {
    "ready",
    "unusable",
    "warning",
}


def check_body_inspect_rows_state_type_0(value: str) -> BodyInspectRowsStateType0:
    if value in BODY_INSPECT_ROWS_STATE_TYPE_0_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {BODY_INSPECT_ROWS_STATE_TYPE_0_VALUES!r}"
    )
