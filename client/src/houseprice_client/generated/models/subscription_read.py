from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar

from attrs import define as _attrs_define

from ..models.subscription_read_topics_item import (
    SubscriptionReadTopicsItem,
    check_subscription_read_topics_item,
)

T = TypeVar("T", bound="SubscriptionRead")


@_attrs_define
class SubscriptionRead:
    """What somebody hears by mail; an empty address hears nothing."""

    address: str
    enabled: bool
    """ False where the studio has no mail server. """
    only_mine: bool
    topics: list[SubscriptionReadTopicsItem]

    def to_dict(self) -> dict[str, Any]:
        address = self.address

        enabled = self.enabled

        only_mine = self.only_mine

        topics = []
        for topics_item_data in self.topics:
            topics_item: str = topics_item_data
            topics.append(topics_item)

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "address": address,
                "enabled": enabled,
                "only_mine": only_mine,
                "topics": topics,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        address = d.pop("address")

        enabled = d.pop("enabled")

        only_mine = d.pop("only_mine")

        topics = []
        _topics = d.pop("topics")
        for topics_item_data in _topics:
            topics_item = check_subscription_read_topics_item(topics_item_data)

            topics.append(topics_item)

        subscription_read = cls(
            address=address,
            enabled=enabled,
            only_mine=only_mine,
            topics=topics,
        )

        return subscription_read
