from typing import Literal

UserChangeRoleType0 = Literal["administrator", "analyst", "approver", "viewer"]

USER_CHANGE_ROLE_TYPE_0_VALUES: set[UserChangeRoleType0] = {
    "administrator",
    "analyst",
    "approver",
    "viewer",
}


def check_user_change_role_type_0(value: str) -> UserChangeRoleType0:
    if value in USER_CHANGE_ROLE_TYPE_0_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {USER_CHANGE_ROLE_TYPE_0_VALUES!r}"
    )
