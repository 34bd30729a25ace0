from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar

from attrs import define as _attrs_define

T = TypeVar("T", bound="RepeatSalesRead")


@_attrs_define
class RepeatSalesRead:
    """The index compared with homes that were sold twice."""

    agrees: bool
    """ Whether the interval contains 0. """
    gap_per_year: float
    """ Log price a year by which the pairs moved more than the index: the median. """
    high: float
    low: float
    """ Low end of the 95 % interval of the gap. """
    pairs: int

    def to_dict(self) -> dict[str, Any]:
        agrees = self.agrees

        gap_per_year = self.gap_per_year

        high = self.high

        low = self.low

        pairs = self.pairs

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "agrees": agrees,
                "gap_per_year": gap_per_year,
                "high": high,
                "low": low,
                "pairs": pairs,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        agrees = d.pop("agrees")

        gap_per_year = d.pop("gap_per_year")

        high = d.pop("high")

        low = d.pop("low")

        pairs = d.pop("pairs")

        repeat_sales_read = cls(
            agrees=agrees,
            gap_per_year=gap_per_year,
            high=high,
            low=low,
            pairs=pairs,
        )

        return repeat_sales_read
