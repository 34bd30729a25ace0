from typing import Literal

KeyReadScopesItem = Literal["administer", "promote", "read", "train", "value"]

KEY_READ_SCOPES_ITEM_VALUES: set[KeyReadScopesItem] = {
    "administer",
    "promote",
    "read",
    "train",
    "value",
}


def check_key_read_scopes_item(value: str) -> KeyReadScopesItem:
    if value in KEY_READ_SCOPES_ITEM_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {KEY_READ_SCOPES_ITEM_VALUES!r}"
    )
