from typing import Literal

DatasetReadAreaUnit = Literal["", "ft2", "m2"]

DATASET_READ_AREA_UNIT_VALUES: set[DatasetReadAreaUnit] = {
    "",
    "ft2",
    "m2",
}


def check_dataset_read_area_unit(value: str) -> DatasetReadAreaUnit:
    if value in DATASET_READ_AREA_UNIT_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {DATASET_READ_AREA_UNIT_VALUES!r}"
    )
