from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar

from attrs import define as _attrs_define

T = TypeVar("T", bound="WatchReference")


@_attrs_define
class WatchReference:
    """Level and coverage of the blind test."""

    coverage_90: float
    """ Percent of the prices inside the 90 % range. """
    median_ratio: float
    """ Median of value / price. """
    n: int

    def to_dict(self) -> dict[str, Any]:
        coverage_90 = self.coverage_90

        median_ratio = self.median_ratio

        n = self.n

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "coverage_90": coverage_90,
                "median_ratio": median_ratio,
                "n": n,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        coverage_90 = d.pop("coverage_90")

        median_ratio = d.pop("median_ratio")

        n = d.pop("n")

        watch_reference = cls(
            coverage_90=coverage_90,
            median_ratio=median_ratio,
            n=n,
        )

        return watch_reference
