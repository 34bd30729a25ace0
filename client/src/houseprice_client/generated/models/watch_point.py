from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Self, TypeVar, cast

from attrs import define as _attrs_define

T = TypeVar("T", bound="WatchPoint")


@_attrs_define
class WatchPoint:
    """The evidence for a change after a new sale: 1 is an alarm, 0 is none at all."""

    coverage: float
    day: datetime.date | None
    level: float
    sale: int
    """ Number of the new sale, from 1. """

    def to_dict(self) -> dict[str, Any]:
        coverage = self.coverage

        day: None | str
        if isinstance(self.day, datetime.date):
            day = self.day.isoformat()
        else:
            day = self.day

        level = self.level

        sale = self.sale

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "coverage": coverage,
                "day": day,
                "level": level,
                "sale": sale,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        coverage = d.pop("coverage")

        def _parse_day(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                day_type_0 = datetime.date.fromisoformat(data)

                return day_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        day = _parse_day(d.pop("day"))

        level = d.pop("level")

        sale = d.pop("sale")

        watch_point = cls(
            coverage=coverage,
            day=day,
            level=level,
            sale=sale,
        )

        return watch_point
