from typing import Literal

BodyCreateBatchAreaUnitType0 = Literal["ft2", "m2"]

BODY_CREATE_BATCH_AREA_UNIT_TYPE_0_VALUES: set[BodyCreateBatchAreaUnitType0] = {
    "ft2",
    "m2",
}


def check_body_create_batch_area_unit_type_0(
    value: str,
) -> BodyCreateBatchAreaUnitType0:
    if value in BODY_CREATE_BATCH_AREA_UNIT_TYPE_0_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {BODY_CREATE_BATCH_AREA_UNIT_TYPE_0_VALUES!r}"
    )
