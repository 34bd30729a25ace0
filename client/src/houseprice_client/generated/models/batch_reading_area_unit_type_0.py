from typing import Literal

BatchReadingAreaUnitType0 = Literal["ft2", "m2"]

BATCH_READING_AREA_UNIT_TYPE_0_VALUES: set[BatchReadingAreaUnitType0] = {
    "ft2",
    "m2",
}


def check_batch_reading_area_unit_type_0(value: str) -> BatchReadingAreaUnitType0:
    if value in BATCH_READING_AREA_UNIT_TYPE_0_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {BATCH_READING_AREA_UNIT_TYPE_0_VALUES!r}"
    )
