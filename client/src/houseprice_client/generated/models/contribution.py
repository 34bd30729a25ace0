from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar

from attrs import define as _attrs_define

from ..types import UNSET, Unset

T = TypeVar("T", bound="Contribution")


@_attrs_define
class Contribution:
    """How far one group of features moves the value away from the reference."""

    amount: float
    feature: str
    standard_error: float | Unset = 0.0
    """ Standard error of the amount; 0 if the amount is exact. """

    def to_dict(self) -> dict[str, Any]:
        amount = self.amount

        feature = self.feature

        standard_error = self.standard_error

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "amount": amount,
                "feature": feature,
            }
        )
        if standard_error is not UNSET:
            field_dict["standard_error"] = standard_error

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        amount = d.pop("amount")

        feature = d.pop("feature")

        standard_error = d.pop("standard_error", UNSET)

        contribution = cls(
            amount=amount,
            feature=feature,
            standard_error=standard_error,
        )

        return contribution
