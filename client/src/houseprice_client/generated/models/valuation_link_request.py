from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar

from attrs import define as _attrs_define

from ..types import UNSET, Unset

T = TypeVar("T", bound="ValuationLinkRequest")


@_attrs_define
class ValuationLinkRequest:
    """Body of ``POST /v1/valuations/{valuation_id}/links``."""

    days: int | Unset = 30
    """ Days that the link is good for. """

    def to_dict(self) -> dict[str, Any]:
        days = self.days

        field_dict: dict[str, Any] = {}

        field_dict.update({})
        if days is not UNSET:
            field_dict["days"] = days

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        days = d.pop("days", UNSET)

        valuation_link_request = cls(
            days=days,
        )

        return valuation_link_request
