from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar

from attrs import define as _attrs_define

T = TypeVar("T", bound="NotShown")


@_attrs_define
class NotShown:
    """Groups that are counted but not shown."""

    groups: int
    sales: int

    def to_dict(self) -> dict[str, Any]:
        groups = self.groups

        sales = self.sales

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "groups": groups,
                "sales": sales,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        groups = d.pop("groups")

        sales = d.pop("sales")

        not_shown = cls(
            groups=groups,
            sales=sales,
        )

        return not_shown
