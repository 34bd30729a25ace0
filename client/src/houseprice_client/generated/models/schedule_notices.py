from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar

from attrs import define as _attrs_define

from ..models.schedule_notices_topics_item import (
    ScheduleNoticesTopicsItem,
    check_schedule_notices_topics_item,
)

T = TypeVar("T", bound="ScheduleNotices")


@_attrs_define
class ScheduleNotices:
    """Where the messages of a schedule go."""

    address: str
    topics: list[ScheduleNoticesTopicsItem]

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
            topics_item = check_schedule_notices_topics_item(topics_item_data)

            topics.append(topics_item)

        schedule_notices = cls(
            address=address,
            topics=topics,
        )

        return schedule_notices
