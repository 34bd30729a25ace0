from typing import Literal

VersionChangeReadKind = Literal["append", "replace"]

VERSION_CHANGE_READ_KIND_VALUES: set[VersionChangeReadKind] = {
    "append",
    "replace",
}


def check_version_change_read_kind(value: str) -> VersionChangeReadKind:
    if value in VERSION_CHANGE_READ_KIND_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {VERSION_CHANGE_READ_KIND_VALUES!r}"
    )
