from typing import Literal

ShareKind = Literal["datasets", "models", "runs", "valuations"]

SHARE_KIND_VALUES: set[ShareKind] = {
    "datasets",
    "models",
    "runs",
    "valuations",
}


def check_share_kind(value: str) -> ShareKind:
    if value in SHARE_KIND_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {SHARE_KIND_VALUES!r}"
    )
