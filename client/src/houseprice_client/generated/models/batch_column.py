from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar, cast

from attrs import define as _attrs_define

T = TypeVar("T", bound="BatchColumn")


@_attrs_define
class BatchColumn:
    """A column of the model, and where the file has it."""

    header: None | str
    """ The header of the file; null where it has none. """
    label: str
    name: str
    required: bool
    """ Whether no home can be valued without it. """
    role: str
    unit: str

    def to_dict(self) -> dict[str, Any]:
        header: None | str
        header = self.header

        label = self.label

        name = self.name

        required = self.required

        role = self.role

        unit = self.unit

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "header": header,
                "label": label,
                "name": name,
                "required": required,
                "role": role,
                "unit": unit,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)

        def _parse_header(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        header = _parse_header(d.pop("header"))

        label = d.pop("label")

        name = d.pop("name")

        required = d.pop("required")

        role = d.pop("role")

        unit = d.pop("unit")

        batch_column = cls(
            header=header,
            label=label,
            name=name,
            required=required,
            role=role,
            unit=unit,
        )

        return batch_column
