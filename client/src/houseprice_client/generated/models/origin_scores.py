from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.estimate import Estimate


T = TypeVar("T", bound="OriginScores")


@_attrs_define
class OriginScores:
    """The scores of the sales that followed a day, by a training on the sales before it."""

    coverage_90: Estimate
    """ A figure on unseen sales with its 95 % interval. """
    days_after: int
    """ Days from the last training sale to the middle sale of the span. """
    first_day: datetime.date
    last_day: datetime.date
    learned: int
    """ Number of sales that were learned from. """
    mdape: Estimate
    """ A figure on unseen sales with its 95 % interval. """
    median_ratio: Estimate
    """ A figure on unseen sales with its 95 % interval. """
    n: int

    def to_dict(self) -> dict[str, Any]:
        coverage_90 = self.coverage_90.to_dict()

        days_after = self.days_after

        first_day = self.first_day.isoformat()

        last_day = self.last_day.isoformat()

        learned = self.learned

        mdape = self.mdape.to_dict()

        median_ratio = self.median_ratio.to_dict()

        n = self.n

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "coverage_90": coverage_90,
                "days_after": days_after,
                "first_day": first_day,
                "last_day": last_day,
                "learned": learned,
                "mdape": mdape,
                "median_ratio": median_ratio,
                "n": n,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.estimate import Estimate

        d = dict(src_dict)
        coverage_90 = Estimate.from_dict(d.pop("coverage_90"))

        days_after = d.pop("days_after")

        first_day = datetime.date.fromisoformat(d.pop("first_day"))

        last_day = datetime.date.fromisoformat(d.pop("last_day"))

        learned = d.pop("learned")

        mdape = Estimate.from_dict(d.pop("mdape"))

        median_ratio = Estimate.from_dict(d.pop("median_ratio"))

        n = d.pop("n")

        origin_scores = cls(
            coverage_90=coverage_90,
            days_after=days_after,
            first_day=first_day,
            last_day=last_day,
            learned=learned,
            mdape=mdape,
            median_ratio=median_ratio,
            n=n,
        )

        return origin_scores
