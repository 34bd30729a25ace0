from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar, cast

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.dependence_point_read import DependencePointRead


T = TypeVar("T", bound="DependenceCurve")


@_attrs_define
class DependenceCurve:
    """How values depend on one feature, all else being as it is."""

    feature: str
    homes: int
    """ Homes of the blind test behind each point. """
    kind: str
    label: str
    left_out: list[bool | float | int | None | str]
    """ Features at which the model refuses most of the homes. """
    points: list[DependencePointRead]
    reference: bool | float | int | None | str
    """ The feature against which changes are measured. """
    unit: str

    def to_dict(self) -> dict[str, Any]:
        feature = self.feature

        homes = self.homes

        kind = self.kind

        label = self.label

        left_out = []
        for left_out_item_data in self.left_out:
            left_out_item: bool | float | int | None | str
            left_out_item = left_out_item_data
            left_out.append(left_out_item)

        points = []
        for points_item_data in self.points:
            points_item = points_item_data.to_dict()
            points.append(points_item)

        reference: bool | float | int | None | str
        reference = self.reference

        unit = self.unit

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "feature": feature,
                "homes": homes,
                "kind": kind,
                "label": label,
                "left_out": left_out,
                "points": points,
                "reference": reference,
                "unit": unit,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.dependence_point_read import DependencePointRead

        d = dict(src_dict)
        feature = d.pop("feature")

        homes = d.pop("homes")

        kind = d.pop("kind")

        label = d.pop("label")

        left_out = []
        _left_out = d.pop("left_out")
        for left_out_item_data in _left_out:

            def _parse_left_out_item(data: object) -> bool | float | int | None | str:
                if data is None:
                    return data
                return cast(bool | float | int | None | str, data)

            left_out_item = _parse_left_out_item(left_out_item_data)

            left_out.append(left_out_item)

        points = []
        _points = d.pop("points")
        for points_item_data in _points:
            points_item = DependencePointRead.from_dict(points_item_data)

            points.append(points_item)

        def _parse_reference(data: object) -> bool | float | int | None | str:
            if data is None:
                return data
            return cast(bool | float | int | None | str, data)

        reference = _parse_reference(d.pop("reference"))

        unit = d.pop("unit")

        dependence_curve = cls(
            feature=feature,
            homes=homes,
            kind=kind,
            label=label,
            left_out=left_out,
            points=points,
            reference=reference,
            unit=unit,
        )

        return dependence_curve
