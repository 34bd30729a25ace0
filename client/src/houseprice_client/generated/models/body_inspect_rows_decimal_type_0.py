from typing import Literal

BodyInspectRowsDecimalType0 = Literal[",", "."]

BODY_INSPECT_ROWS_DECIMAL_TYPE_0_VALUES: set[BodyInspectRowsDecimalType0] = {
    ",",
    ".",
}


def check_body_inspect_rows_decimal_type_0(value: str) -> BodyInspectRowsDecimalType0:
    if value in BODY_INSPECT_ROWS_DECIMAL_TYPE_0_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {BODY_INSPECT_ROWS_DECIMAL_TYPE_0_VALUES!r}"
    )
