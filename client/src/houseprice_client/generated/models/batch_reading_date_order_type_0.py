from typing import Literal

BatchReadingDateOrderType0 = Literal["day-first", "month-first"]

BATCH_READING_DATE_ORDER_TYPE_0_VALUES: set[BatchReadingDateOrderType0] = {
    "day-first",
    "month-first",
}


def check_batch_reading_date_order_type_0(value: str) -> BatchReadingDateOrderType0:
    if value in BATCH_READING_DATE_ORDER_TYPE_0_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {BATCH_READING_DATE_ORDER_TYPE_0_VALUES!r}"
    )
