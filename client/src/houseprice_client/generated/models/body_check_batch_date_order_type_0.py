from typing import Literal

BodyCheckBatchDateOrderType0 = Literal["day-first", "month-first"]

BODY_CHECK_BATCH_DATE_ORDER_TYPE_0_VALUES: set[BodyCheckBatchDateOrderType0] = {
    "day-first",
    "month-first",
}


def check_body_check_batch_date_order_type_0(
    value: str,
) -> BodyCheckBatchDateOrderType0:
    if value in BODY_CHECK_BATCH_DATE_ORDER_TYPE_0_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {BODY_CHECK_BATCH_DATE_ORDER_TYPE_0_VALUES!r}"
    )
