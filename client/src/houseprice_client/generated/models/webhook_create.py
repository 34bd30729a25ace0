from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar

from attrs import define as _attrs_define

from ..models.webhook_create_topics_item import (
    WebhookCreateTopicsItem,
    check_webhook_create_topics_item,
)
from ..types import UNSET, Unset

T = TypeVar("T", bound="WebhookCreate")


@_attrs_define
class WebhookCreate:
    """A new webhook."""

    topics: list[WebhookCreateTopicsItem]
    """ What it gets. """
    url: str
    """ Address: https at port 443 or 8443, unless the operator allows more. """
    description: str | Unset = ""

    def to_dict(self) -> dict[str, Any]:
        topics = []
        for topics_item_data in self.topics:
            topics_item: str = topics_item_data
            topics.append(topics_item)

        url = self.url

        description = self.description

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "topics": topics,
                "url": url,
            }
        )
        if description is not UNSET:
            field_dict["description"] = description

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        topics = []
        _topics = d.pop("topics")
        for topics_item_data in _topics:
            topics_item = check_webhook_create_topics_item(topics_item_data)

            topics.append(topics_item)

        url = d.pop("url")

        description = d.pop("description", UNSET)

        webhook_create = cls(
            topics=topics,
            url=url,
            description=description,
        )

        return webhook_create
