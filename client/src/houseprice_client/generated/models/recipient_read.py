from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Self, TypeVar

from attrs import define as _attrs_define

from ..models.recipient_read_topics_item import (
    RecipientReadTopicsItem,
    check_recipient_read_topics_item,
)

T = TypeVar("T", bound="RecipientRead")


@_attrs_define
class RecipientRead:
    """A recipient of mail."""

    address: str
    created_at: datetime.datetime
    id: str
    topics: list[RecipientReadTopicsItem]

    def to_dict(self) -> dict[str, Any]:
        address = self.address

        created_at = self.created_at.isoformat()

        id = self.id

        topics = []
        for topics_item_data in self.topics:
            topics_item: str = topics_item_data
            topics.append(topics_item)

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "address": address,
                "created_at": created_at,
                "id": id,
                "topics": topics,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        address = d.pop("address")

        created_at = datetime.datetime.fromisoformat(d.pop("created_at"))

        id = d.pop("id")

        topics = []
        _topics = d.pop("topics")
        for topics_item_data in _topics:
            topics_item = check_recipient_read_topics_item(topics_item_data)

            topics.append(topics_item)

        recipient_read = cls(
            address=address,
            created_at=created_at,
            id=id,
            topics=topics,
        )

        return recipient_read
