from typing import Literal

SharedValuationReadLocatedByType0 = Literal["address", "area", "coordinates", "map"]

SHARED_VALUATION_READ_LOCATED_BY_TYPE_0_VALUES: set[
    SharedValuationReadLocatedByType0
] = {
    "address",
    "area",
    "coordinates",
    "map",
}


def check_shared_valuation_read_located_by_type_0(
    value: str,
) -> SharedValuationReadLocatedByType0:
    if value in SHARED_VALUATION_READ_LOCATED_BY_TYPE_0_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {SHARED_VALUATION_READ_LOCATED_BY_TYPE_0_VALUES!r}"
    )
