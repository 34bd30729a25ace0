from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar, cast

from attrs import define as _attrs_define

from ..models.inspected_column_made_from import (
    InspectedColumnMadeFrom,
    check_inspected_column_made_from,
)
from ..types import UNSET, Unset

T = TypeVar("T", bound="InspectedColumn")


@_attrs_define
class InspectedColumn:
    """How a column would be read, with its first cells and their values."""

    cells: list[str]
    confidence: float
    evidence: str
    name: str
    role: str
    type_: str
    unit: str
    values: list[str]
    made_from: InspectedColumnMadeFrom | Unset = ""
    """ Kind of the files that made the column by place; empty for the table's own. """

    def to_dict(self) -> dict[str, Any]:
        cells = self.cells

        confidence = self.confidence

        evidence = self.evidence

        name = self.name

        role = self.role

        type_ = self.type_

        unit = self.unit

        values = self.values

        made_from: str | Unset = UNSET
        if not isinstance(self.made_from, Unset):
            made_from = self.made_from

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "cells": cells,
                "confidence": confidence,
                "evidence": evidence,
                "name": name,
                "role": role,
                "type": type_,
                "unit": unit,
                "values": values,
            }
        )
        if made_from is not UNSET:
            field_dict["made_from"] = made_from

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        cells = cast(list[str], d.pop("cells"))

        confidence = d.pop("confidence")

        evidence = d.pop("evidence")

        name = d.pop("name")

        role = d.pop("role")

        type_ = d.pop("type")

        unit = d.pop("unit")

        values = cast(list[str], d.pop("values"))

        _made_from = d.pop("made_from", UNSET)
        made_from: InspectedColumnMadeFrom | Unset
        if isinstance(_made_from, Unset):
            made_from = UNSET
        else:
            made_from = check_inspected_column_made_from(_made_from)

        inspected_column = cls(
            cells=cells,
            confidence=confidence,
            evidence=evidence,
            name=name,
            role=role,
            type_=type_,
            unit=unit,
            values=values,
            made_from=made_from,
        )

        return inspected_column
