from typing import Literal

InvitationRole = Literal["administrator", "analyst", "approver", "viewer"]

INVITATION_ROLE_VALUES: set[InvitationRole] = {
    "administrator",
    "analyst",
    "approver",
    "viewer",
}


def check_invitation_role(value: str) -> InvitationRole:
    if value in INVITATION_ROLE_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {INVITATION_ROLE_VALUES!r}"
    )
