from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar

from attrs import define as _attrs_define

T = TypeVar("T", bound="ValueTier")


@_attrs_define
class ValueTier:
    """A tier of the VEI, with the 90 % interval of its median ratio."""

    high_90: float
    low_90: float
    median_ratio: float
    n: int

    def to_dict(self) -> dict[str, Any]:
        high_90 = self.high_90

        low_90 = self.low_90

        median_ratio = self.median_ratio

        n = self.n

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "high_90": high_90,
                "low_90": low_90,
                "median_ratio": median_ratio,
                "n": n,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        high_90 = d.pop("high_90")

        low_90 = d.pop("low_90")

        median_ratio = d.pop("median_ratio")

        n = d.pop("n")

        value_tier = cls(
            high_90=high_90,
            low_90=low_90,
            median_ratio=median_ratio,
            n=n,
        )

        return value_tier
