from typing import Literal

BodyInspectTableDecimalType0 = Literal[",", "."]

BODY_INSPECT_TABLE_DECIMAL_TYPE_0_VALUES: set[BodyInspectTableDecimalType0] = {
    ",",
    ".",
}


def check_body_inspect_table_decimal_type_0(value: str) -> BodyInspectTableDecimalType0:
    if value in BODY_INSPECT_TABLE_DECIMAL_TYPE_0_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {BODY_INSPECT_TABLE_DECIMAL_TYPE_0_VALUES!r}"
    )
