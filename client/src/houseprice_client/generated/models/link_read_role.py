from typing import Literal

LinkReadRole = Literal["administrator", "analyst", "approver", "viewer"]

LINK_READ_ROLE_VALUES: set[LinkReadRole] = {
    "administrator",
    "analyst",
    "approver",
    "viewer",
}


def check_link_read_role(value: str) -> LinkReadRole:
    if value in LINK_READ_ROLE_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {LINK_READ_ROLE_VALUES!r}"
    )
