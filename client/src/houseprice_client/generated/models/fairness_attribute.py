from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.fairness_group import FairnessGroup


T = TypeVar("T", bound="FairnessAttribute")


@_attrs_define
class FairnessAttribute:
    """An attribute of areas with its groups."""

    groups: list[FairnessGroup]
    is_share: bool
    """ Whether the groups are bands of a share. """
    matched: int
    """ Test sales that have a group. """
    name: str

    def to_dict(self) -> dict[str, Any]:
        groups = []
        for groups_item_data in self.groups:
            groups_item = groups_item_data.to_dict()
            groups.append(groups_item)

        is_share = self.is_share

        matched = self.matched

        name = self.name

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "groups": groups,
                "is_share": is_share,
                "matched": matched,
                "name": name,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.fairness_group import FairnessGroup

        d = dict(src_dict)
        groups = []
        _groups = d.pop("groups")
        for groups_item_data in _groups:
            groups_item = FairnessGroup.from_dict(groups_item_data)

            groups.append(groups_item)

        is_share = d.pop("is_share")

        matched = d.pop("matched")

        name = d.pop("name")

        fairness_attribute = cls(
            groups=groups,
            is_share=is_share,
            matched=matched,
            name=name,
        )

        return fairness_attribute
