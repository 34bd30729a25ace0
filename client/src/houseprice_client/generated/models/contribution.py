from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar

from attrs import define as _attrs_define

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.adjustment_read import AdjustmentRead


T = TypeVar("T", bound="Contribution")


@_attrs_define
class Contribution:
    """How far one group of features moves the value away from the reference."""

    amount: float
    feature: str
    parts: list[AdjustmentRead] | Unset = UNSET
    """ Of the group of other features: what each adds; they add up to the amount. """
    standard_error: float | Unset = 0.0
    """ Standard error of the amount; 0 if the amount is exact. """

    def to_dict(self) -> dict[str, Any]:
        amount = self.amount

        feature = self.feature

        parts: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.parts, Unset):
            parts = []
            for parts_item_data in self.parts:
                parts_item = parts_item_data.to_dict()
                parts.append(parts_item)

        standard_error = self.standard_error

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "amount": amount,
                "feature": feature,
            }
        )
        if parts is not UNSET:
            field_dict["parts"] = parts
        if standard_error is not UNSET:
            field_dict["standard_error"] = standard_error

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.adjustment_read import AdjustmentRead

        d = dict(src_dict)
        amount = d.pop("amount")

        feature = d.pop("feature")

        _parts = d.pop("parts", UNSET)
        parts: list[AdjustmentRead] | Unset = UNSET
        if _parts is not UNSET:
            parts = []
            for parts_item_data in _parts:
                parts_item = AdjustmentRead.from_dict(parts_item_data)

                parts.append(parts_item)

        standard_error = d.pop("standard_error", UNSET)

        contribution = cls(
            amount=amount,
            feature=feature,
            parts=parts,
            standard_error=standard_error,
        )

        return contribution
