from typing import Literal

BodyInspectTableAreaUnit = Literal["", "ft2", "m2"]

BODY_INSPECT_TABLE_AREA_UNIT_VALUES: set[BodyInspectTableAreaUnit] = {
    "",
    "ft2",
    "m2",
}


def check_body_inspect_table_area_unit(value: str) -> BodyInspectTableAreaUnit:
    if value in BODY_INSPECT_TABLE_AREA_UNIT_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {BODY_INSPECT_TABLE_AREA_UNIT_VALUES!r}"
    )
