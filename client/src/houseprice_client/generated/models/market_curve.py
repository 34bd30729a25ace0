from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar, cast

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.market_point import MarketPoint


T = TypeVar("T", bound="MarketCurve")


@_attrs_define
class MarketCurve:
    """The index of the whole market or of one area."""

    area: None | str
    """ Name of the area; null for the whole market. """
    n: int
    """ Number of training sales. """
    points: list[MarketPoint]

    def to_dict(self) -> dict[str, Any]:
        area: None | str
        area = self.area

        n = self.n

        points = []
        for points_item_data in self.points:
            points_item = points_item_data.to_dict()
            points.append(points_item)

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "area": area,
                "n": n,
                "points": points,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.market_point import MarketPoint

        d = dict(src_dict)

        def _parse_area(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        area = _parse_area(d.pop("area"))

        n = d.pop("n")

        points = []
        _points = d.pop("points")
        for points_item_data in _points:
            points_item = MarketPoint.from_dict(points_item_data)

            points.append(points_item)

        market_curve = cls(
            area=area,
            n=n,
            points=points,
        )

        return market_curve
