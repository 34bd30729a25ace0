from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar, cast

from attrs import define as _attrs_define

T = TypeVar("T", bound="FactRead")


@_attrs_define
class FactRead:
    """A characteristic of a home."""

    kind: str
    label: str
    name: str
    role: str
    unit: str
    value: bool | float | int | None | str

    def to_dict(self) -> dict[str, Any]:
        kind = self.kind

        label = self.label

        name = self.name

        role = self.role

        unit = self.unit

        value: bool | float | int | None | str
        value = self.value

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "kind": kind,
                "label": label,
                "name": name,
                "role": role,
                "unit": unit,
                "value": value,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        kind = d.pop("kind")

        label = d.pop("label")

        name = d.pop("name")

        role = d.pop("role")

        unit = d.pop("unit")

        def _parse_value(data: object) -> bool | float | int | None | str:
            if data is None:
                return data
            return cast(bool | float | int | None | str, data)

        value = _parse_value(d.pop("value"))

        fact_read = cls(
            kind=kind,
            label=label,
            name=name,
            role=role,
            unit=unit,
            value=value,
        )

        return fact_read
