from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar, cast

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.inspected_row import InspectedRow


T = TypeVar("T", bound="InspectedRows")


@_attrs_define
class InspectedRows:
    """A page of a table as it would be read; nothing is stored."""

    columns: list[str]
    items: list[InspectedRow]
    matching: int
    """ Rows of the state that was asked for. """
    offset: int
    rows: int

    def to_dict(self) -> dict[str, Any]:
        columns = self.columns

        items = []
        for items_item_data in self.items:
            items_item = items_item_data.to_dict()
            items.append(items_item)

        matching = self.matching

        offset = self.offset

        rows = self.rows

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "columns": columns,
                "items": items,
                "matching": matching,
                "offset": offset,
                "rows": rows,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.inspected_row import InspectedRow

        d = dict(src_dict)
        columns = cast(list[str], d.pop("columns"))

        items = []
        _items = d.pop("items")
        for items_item_data in _items:
            items_item = InspectedRow.from_dict(items_item_data)

            items.append(items_item)

        matching = d.pop("matching")

        offset = d.pop("offset")

        rows = d.pop("rows")

        inspected_rows = cls(
            columns=columns,
            items=items,
            matching=matching,
            offset=offset,
            rows=rows,
        )

        return inspected_rows
