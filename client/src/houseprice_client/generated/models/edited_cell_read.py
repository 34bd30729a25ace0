from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar, cast

from attrs import define as _attrs_define

T = TypeVar("T", bound="EditedCellRead")


@_attrs_define
class EditedCellRead:
    """A cell that was changed by hand at the import; long texts are shortened."""

    before: None | str
    """ Its text in the file; null if it was empty. """
    column: str
    row: int
    """ Row number in a spreadsheet. """
    value: None | str
    """ The text that was read instead; null if it is empty. """

    def to_dict(self) -> dict[str, Any]:
        before: None | str
        before = self.before

        column = self.column

        row = self.row

        value: None | str
        value = self.value

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "before": before,
                "column": column,
                "row": row,
                "value": value,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)

        def _parse_before(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        before = _parse_before(d.pop("before"))

        column = d.pop("column")

        row = d.pop("row")

        def _parse_value(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        value = _parse_value(d.pop("value"))

        edited_cell_read = cls(
            before=before,
            column=column,
            row=row,
            value=value,
        )

        return edited_cell_read
