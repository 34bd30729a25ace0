from typing import Literal

BodyImportInBackgroundAreaUnit = Literal["", "ft2", "m2"]

BODY_IMPORT_IN_BACKGROUND_AREA_UNIT_VALUES: set[BodyImportInBackgroundAreaUnit] = {
    "",
    "ft2",
    "m2",
}


def check_body_import_in_background_area_unit(
    value: str,
) -> BodyImportInBackgroundAreaUnit:
    if value in BODY_IMPORT_IN_BACKGROUND_AREA_UNIT_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {BODY_IMPORT_IN_BACKGROUND_AREA_UNIT_VALUES!r}"
    )
