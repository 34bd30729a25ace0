from typing import Literal

SoldPlaceReadKind = Literal["address", "area"]

SOLD_PLACE_READ_KIND_VALUES: set[SoldPlaceReadKind] = {
    "address",
    "area",
}


def check_sold_place_read_kind(value: str) -> SoldPlaceReadKind:
    if value in SOLD_PLACE_READ_KIND_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {SOLD_PLACE_READ_KIND_VALUES!r}"
    )
