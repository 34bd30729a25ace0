from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.recipient_read import RecipientRead


T = TypeVar("T", bound="RecipientList")


@_attrs_define
class RecipientList:
    """All recipients of mail."""

    enabled: bool
    """ Whether the studio has a mail server. """
    items: list[RecipientRead]
    sender: str

    def to_dict(self) -> dict[str, Any]:
        enabled = self.enabled

        items = []
        for items_item_data in self.items:
            items_item = items_item_data.to_dict()
            items.append(items_item)

        sender = self.sender

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "enabled": enabled,
                "items": items,
                "sender": sender,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.recipient_read import RecipientRead

        d = dict(src_dict)
        enabled = d.pop("enabled")

        items = []
        _items = d.pop("items")
        for items_item_data in _items:
            items_item = RecipientRead.from_dict(items_item_data)

            items.append(items_item)

        sender = d.pop("sender")

        recipient_list = cls(
            enabled=enabled,
            items=items,
            sender=sender,
        )

        return recipient_list
