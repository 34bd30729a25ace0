from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar, cast

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.group_measures import GroupMeasures


T = TypeVar("T", bound="FairnessGroup")


@_attrs_define
class FairnessGroup:
    """A group of homes."""

    areas: int
    """ Areas of the group. Homes of one area err alike, so a group of few areas may differ for other reasons than
    the attribute. """
    judged: bool
    """ False if the group or the rest has too few homes with a value. """
    measures: GroupMeasures | None
    """ Null for a group that is not judged. """
    n: int
    """ Test sales of the group. """
    name: str
    with_value: int
    """ Those of them that have a value. """

    def to_dict(self) -> dict[str, Any]:
        from ..models.group_measures import GroupMeasures

        areas = self.areas

        judged = self.judged

        measures: dict[str, Any] | None
        if isinstance(self.measures, GroupMeasures):
            measures = self.measures.to_dict()
        else:
            measures = self.measures

        n = self.n

        name = self.name

        with_value = self.with_value

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "areas": areas,
                "judged": judged,
                "measures": measures,
                "n": n,
                "name": name,
                "with_value": with_value,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.group_measures import GroupMeasures

        d = dict(src_dict)
        areas = d.pop("areas")

        judged = d.pop("judged")

        def _parse_measures(data: object) -> GroupMeasures | None:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                measures_type_0 = GroupMeasures.from_dict(data)

                return measures_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(GroupMeasures | None, data)

        measures = _parse_measures(d.pop("measures"))

        n = d.pop("n")

        name = d.pop("name")

        with_value = d.pop("with_value")

        fairness_group = cls(
            areas=areas,
            judged=judged,
            measures=measures,
            n=n,
            name=name,
            with_value=with_value,
        )

        return fairness_group
