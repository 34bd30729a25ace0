from typing import Literal

InspectionReadAreaUnit = Literal["", "ft2", "m2"]

INSPECTION_READ_AREA_UNIT_VALUES: set[InspectionReadAreaUnit] = {
    "",
    "ft2",
    "m2",
}


def check_inspection_read_area_unit(value: str) -> InspectionReadAreaUnit:
    if value in INSPECTION_READ_AREA_UNIT_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {INSPECTION_READ_AREA_UNIT_VALUES!r}"
    )
