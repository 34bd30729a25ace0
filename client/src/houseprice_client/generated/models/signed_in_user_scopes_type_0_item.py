from typing import Literal

SignedInUserScopesType0Item = Literal["administer", "promote", "read", "train", "value"]

SIGNED_IN_USER_SCOPES_TYPE_0_ITEM_VALUES: set[SignedInUserScopesType0Item] = {
    "administer",
    "promote",
    "read",
    "train",
    "value",
}


def check_signed_in_user_scopes_type_0_item(value: str) -> SignedInUserScopesType0Item:
    if value in SIGNED_IN_USER_SCOPES_TYPE_0_ITEM_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {SIGNED_IN_USER_SCOPES_TYPE_0_ITEM_VALUES!r}"
    )
