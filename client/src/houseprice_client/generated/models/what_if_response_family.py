from typing import Literal

WhatIfResponseFamily = Literal[
    "blend", "huggingface", "lightgbm", "pytorch", "tensorflow"
]

WHAT_IF_RESPONSE_FAMILY_VALUES: set[WhatIfResponseFamily] = {
    "blend",
    "huggingface",
    "lightgbm",
    "pytorch",
    "tensorflow",
}


def check_what_if_response_family(value: str) -> WhatIfResponseFamily:
    if value in WHAT_IF_RESPONSE_FAMILY_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {WHAT_IF_RESPONSE_FAMILY_VALUES!r}"
    )
