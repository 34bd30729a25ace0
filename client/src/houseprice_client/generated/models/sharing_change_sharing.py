from typing import Literal

SharingChangeSharing = Literal["private", "team"]

SHARING_CHANGE_SHARING_VALUES: set[SharingChangeSharing] = {
    "private",
    "team",
}


def check_sharing_change_sharing(value: str) -> SharingChangeSharing:
    if value in SHARING_CHANGE_SHARING_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {SHARING_CHANGE_SHARING_VALUES!r}"
    )
