from typing import Literal

FamilyStatusFamily = Literal[
    "blend", "huggingface", "lightgbm", "pytorch", "tensorflow"
]

FAMILY_STATUS_FAMILY_VALUES: set[FamilyStatusFamily] = {
    "blend",
    "huggingface",
    "lightgbm",
    "pytorch",
    "tensorflow",
}


def check_family_status_family(value: str) -> FamilyStatusFamily:
    if value in FAMILY_STATUS_FAMILY_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {FAMILY_STATUS_FAMILY_VALUES!r}"
    )
