from typing import Literal

InspectedColumnMadeFrom = Literal["", "areas", "points"]

INSPECTED_COLUMN_MADE_FROM_VALUES: set[InspectedColumnMadeFrom] = {
    "",
    "areas",
    "points",
}


def check_inspected_column_made_from(value: str) -> InspectedColumnMadeFrom:
    if value in INSPECTED_COLUMN_MADE_FROM_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {INSPECTED_COLUMN_MADE_FROM_VALUES!r}"
    )
