from typing import Literal

BodyInspectRowsAreaUnit = Literal["", "ft2", "m2"]

BODY_INSPECT_ROWS_AREA_UNIT_VALUES: set[BodyInspectRowsAreaUnit] = {
    "",
    "ft2",
    "m2",
}


def check_body_inspect_rows_area_unit(value: str) -> BodyInspectRowsAreaUnit:
    if value in BODY_INSPECT_ROWS_AREA_UNIT_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {BODY_INSPECT_ROWS_AREA_UNIT_VALUES!r}"
    )
