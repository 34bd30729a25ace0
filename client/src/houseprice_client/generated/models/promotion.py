from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar

from attrs import define as _attrs_define

from ..types import UNSET, Unset

T = TypeVar("T", bound="Promotion")


@_attrs_define
class Promotion:
    """Body of ``POST /v1/models/{id}/promote``."""

    override: bool | Unset = False
    """ Promote although a guard does not pass; this needs a reason, which is stored. """
    reason: str | Unset = ""

    def to_dict(self) -> dict[str, Any]:
        override = self.override

        reason = self.reason

        field_dict: dict[str, Any] = {}

        field_dict.update({})
        if override is not UNSET:
            field_dict["override"] = override
        if reason is not UNSET:
            field_dict["reason"] = reason

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        override = d.pop("override", UNSET)

        reason = d.pop("reason", UNSET)

        promotion = cls(
            override=override,
            reason=reason,
        )

        return promotion
