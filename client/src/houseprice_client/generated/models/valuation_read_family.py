from typing import Literal

ValuationReadFamily = Literal[
    "blend", "huggingface", "lightgbm", "pytorch", "tensorflow"
]

VALUATION_READ_FAMILY_VALUES: set[ValuationReadFamily] = {
    "blend",
    "huggingface",
    "lightgbm",
    "pytorch",
    "tensorflow",
}


def check_valuation_read_family(value: str) -> ValuationReadFamily:
    if value in VALUATION_READ_FAMILY_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {VALUATION_READ_FAMILY_VALUES!r}"
    )
