from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.estimate import Estimate


T = TypeVar("T", bound="GroupMeasure")


@_attrs_define
class GroupMeasure:
    """A figure of a group beside that of all other homes that have a group."""

    beyond_chance: bool
    """ Whether this is a finding; the chance of any false one among all groups and measures of an attribute is 5 %
    (Holm). """
    difference: Estimate
    """ A figure on unseen sales with its 95 % interval. """
    group: Estimate
    """ A figure on unseen sales with its 95 % interval. """
    rest: Estimate
    """ A figure on unseen sales with its 95 % interval. """

    def to_dict(self) -> dict[str, Any]:
        beyond_chance = self.beyond_chance

        difference = self.difference.to_dict()

        group = self.group.to_dict()

        rest = self.rest.to_dict()

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "beyond_chance": beyond_chance,
                "difference": difference,
                "group": group,
                "rest": rest,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.estimate import Estimate

        d = dict(src_dict)
        beyond_chance = d.pop("beyond_chance")

        difference = Estimate.from_dict(d.pop("difference"))

        group = Estimate.from_dict(d.pop("group"))

        rest = Estimate.from_dict(d.pop("rest"))

        group_measure = cls(
            beyond_chance=beyond_chance,
            difference=difference,
            group=group,
            rest=rest,
        )

        return group_measure
