from typing import Literal

BatchReadingDecimalType0 = Literal[",", "."]

BATCH_READING_DECIMAL_TYPE_0_VALUES: set[BatchReadingDecimalType0] = {
    ",",
    ".",
}


def check_batch_reading_decimal_type_0(value: str) -> BatchReadingDecimalType0:
    if value in BATCH_READING_DECIMAL_TYPE_0_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {BATCH_READING_DECIMAL_TYPE_0_VALUES!r}"
    )
