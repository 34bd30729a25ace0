from typing import Literal

UserReadRole = Literal["administrator", "analyst", "approver", "viewer"]

USER_READ_ROLE_VALUES: set[UserReadRole] = {
    "administrator",
    "analyst",
    "approver",
    "viewer",
}


def check_user_read_role(value: str) -> UserReadRole:
    if value in USER_READ_ROLE_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {USER_READ_ROLE_VALUES!r}"
    )
