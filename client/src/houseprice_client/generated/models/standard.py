from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar, cast

from attrs import define as _attrs_define

T = TypeVar("T", bound="Standard")


@_attrs_define
class Standard:
    """The usual band of a figure; it is met if the interval of the figure overlaps the band."""

    high: float
    low: float
    met: bool | None

    def to_dict(self) -> dict[str, Any]:
        high = self.high

        low = self.low

        met: bool | None
        met = self.met

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "high": high,
                "low": low,
                "met": met,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        high = d.pop("high")

        low = d.pop("low")

        def _parse_met(data: object) -> bool | None:
            if data is None:
                return data
            return cast(bool | None, data)

        met = _parse_met(d.pop("met"))

        standard = cls(
            high=high,
            low=low,
            met=met,
        )

        return standard
