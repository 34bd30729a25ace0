from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar

from attrs import define as _attrs_define

T = TypeVar("T", bound="WatchFigures")


@_attrs_define
class WatchFigures:
    """Level and coverage of some sales."""

    coverage_90: float
    """ Percent of the prices inside the 90 % range. """
    median_ratio: float
    """ Median of value / price. """

    def to_dict(self) -> dict[str, Any]:
        coverage_90 = self.coverage_90

        median_ratio = self.median_ratio

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "coverage_90": coverage_90,
                "median_ratio": median_ratio,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        coverage_90 = d.pop("coverage_90")

        median_ratio = d.pop("median_ratio")

        watch_figures = cls(
            coverage_90=coverage_90,
            median_ratio=median_ratio,
        )

        return watch_figures
