from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar

from attrs import define as _attrs_define

T = TypeVar("T", bound="MoneyBand")


@_attrs_define
class MoneyBand:
    """A middle of many homes; a tenth of them lie below `low_10`, nine tenths below `high_90`."""

    high_90: float
    low_10: float
    middle: float

    def to_dict(self) -> dict[str, Any]:
        high_90 = self.high_90

        low_10 = self.low_10

        middle = self.middle

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "high_90": high_90,
                "low_10": low_10,
                "middle": middle,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        high_90 = d.pop("high_90")

        low_10 = d.pop("low_10")

        middle = d.pop("middle")

        money_band = cls(
            high_90=high_90,
            low_10=low_10,
            middle=middle,
        )

        return money_band
