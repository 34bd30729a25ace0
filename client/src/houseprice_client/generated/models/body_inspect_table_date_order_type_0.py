from typing import Literal

BodyInspectTableDateOrderType0 = Literal["day-first", "month-first"]

BODY_INSPECT_TABLE_DATE_ORDER_TYPE_0_VALUES: set[BodyInspectTableDateOrderType0] = {
    "day-first",
    "month-first",
}


def check_body_inspect_table_date_order_type_0(
    value: str,
) -> BodyInspectTableDateOrderType0:
    if value in BODY_INSPECT_TABLE_DATE_ORDER_TYPE_0_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {BODY_INSPECT_TABLE_DATE_ORDER_TYPE_0_VALUES!r}"
    )
