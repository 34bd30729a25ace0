from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar

from attrs import define as _attrs_define

T = TypeVar("T", bound="MarketPoint")


@_attrs_define
class MarketPoint:
    """The index of one month or quarter."""

    high: float
    index: float
    """ Price level; 100 in the first period. """
    low: float
    """ Low end of the 95 % interval of the index against the first period. """
    n: int
    """ Number of training sales in the period. """
    period: str
    """ First month of the period. """

    def to_dict(self) -> dict[str, Any]:
        high = self.high

        index = self.index

        low = self.low

        n = self.n

        period = self.period

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "high": high,
                "index": index,
                "low": low,
                "n": n,
                "period": period,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        high = d.pop("high")

        index = d.pop("index")

        low = d.pop("low")

        n = d.pop("n")

        period = d.pop("period")

        market_point = cls(
            high=high,
            index=index,
            low=low,
            n=n,
            period=period,
        )

        return market_point
