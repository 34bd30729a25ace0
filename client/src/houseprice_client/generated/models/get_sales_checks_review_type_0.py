from typing import Literal

GetSalesChecksReviewType0 = Literal["accepted", "open", "overridden"]

GET_SALES_CHECKS_REVIEW_TYPE_0_VALUES: set[GetSalesChecksReviewType0] = {
    "accepted",
    "open",
    "overridden",
}


def check_get_sales_checks_review_type_0(value: str) -> GetSalesChecksReviewType0:
    if value in GET_SALES_CHECKS_REVIEW_TYPE_0_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {GET_SALES_CHECKS_REVIEW_TYPE_0_VALUES!r}"
    )
