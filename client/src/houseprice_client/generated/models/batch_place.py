from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar, cast

from attrs import define as _attrs_define

T = TypeVar("T", bound="BatchPlace")


@_attrs_define
class BatchPlace:
    """A cell that is wrong."""

    row: int
    """ As in a spreadsheet: the header is row 1. """
    value: None | str

    def to_dict(self) -> dict[str, Any]:
        row = self.row

        value: None | str
        value = self.value

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "row": row,
                "value": value,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        row = d.pop("row")

        def _parse_value(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        value = _parse_value(d.pop("value"))

        batch_place = cls(
            row=row,
            value=value,
        )

        return batch_place
