from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar

from attrs import define as _attrs_define

T = TypeVar("T", bound="ImpliedRead")


@_attrs_define
class ImpliedRead:
    """The range of prices that the comparable sales imply by themselves."""

    disagrees: bool
    """ Whether the median differs from the value by more than 2 FSD. """
    high: float
    """ Largest adjusted price. """
    low: float
    """ Smallest adjusted price. """
    median: float
    """ Median of the adjusted prices, weighted by similarity. """
    n: int

    def to_dict(self) -> dict[str, Any]:
        disagrees = self.disagrees

        high = self.high

        low = self.low

        median = self.median

        n = self.n

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "disagrees": disagrees,
                "high": high,
                "low": low,
                "median": median,
                "n": n,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        disagrees = d.pop("disagrees")

        high = d.pop("high")

        low = d.pop("low")

        median = d.pop("median")

        n = d.pop("n")

        implied_read = cls(
            disagrees=disagrees,
            high=high,
            low=low,
            median=median,
            n=n,
        )

        return implied_read
