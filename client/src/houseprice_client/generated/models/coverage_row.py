from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar, cast

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.estimate import Estimate


T = TypeVar("T", bound="CoverageRow")


@_attrs_define
class CoverageRow:
    """The share of prices of a group that the ranges held."""

    coverage_90: Estimate | None
    few: bool
    """ True with fewer than 30 sales: show the figures grey, and never rank them. """
    n: int
    name: str

    def to_dict(self) -> dict[str, Any]:
        from ..models.estimate import Estimate

        coverage_90: dict[str, Any] | None
        if isinstance(self.coverage_90, Estimate):
            coverage_90 = self.coverage_90.to_dict()
        else:
            coverage_90 = self.coverage_90

        few = self.few

        n = self.n

        name = self.name

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "coverage_90": coverage_90,
                "few": few,
                "n": n,
                "name": name,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.estimate import Estimate

        d = dict(src_dict)

        def _parse_coverage_90(data: object) -> Estimate | None:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                coverage_90_type_0 = Estimate.from_dict(data)

                return coverage_90_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(Estimate | None, data)

        coverage_90 = _parse_coverage_90(d.pop("coverage_90"))

        few = d.pop("few")

        n = d.pop("n")

        name = d.pop("name")

        coverage_row = cls(
            coverage_90=coverage_90,
            few=few,
            n=n,
            name=name,
        )

        return coverage_row
