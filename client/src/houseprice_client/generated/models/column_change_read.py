from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar, cast

from attrs import define as _attrs_define

T = TypeVar("T", bound="ColumnChangeRead")


@_attrs_define
class ColumnChangeRead:
    """How the new values of a column differ from those before."""

    gaps_before: float
    """ Share of gaps, 0..1. """
    gaps_new: float
    name: str
    new_level_rows: int
    new_levels: list[str]
    """ Levels that were not there before, at most five. """
    outside: int
    """ Sales with a number outside the range of those before. """

    def to_dict(self) -> dict[str, Any]:
        gaps_before = self.gaps_before

        gaps_new = self.gaps_new

        name = self.name

        new_level_rows = self.new_level_rows

        new_levels = self.new_levels

        outside = self.outside

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "gaps_before": gaps_before,
                "gaps_new": gaps_new,
                "name": name,
                "new_level_rows": new_level_rows,
                "new_levels": new_levels,
                "outside": outside,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        gaps_before = d.pop("gaps_before")

        gaps_new = d.pop("gaps_new")

        name = d.pop("name")

        new_level_rows = d.pop("new_level_rows")

        new_levels = cast(list[str], d.pop("new_levels"))

        outside = d.pop("outside")

        column_change_read = cls(
            gaps_before=gaps_before,
            gaps_new=gaps_new,
            name=name,
            new_level_rows=new_level_rows,
            new_levels=new_levels,
            outside=outside,
        )

        return column_change_read
