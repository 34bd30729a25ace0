from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar, cast

from attrs import define as _attrs_define

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.curve_point import CurvePoint


T = TypeVar("T", bound="CurveRead")


@_attrs_define
class CurveRead:
    """Learning curve of a run: RMSE of the standardised log price."""

    points: list[CurvePoint]
    run_id: str
    best_epoch: int | None | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        points = []
        for points_item_data in self.points:
            points_item = points_item_data.to_dict()
            points.append(points_item)

        run_id = self.run_id

        best_epoch: int | None | Unset
        if isinstance(self.best_epoch, Unset):
            best_epoch = UNSET
        else:
            best_epoch = self.best_epoch

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "points": points,
                "run_id": run_id,
            }
        )
        if best_epoch is not UNSET:
            field_dict["best_epoch"] = best_epoch

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.curve_point import CurvePoint

        d = dict(src_dict)
        points = []
        _points = d.pop("points")
        for points_item_data in _points:
            points_item = CurvePoint.from_dict(points_item_data)

            points.append(points_item)

        run_id = d.pop("run_id")

        def _parse_best_epoch(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        best_epoch = _parse_best_epoch(d.pop("best_epoch", UNSET))

        curve_read = cls(
            points=points,
            run_id=run_id,
            best_epoch=best_epoch,
        )

        return curve_read
