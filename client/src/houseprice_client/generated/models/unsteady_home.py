from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar

from attrs import define as _attrs_define

T = TypeVar("T", bound="UnsteadyHome")


@_attrs_define
class UnsteadyHome:
    """A test sale whose value depends more on the training than the stated spread."""

    fsd: float
    row: int
    """ Row of the sale in the data set, from 0. """
    spread: float

    def to_dict(self) -> dict[str, Any]:
        fsd = self.fsd

        row = self.row

        spread = self.spread

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "fsd": fsd,
                "row": row,
                "spread": spread,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        fsd = d.pop("fsd")

        row = d.pop("row")

        spread = d.pop("spread")

        unsteady_home = cls(
            fsd=fsd,
            row=row,
            spread=spread,
        )

        return unsteady_home
