from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar, cast

from attrs import define as _attrs_define

T = TypeVar("T", bound="RowRead")


@_attrs_define
class RowRead:
    """A sale."""

    sale: int
    """ Index of the sale in the data set, from 0. """
    values: list[bool | float | int | None | str]
    """ In the order of the columns; null is a gap, a date is text (ISO 8601). """

    def to_dict(self) -> dict[str, Any]:
        sale = self.sale

        values = []
        for values_item_data in self.values:
            values_item: bool | float | int | None | str
            values_item = values_item_data
            values.append(values_item)

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "sale": sale,
                "values": values,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        sale = d.pop("sale")

        values = []
        _values = d.pop("values")
        for values_item_data in _values:

            def _parse_values_item(data: object) -> bool | float | int | None | str:
                if data is None:
                    return data
                return cast(bool | float | int | None | str, data)

            values_item = _parse_values_item(values_item_data)

            values.append(values_item)

        row_read = cls(
            sale=sale,
            values=values,
        )

        return row_read
