from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar

from attrs import define as _attrs_define

T = TypeVar("T", bound="EffectSales")


@_attrs_define
class EffectSales:
    """Sales on one side of the split, and how many of them are flagged."""

    flagged: int
    sales: int

    def to_dict(self) -> dict[str, Any]:
        flagged = self.flagged

        sales = self.sales

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "flagged": flagged,
                "sales": sales,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        flagged = d.pop("flagged")

        sales = d.pop("sales")

        effect_sales = cls(
            flagged=flagged,
            sales=sales,
        )

        return effect_sales
