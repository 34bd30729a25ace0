from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.found_place_read import FoundPlaceRead


T = TypeVar("T", bound="FoundPlaces")


@_attrs_define
class FoundPlaces:
    """Answer of ``GET /v1/geocode``: the best places first, at most 5; none if nothing fits."""

    items: list[FoundPlaceRead]

    def to_dict(self) -> dict[str, Any]:
        items = []
        for items_item_data in self.items:
            items_item = items_item_data.to_dict()
            items.append(items_item)

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "items": items,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.found_place_read import FoundPlaceRead

        d = dict(src_dict)
        items = []
        _items = d.pop("items")
        for items_item_data in _items:
            items_item = FoundPlaceRead.from_dict(items_item_data)

            items.append(items_item)

        found_places = cls(
            items=items,
        )

        return found_places
