from typing import Literal

FireReadPromotionType0 = Literal["kept", "none", "promoted", "waiting"]

FIRE_READ_PROMOTION_TYPE_0_VALUES: set[FireReadPromotionType0] = {
    "kept",
    "none",
    "promoted",
    "waiting",
}


def check_fire_read_promotion_type_0(value: str) -> FireReadPromotionType0:
    if value in FIRE_READ_PROMOTION_TYPE_0_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {FIRE_READ_PROMOTION_TYPE_0_VALUES!r}"
    )
