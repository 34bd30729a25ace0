from typing import Literal

BodyCreateBatchDateOrderType0 = Literal["day-first", "month-first"]

BODY_CREATE_BATCH_DATE_ORDER_TYPE_0_VALUES: set[BodyCreateBatchDateOrderType0] = {
    "day-first",
    "month-first",
}


def check_body_create_batch_date_order_type_0(
    value: str,
) -> BodyCreateBatchDateOrderType0:
    if value in BODY_CREATE_BATCH_DATE_ORDER_TYPE_0_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {BODY_CREATE_BATCH_DATE_ORDER_TYPE_0_VALUES!r}"
    )
