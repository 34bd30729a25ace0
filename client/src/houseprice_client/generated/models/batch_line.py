from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar, cast

from attrs import define as _attrs_define

T = TypeVar("T", bound="BatchLine")


@_attrs_define
class BatchLine:
    """One of the first lines of a file."""

    cells: list[str]
    row: int

    def to_dict(self) -> dict[str, Any]:
        cells = self.cells

        row = self.row

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "cells": cells,
                "row": row,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        cells = cast(list[str], d.pop("cells"))

        row = d.pop("row")

        batch_line = cls(
            cells=cells,
            row=row,
        )

        return batch_line
