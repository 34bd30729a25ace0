from typing import Literal

LeaderReadFamily = Literal["blend", "huggingface", "lightgbm", "pytorch", "tensorflow"]

LEADER_READ_FAMILY_VALUES: set[LeaderReadFamily] = {
    "blend",
    "huggingface",
    "lightgbm",
    "pytorch",
    "tensorflow",
}


def check_leader_read_family(value: str) -> LeaderReadFamily:
    if value in LEADER_READ_FAMILY_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {LEADER_READ_FAMILY_VALUES!r}"
    )
