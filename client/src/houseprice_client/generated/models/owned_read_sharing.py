from typing import Literal

OwnedReadSharing = Literal["private", "team"]

OWNED_READ_SHARING_VALUES: set[OwnedReadSharing] = {
    "private",
    "team",
}


def check_owned_read_sharing(value: str) -> OwnedReadSharing:
    if value in OWNED_READ_SHARING_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {OWNED_READ_SHARING_VALUES!r}"
    )
