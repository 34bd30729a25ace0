from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar

from attrs import define as _attrs_define

from ..models.recipient_create_topics_item import (
    RecipientCreateTopicsItem,
    check_recipient_create_topics_item,
)

T = TypeVar("T", bound="RecipientCreate")


@_attrs_define
class RecipientCreate:
    """A new recipient of mail."""

    address: str
    topics: list[RecipientCreateTopicsItem]
    """ What it gets. """

    def to_dict(self) -> dict[str, Any]:
        address = self.address

        topics = []
        for topics_item_data in self.topics:
            topics_item: str = topics_item_data
            topics.append(topics_item)

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "address": address,
                "topics": topics,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        address = d.pop("address")

        topics = []
        _topics = d.pop("topics")
        for topics_item_data in _topics:
            topics_item = check_recipient_create_topics_item(topics_item_data)

            topics.append(topics_item)

        recipient_create = cls(
            address=address,
            topics=topics,
        )

        return recipient_create
