from typing import Literal

BodyCheckBatchAreaUnitType0 = Literal["ft2", "m2"]

BODY_CHECK_BATCH_AREA_UNIT_TYPE_0_VALUES: set[BodyCheckBatchAreaUnitType0] = {
    "ft2",
    "m2",
}


def check_body_check_batch_area_unit_type_0(value: str) -> BodyCheckBatchAreaUnitType0:
    if value in BODY_CHECK_BATCH_AREA_UNIT_TYPE_0_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {BODY_CHECK_BATCH_AREA_UNIT_TYPE_0_VALUES!r}"
    )
