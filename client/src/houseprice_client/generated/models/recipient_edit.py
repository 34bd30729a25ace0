from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar

from attrs import define as _attrs_define

from ..models.recipient_edit_topics_item import (
    RecipientEditTopicsItem,
    check_recipient_edit_topics_item,
)

T = TypeVar("T", bound="RecipientEdit")


@_attrs_define
class RecipientEdit:
    """What a recipient gets."""

    topics: list[RecipientEditTopicsItem]
    """ What it gets. """

    def to_dict(self) -> dict[str, Any]:
        topics = []
        for topics_item_data in self.topics:
            topics_item: str = topics_item_data
            topics.append(topics_item)

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "topics": topics,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        topics = []
        _topics = d.pop("topics")
        for topics_item_data in _topics:
            topics_item = check_recipient_edit_topics_item(topics_item_data)

            topics.append(topics_item)

        recipient_edit = cls(
            topics=topics,
        )

        return recipient_edit
