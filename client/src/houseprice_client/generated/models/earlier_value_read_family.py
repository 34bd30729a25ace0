from typing import Literal

EarlierValueReadFamily = Literal[
    "blend", "huggingface", "lightgbm", "pytorch", "tensorflow"
]

EARLIER_VALUE_READ_FAMILY_VALUES: set[EarlierValueReadFamily] = {
    "blend",
    "huggingface",
    "lightgbm",
    "pytorch",
    "tensorflow",
}


def check_earlier_value_read_family(value: str) -> EarlierValueReadFamily:
    if value in EARLIER_VALUE_READ_FAMILY_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {EARLIER_VALUE_READ_FAMILY_VALUES!r}"
    )
