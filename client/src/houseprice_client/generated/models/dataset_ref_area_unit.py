from typing import Literal

DatasetRefAreaUnit = Literal["", "ft2", "m2"]

DATASET_REF_AREA_UNIT_VALUES: set[DatasetRefAreaUnit] = {
    "",
    "ft2",
    "m2",
}


def check_dataset_ref_area_unit(value: str) -> DatasetRefAreaUnit:
    if value in DATASET_REF_AREA_UNIT_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {DATASET_REF_AREA_UNIT_VALUES!r}"
    )
