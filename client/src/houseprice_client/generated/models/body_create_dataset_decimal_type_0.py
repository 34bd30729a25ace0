from typing import Literal

BodyCreateDatasetDecimalType0 = Literal[",", "."]

BODY_CREATE_DATASET_DECIMAL_TYPE_0_VALUES: set[BodyCreateDatasetDecimalType0] = {
    ",",
    ".",
}


def check_body_create_dataset_decimal_type_0(
    value: str,
) -> BodyCreateDatasetDecimalType0:
    if value in BODY_CREATE_DATASET_DECIMAL_TYPE_0_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {BODY_CREATE_DATASET_DECIMAL_TYPE_0_VALUES!r}"
    )
