from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar, cast

from attrs import define as _attrs_define

T = TypeVar("T", bound="BatchRows")


@_attrs_define
class BatchRows:
    """A page of the homes of a batch."""

    batch_id: str
    columns: list[str]
    items: list[list[bool | float | int | None | str]]
    """ Each in the order of the columns. """
    matching: int
    """ Homes that fit the query, on all pages. """
    offset: int
    """ Number of homes before this page. """
    rows: int
    """ All homes that are done. """

    def to_dict(self) -> dict[str, Any]:
        batch_id = self.batch_id

        columns = self.columns

        items = []
        for items_item_data in self.items:
            items_item = []
            for items_item_item_data in items_item_data:
                items_item_item: bool | float | int | None | str
                items_item_item = items_item_item_data
                items_item.append(items_item_item)

            items.append(items_item)

        matching = self.matching

        offset = self.offset

        rows = self.rows

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "batch_id": batch_id,
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
        d = dict(src_dict)
        batch_id = d.pop("batch_id")

        columns = cast(list[str], d.pop("columns"))

        items = []
        _items = d.pop("items")
        for items_item_data in _items:
            items_item = []
            _items_item = items_item_data
            for items_item_item_data in _items_item:

                def _parse_items_item_item(
                    data: object,
                ) -> bool | float | int | None | str:
                    if data is None:
                        return data
                    return cast(bool | float | int | None | str, data)

                items_item_item = _parse_items_item_item(items_item_item_data)

                items_item.append(items_item_item)

            items.append(items_item)

        matching = d.pop("matching")

        offset = d.pop("offset")

        rows = d.pop("rows")

        batch_rows = cls(
            batch_id=batch_id,
            columns=columns,
            items=items,
            matching=matching,
            offset=offset,
            rows=rows,
        )

        return batch_rows
