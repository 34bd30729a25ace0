from typing import Literal

SignedInUserRole = Literal["administrator", "analyst", "approver", "viewer"]

SIGNED_IN_USER_ROLE_VALUES: set[SignedInUserRole] = {
    "administrator",
    "analyst",
    "approver",
    "viewer",
}


def check_signed_in_user_role(value: str) -> SignedInUserRole:
    if value in SIGNED_IN_USER_ROLE_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {SIGNED_IN_USER_ROLE_VALUES!r}"
    )
