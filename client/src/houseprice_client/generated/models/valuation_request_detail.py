from typing import Literal

ValuationRequestDetail = Literal["features", "groups"]

VALUATION_REQUEST_DETAIL_VALUES: set[ValuationRequestDetail] = {
    "features",
    "groups",
}


def check_valuation_request_detail(value: str) -> ValuationRequestDetail:
    if value in VALUATION_REQUEST_DETAIL_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {VALUATION_REQUEST_DETAIL_VALUES!r}"
    )
