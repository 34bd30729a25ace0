from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar

from attrs import define as _attrs_define

from ..models.part_health_name import PartHealthName, check_part_health_name
from ..types import UNSET, Unset

T = TypeVar("T", bound="PartHealth")


@_attrs_define
class PartHealth:
    """Health of one part of the system."""

    name: PartHealthName
    ok: bool
    detail: str | Unset = ""

    def to_dict(self) -> dict[str, Any]:
        name: str = self.name

        ok = self.ok

        detail = self.detail

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "name": name,
                "ok": ok,
            }
        )
        if detail is not UNSET:
            field_dict["detail"] = detail

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        name = check_part_health_name(d.pop("name"))

        ok = d.pop("ok")

        detail = d.pop("detail", UNSET)

        part_health = cls(
            name=name,
            ok=ok,
            detail=detail,
        )

        return part_health
