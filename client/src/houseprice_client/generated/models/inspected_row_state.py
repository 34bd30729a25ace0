from typing import Literal

InspectedRowState = Literal["ready", "unusable", "warning"]

INSPECTED_ROW_STATE_VALUES: set[InspectedRowState] = {
    "ready",
    "unusable",
    "warning",
}


def check_inspected_row_state(value: str) -> InspectedRowState:
    if value in INSPECTED_ROW_STATE_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {INSPECTED_ROW_STATE_VALUES!r}"
    )
