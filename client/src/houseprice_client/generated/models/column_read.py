from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar, cast

from attrs import define as _attrs_define

from ..models.column_read_type import ColumnReadType, check_column_read_type
from ..types import UNSET, Unset

T = TypeVar("T", bound="ColumnRead")


@_attrs_define
class ColumnRead:
    """A column and its meaning."""

    help_: str
    label: str
    name: str
    required: bool
    role: str
    type_: ColumnReadType
    unit: str
    confidence: float | None | Unset = UNSET
    """ Confidence in a guessed role, 0..1; null if the role was given. """
    evidence: str | Unset = ""

    def to_dict(self) -> dict[str, Any]:
        help_ = self.help_

        label = self.label

        name = self.name

        required = self.required

        role = self.role

        type_: str = self.type_

        unit = self.unit

        confidence: float | None | Unset
        if isinstance(self.confidence, Unset):
            confidence = UNSET
        else:
            confidence = self.confidence

        evidence = self.evidence

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "help": help_,
                "label": label,
                "name": name,
                "required": required,
                "role": role,
                "type": type_,
                "unit": unit,
            }
        )
        if confidence is not UNSET:
            field_dict["confidence"] = confidence
        if evidence is not UNSET:
            field_dict["evidence"] = evidence

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        help_ = d.pop("help")

        label = d.pop("label")

        name = d.pop("name")

        required = d.pop("required")

        role = d.pop("role")

        type_ = check_column_read_type(d.pop("type"))

        unit = d.pop("unit")

        def _parse_confidence(data: object) -> float | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(float | None | Unset, data)

        confidence = _parse_confidence(d.pop("confidence", UNSET))

        evidence = d.pop("evidence", UNSET)

        column_read = cls(
            help_=help_,
            label=label,
            name=name,
            required=required,
            role=role,
            type_=type_,
            unit=unit,
            confidence=confidence,
            evidence=evidence,
        )

        return column_read
