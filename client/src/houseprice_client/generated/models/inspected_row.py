from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar, cast

from attrs import define as _attrs_define

from ..models.inspected_row_state import InspectedRowState, check_inspected_row_state

T = TypeVar("T", bound="InspectedRow")


@_attrs_define
class InspectedRow:
    """A row as read; a cell that cannot be read is as in the file."""

    row: int
    """ As a spreadsheet counts. """
    state: InspectedRowState
    """ What an import would do with it. """
    values: list[None | str]
    """ In the order of the columns; null is a gap. """

    def to_dict(self) -> dict[str, Any]:
        row = self.row

        state: str = self.state

        values = []
        for values_item_data in self.values:
            values_item: None | str
            values_item = values_item_data
            values.append(values_item)

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "row": row,
                "state": state,
                "values": values,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        row = d.pop("row")

        state = check_inspected_row_state(d.pop("state"))

        values = []
        _values = d.pop("values")
        for values_item_data in _values:

            def _parse_values_item(data: object) -> None | str:
                if data is None:
                    return data
                return cast(None | str, data)

            values_item = _parse_values_item(values_item_data)

            values.append(values_item)

        inspected_row = cls(
            row=row,
            state=state,
            values=values,
        )

        return inspected_row
