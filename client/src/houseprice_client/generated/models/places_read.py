from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar, cast

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.sold_place_read import SoldPlaceRead


T = TypeVar("T", bound="PlacesRead")


@_attrs_define
class PlacesRead:
    """Places that fit a text: at most 8, areas first."""

    dataset_id: str
    has_addresses: bool
    has_areas: bool
    id_column: None | str
    """ Name of the column with ids of homes, if any. """
    items: list[SoldPlaceRead]

    def to_dict(self) -> dict[str, Any]:
        dataset_id = self.dataset_id

        has_addresses = self.has_addresses

        has_areas = self.has_areas

        id_column: None | str
        id_column = self.id_column

        items = []
        for items_item_data in self.items:
            items_item = items_item_data.to_dict()
            items.append(items_item)

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "dataset_id": dataset_id,
                "has_addresses": has_addresses,
                "has_areas": has_areas,
                "id_column": id_column,
                "items": items,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.sold_place_read import SoldPlaceRead

        d = dict(src_dict)
        dataset_id = d.pop("dataset_id")

        has_addresses = d.pop("has_addresses")

        has_areas = d.pop("has_areas")

        def _parse_id_column(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        id_column = _parse_id_column(d.pop("id_column"))

        items = []
        _items = d.pop("items")
        for items_item_data in _items:
            items_item = SoldPlaceRead.from_dict(items_item_data)

            items.append(items_item)

        places_read = cls(
            dataset_id=dataset_id,
            has_addresses=has_addresses,
            has_areas=has_areas,
            id_column=id_column,
            items=items,
        )

        return places_read
