from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar

from attrs import define as _attrs_define

T = TypeVar("T", bound="ReviewCounts")


@_attrs_define
class ReviewCounts:
    """Number of flagged sales with each decision."""

    accepted: int
    open_: int
    overridden: int

    def to_dict(self) -> dict[str, Any]:
        accepted = self.accepted

        open_ = self.open_

        overridden = self.overridden

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "accepted": accepted,
                "open": open_,
                "overridden": overridden,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        accepted = d.pop("accepted")

        open_ = d.pop("open")

        overridden = d.pop("overridden")

        review_counts = cls(
            accepted=accepted,
            open_=open_,
            overridden=overridden,
        )

        return review_counts
