from typing import Literal

BodyImportInBackgroundDecimalType0 = Literal[",", "."]

BODY_IMPORT_IN_BACKGROUND_DECIMAL_TYPE_0_VALUES: set[
    BodyImportInBackgroundDecimalType0
] = {
    ",",
    ".",
}


def check_body_import_in_background_decimal_type_0(
    value: str,
) -> BodyImportInBackgroundDecimalType0:
    if value in BODY_IMPORT_IN_BACKGROUND_DECIMAL_TYPE_0_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {BODY_IMPORT_IN_BACKGROUND_DECIMAL_TYPE_0_VALUES!r}"
    )
