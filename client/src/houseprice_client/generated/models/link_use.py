from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar

from attrs import define as _attrs_define

from ..types import UNSET, Unset

T = TypeVar("T", bound="LinkUse")


@_attrs_define
class LinkUse:
    """A password that is chosen with a one-time link; a new administrator names themselves."""

    link: str
    password: str
    name: str | Unset = ""

    def to_dict(self) -> dict[str, Any]:
        link = self.link

        password = self.password

        name = self.name

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "link": link,
                "password": password,
            }
        )
        if name is not UNSET:
            field_dict["name"] = name

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        link = d.pop("link")

        password = d.pop("password")

        name = d.pop("name", UNSET)

        link_use = cls(
            link=link,
            password=password,
            name=name,
        )

        return link_use
