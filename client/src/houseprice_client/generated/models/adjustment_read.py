from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar

from attrs import define as _attrs_define

T = TypeVar("T", bound="AdjustmentRead")


@_attrs_define
class AdjustmentRead:
    """Price difference that one group of features accounts for."""

    amount: float
    feature: str
    """ Name of the group; the last one is "Rest", the remaining difference. """

    def to_dict(self) -> dict[str, Any]:
        amount = self.amount

        feature = self.feature

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "amount": amount,
                "feature": feature,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        amount = d.pop("amount")

        feature = d.pop("feature")

        adjustment_read = cls(
            amount=amount,
            feature=feature,
        )

        return adjustment_read
