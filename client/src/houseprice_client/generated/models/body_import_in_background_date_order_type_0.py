from typing import Literal

BodyImportInBackgroundDateOrderType0 = Literal["day-first", "month-first"]

BODY_IMPORT_IN_BACKGROUND_DATE_ORDER_TYPE_0_VALUES: set[
    BodyImportInBackgroundDateOrderType0
] = {
    "day-first",
    "month-first",
}


def check_body_import_in_background_date_order_type_0(
    value: str,
) -> BodyImportInBackgroundDateOrderType0:
    if value in BODY_IMPORT_IN_BACKGROUND_DATE_ORDER_TYPE_0_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {BODY_IMPORT_IN_BACKGROUND_DATE_ORDER_TYPE_0_VALUES!r}"
    )
