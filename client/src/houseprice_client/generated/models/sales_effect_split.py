from typing import Literal

SalesEffectSplit = Literal["random", "time"]

SALES_EFFECT_SPLIT_VALUES: set[SalesEffectSplit] = {
    "random",
    "time",
}


def check_sales_effect_split(value: str) -> SalesEffectSplit:
    if value in SALES_EFFECT_SPLIT_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {SALES_EFFECT_SPLIT_VALUES!r}"
    )
