from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar, cast

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.row_read import RowRead


T = TypeVar("T", bound="RowsRead")


@_attrs_define
class RowsRead:
    """A page of the sales of a data set."""

    columns: list[str]
    dataset_id: str
    items: list[RowRead]
    matching: int
    """ Sales that fit the query, on all pages. """
    offset: int
    """ Number of sales before this page. """
    rows: int
    """ All sales of the data set. """

    def to_dict(self) -> dict[str, Any]:
        columns = self.columns

        dataset_id = self.dataset_id

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
                "dataset_id": dataset_id,
                "items": items,
                "matching": matching,
                "offset": offset,
                "rows": rows,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.row_read import RowRead

        d = dict(src_dict)
        columns = cast(list[str], d.pop("columns"))

        dataset_id = d.pop("dataset_id")

        items = []
        _items = d.pop("items")
        for items_item_data in _items:
            items_item = RowRead.from_dict(items_item_data)

            items.append(items_item)

        matching = d.pop("matching")

        offset = d.pop("offset")

        rows = d.pop("rows")

        rows_read = cls(
            columns=columns,
            dataset_id=dataset_id,
            items=items,
            matching=matching,
            offset=offset,
            rows=rows,
        )

        return rows_read
