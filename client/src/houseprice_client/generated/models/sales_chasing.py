from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar, cast

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.estimate import Estimate


T = TypeVar("T", bound="SalesChasing")


@_attrs_define
class SalesChasing:
    """Whether too many values are almost equal to their prices; shares are in percent."""

    excess: float
    expected: float
    """ Share that a normal distribution would have. """
    flagged: bool | None
    """ Whether this is a finding; null with fewer than 30 sales. """
    inside: Estimate
    """ A figure on unseen sales with its 95 % interval. """
    largest_jump: float

    def to_dict(self) -> dict[str, Any]:
        excess = self.excess

        expected = self.expected

        flagged: bool | None
        flagged = self.flagged

        inside = self.inside.to_dict()

        largest_jump = self.largest_jump

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "excess": excess,
                "expected": expected,
                "flagged": flagged,
                "inside": inside,
                "largest_jump": largest_jump,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.estimate import Estimate

        d = dict(src_dict)
        excess = d.pop("excess")

        expected = d.pop("expected")

        def _parse_flagged(data: object) -> bool | None:
            if data is None:
                return data
            return cast(bool | None, data)

        flagged = _parse_flagged(d.pop("flagged"))

        inside = Estimate.from_dict(d.pop("inside"))

        largest_jump = d.pop("largest_jump")

        sales_chasing = cls(
            excess=excess,
            expected=expected,
            flagged=flagged,
            inside=inside,
            largest_jump=largest_jump,
        )

        return sales_chasing
