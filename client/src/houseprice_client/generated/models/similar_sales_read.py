from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.comparable_read import ComparableRead


T = TypeVar("T", bound="SimilarSalesRead")


@_attrs_define
class SimilarSalesRead:
    """Sales like the home of a valuation, the most similar first; the value stays as it is."""

    items: list[ComparableRead]
    model_id: str
    valuation_id: str

    def to_dict(self) -> dict[str, Any]:
        items = []
        for items_item_data in self.items:
            items_item = items_item_data.to_dict()
            items.append(items_item)

        model_id = self.model_id

        valuation_id = self.valuation_id

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "items": items,
                "model_id": model_id,
                "valuation_id": valuation_id,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.comparable_read import ComparableRead

        d = dict(src_dict)
        items = []
        _items = d.pop("items")
        for items_item_data in _items:
            items_item = ComparableRead.from_dict(items_item_data)

            items.append(items_item)

        model_id = d.pop("model_id")

        valuation_id = d.pop("valuation_id")

        similar_sales_read = cls(
            items=items,
            model_id=model_id,
            valuation_id=valuation_id,
        )

        return similar_sales_read
