from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar

from attrs import define as _attrs_define

from ..models.sharing_change_sharing import (
    SharingChangeSharing,
    check_sharing_change_sharing,
)

T = TypeVar("T", bound="SharingChange")


@_attrs_define
class SharingChange:
    """Who may read an object from now on."""

    sharing: SharingChangeSharing

    def to_dict(self) -> dict[str, Any]:
        sharing: str = self.sharing

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "sharing": sharing,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        sharing = check_sharing_change_sharing(d.pop("sharing"))

        sharing_change = cls(
            sharing=sharing,
        )

        return sharing_change
