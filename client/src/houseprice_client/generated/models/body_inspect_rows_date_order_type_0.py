from typing import Literal

BodyInspectRowsDateOrderType0 = Literal["day-first", "month-first"]

BODY_INSPECT_ROWS_DATE_ORDER_TYPE_0_VALUES: set[BodyInspectRowsDateOrderType0] = {
    "day-first",
    "month-first",
}


def check_body_inspect_rows_date_order_type_0(
    value: str,
) -> BodyInspectRowsDateOrderType0:
    if value in BODY_INSPECT_ROWS_DATE_ORDER_TYPE_0_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {BODY_INSPECT_ROWS_DATE_ORDER_TYPE_0_VALUES!r}"
    )
