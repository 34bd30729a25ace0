from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar, cast

from attrs import define as _attrs_define

T = TypeVar("T", bound="FirstRowRead")


@_attrs_define
class FirstRowRead:
    """A row as read, with its number in a spreadsheet."""

    row: int
    values: list[None | str]
    """ In the order of the columns; null is a gap. """

    def to_dict(self) -> dict[str, Any]:
        row = self.row

        values = []
        for values_item_data in self.values:
            values_item: None | str
            values_item = values_item_data
            values.append(values_item)

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "row": row,
                "values": values,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        row = d.pop("row")

        values = []
        _values = d.pop("values")
        for values_item_data in _values:

            def _parse_values_item(data: object) -> None | str:
                if data is None:
                    return data
                return cast(None | str, data)

            values_item = _parse_values_item(values_item_data)

            values.append(values_item)

        first_row_read = cls(
            row=row,
            values=values,
        )

        return first_row_read
