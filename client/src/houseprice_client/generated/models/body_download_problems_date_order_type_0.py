from typing import Literal

BodyDownloadProblemsDateOrderType0 = Literal["day-first", "month-first"]

BODY_DOWNLOAD_PROBLEMS_DATE_ORDER_TYPE_0_VALUES: set[
    BodyDownloadProblemsDateOrderType0
] = {
    "day-first",
    "month-first",
}


def check_body_download_problems_date_order_type_0(
    value: str,
) -> BodyDownloadProblemsDateOrderType0:
    if value in BODY_DOWNLOAD_PROBLEMS_DATE_ORDER_TYPE_0_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {BODY_DOWNLOAD_PROBLEMS_DATE_ORDER_TYPE_0_VALUES!r}"
    )
