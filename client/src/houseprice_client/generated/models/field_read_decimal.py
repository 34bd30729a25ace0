from typing import Literal

FieldReadDecimal = Literal[",", "."]

FIELD_READ_DECIMAL_VALUES: set[FieldReadDecimal] = {
    ",",
    ".",
}


def check_field_read_decimal(value: str) -> FieldReadDecimal:
    if value in FIELD_READ_DECIMAL_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {FIELD_READ_DECIMAL_VALUES!r}"
    )
