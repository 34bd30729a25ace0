from typing import Literal

BodyCreateDatasetAreaUnit = Literal["", "ft2", "m2"]

BODY_CREATE_DATASET_AREA_UNIT_VALUES: set[BodyCreateDatasetAreaUnit] = {
    "",
    "ft2",
    "m2",
}


def check_body_create_dataset_area_unit(value: str) -> BodyCreateDatasetAreaUnit:
    if value in BODY_CREATE_DATASET_AREA_UNIT_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {BODY_CREATE_DATASET_AREA_UNIT_VALUES!r}"
    )
