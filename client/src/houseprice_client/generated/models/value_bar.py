from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar

from attrs import define as _attrs_define

T = TypeVar("T", bound="ValueBar")


@_attrs_define
class ValueBar:
    """How many values lie from `low` up to `high`, in money."""

    count: int
    high: float
    low: float

    def to_dict(self) -> dict[str, Any]:
        count = self.count

        high = self.high

        low = self.low

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "count": count,
                "high": high,
                "low": low,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        count = d.pop("count")

        high = d.pop("high")

        low = d.pop("low")

        value_bar = cls(
            count=count,
            high=high,
            low=low,
        )

        return value_bar
