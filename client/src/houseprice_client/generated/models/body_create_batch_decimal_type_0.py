from typing import Literal

BodyCreateBatchDecimalType0 = Literal[",", "."]

BODY_CREATE_BATCH_DECIMAL_TYPE_0_VALUES: set[BodyCreateBatchDecimalType0] = {
    ",",
    ".",
}


def check_body_create_batch_decimal_type_0(value: str) -> BodyCreateBatchDecimalType0:
    if value in BODY_CREATE_BATCH_DECIMAL_TYPE_0_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {BODY_CREATE_BATCH_DECIMAL_TYPE_0_VALUES!r}"
    )
