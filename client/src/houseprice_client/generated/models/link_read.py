from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar, cast

from attrs import define as _attrs_define

from ..models.link_read_role import LinkReadRole, check_link_read_role

T = TypeVar("T", bound="LinkRead")


@_attrs_define
class LinkRead:
    """What a link is for: a new administrator without a name, or a user's password."""

    name: None | str
    role: LinkReadRole

    def to_dict(self) -> dict[str, Any]:
        name: None | str
        name = self.name

        role: str = self.role

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "name": name,
                "role": role,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)

        def _parse_name(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        name = _parse_name(d.pop("name"))

        role = check_link_read_role(d.pop("role"))

        link_read = cls(
            name=name,
            role=role,
        )

        return link_read
