from typing import Literal

ValuationReadLocatedByType0 = Literal["address", "area", "coordinates", "map"]

VALUATION_READ_LOCATED_BY_TYPE_0_VALUES: set[ValuationReadLocatedByType0] = {
    "address",
    "area",
    "coordinates",
    "map",
}


def check_valuation_read_located_by_type_0(value: str) -> ValuationReadLocatedByType0:
    if value in VALUATION_READ_LOCATED_BY_TYPE_0_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {VALUATION_READ_LOCATED_BY_TYPE_0_VALUES!r}"
    )
