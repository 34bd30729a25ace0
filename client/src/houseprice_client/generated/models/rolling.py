from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.estimate import Estimate
    from ..models.rolling_groups import RollingGroups


T = TypeVar("T", bound="Rolling")


@_attrs_define
class Rolling:
    """Coverage of 90 % ranges that are learned again as sales come in, from the latest sales."""

    coverage_90: Estimate
    """ A figure on unseen sales with its 95 % interval. """
    every_days: int
    groups: RollingGroups
    """ Coverage by tier and by neighbourhood. """
    latest: int
    """ Largest number of sales that the ranges are learned from. """
    width_90: Estimate
    """ A figure on unseen sales with its 95 % interval. """
    winkler_90: Estimate
    """ A figure on unseen sales with its 95 % interval. """

    def to_dict(self) -> dict[str, Any]:
        coverage_90 = self.coverage_90.to_dict()

        every_days = self.every_days

        groups = self.groups.to_dict()

        latest = self.latest

        width_90 = self.width_90.to_dict()

        winkler_90 = self.winkler_90.to_dict()

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "coverage_90": coverage_90,
                "every_days": every_days,
                "groups": groups,
                "latest": latest,
                "width_90": width_90,
                "winkler_90": winkler_90,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.estimate import Estimate
        from ..models.rolling_groups import RollingGroups

        d = dict(src_dict)
        coverage_90 = Estimate.from_dict(d.pop("coverage_90"))

        every_days = d.pop("every_days")

        groups = RollingGroups.from_dict(d.pop("groups"))

        latest = d.pop("latest")

        width_90 = Estimate.from_dict(d.pop("width_90"))

        winkler_90 = Estimate.from_dict(d.pop("winkler_90"))

        rolling = cls(
            coverage_90=coverage_90,
            every_days=every_days,
            groups=groups,
            latest=latest,
            width_90=width_90,
            winkler_90=winkler_90,
        )

        return rolling
