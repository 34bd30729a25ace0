from typing import Literal

BodyCheckBatchDecimalType0 = Literal[",", "."]

BODY_CHECK_BATCH_DECIMAL_TYPE_0_VALUES: set[BodyCheckBatchDecimalType0] = {
    ",",
    ".",
}


def check_body_check_batch_decimal_type_0(value: str) -> BodyCheckBatchDecimalType0:
    if value in BODY_CHECK_BATCH_DECIMAL_TYPE_0_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {BODY_CHECK_BATCH_DECIMAL_TYPE_0_VALUES!r}"
    )
