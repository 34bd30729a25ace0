from typing import Literal

ValuationRequestLocatedByType0 = Literal["address", "area", "coordinates", "map"]

VALUATION_REQUEST_LOCATED_BY_TYPE_0_VALUES: set[ValuationRequestLocatedByType0] = {
    "address",
    "area",
    "coordinates",
    "map",
}


def check_valuation_request_located_by_type_0(
    value: str,
) -> ValuationRequestLocatedByType0:
    if value in VALUATION_REQUEST_LOCATED_BY_TYPE_0_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {VALUATION_REQUEST_LOCATED_BY_TYPE_0_VALUES!r}"
    )
