from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar

from attrs import define as _attrs_define

from ..models.personal_notices_topics_item import (
    PersonalNoticesTopicsItem,
    check_personal_notices_topics_item,
)
from ..types import UNSET, Unset

T = TypeVar("T", bound="PersonalNotices")


@_attrs_define
class PersonalNotices:
    """What a user hears by mail."""

    address: str
    topics: list[PersonalNoticesTopicsItem]
    only_mine: bool | Unset = True
    """ Only what is theirs, and not everything that they may see. """

    def to_dict(self) -> dict[str, Any]:
        address = self.address

        topics = []
        for topics_item_data in self.topics:
            topics_item: str = topics_item_data
            topics.append(topics_item)

        only_mine = self.only_mine

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "address": address,
                "topics": topics,
            }
        )
        if only_mine is not UNSET:
            field_dict["only_mine"] = only_mine

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        address = d.pop("address")

        topics = []
        _topics = d.pop("topics")
        for topics_item_data in _topics:
            topics_item = check_personal_notices_topics_item(topics_item_data)

            topics.append(topics_item)

        only_mine = d.pop("only_mine", UNSET)

        personal_notices = cls(
            address=address,
            topics=topics,
            only_mine=only_mine,
        )

        return personal_notices
