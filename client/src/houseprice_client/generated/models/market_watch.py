from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar, cast

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.watch_alarm import WatchAlarm
    from ..models.watch_figures import WatchFigures
    from ..models.watch_point import WatchPoint
    from ..models.watch_reference import WatchReference


T = TypeVar("T", bound="MarketWatch")


@_attrs_define
class MarketWatch:
    """Sequential tests on the sales since the training, in the order of their dates."""

    alarms: list[WatchAlarm]
    first_day: datetime.date | None
    last_day: datetime.date | None
    n: int
    new: WatchFigures
    """ Level and coverage of some sales. """
    points: list[WatchPoint]
    reference: WatchReference
    """ Level and coverage of the blind test. """
    sentence: str

    def to_dict(self) -> dict[str, Any]:
        alarms = []
        for alarms_item_data in self.alarms:
            alarms_item = alarms_item_data.to_dict()
            alarms.append(alarms_item)

        first_day: None | str
        if isinstance(self.first_day, datetime.date):
            first_day = self.first_day.isoformat()
        else:
            first_day = self.first_day

        last_day: None | str
        if isinstance(self.last_day, datetime.date):
            last_day = self.last_day.isoformat()
        else:
            last_day = self.last_day

        n = self.n

        new = self.new.to_dict()

        points = []
        for points_item_data in self.points:
            points_item = points_item_data.to_dict()
            points.append(points_item)

        reference = self.reference.to_dict()

        sentence = self.sentence

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "alarms": alarms,
                "first_day": first_day,
                "last_day": last_day,
                "n": n,
                "new": new,
                "points": points,
                "reference": reference,
                "sentence": sentence,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.watch_alarm import WatchAlarm
        from ..models.watch_figures import WatchFigures
        from ..models.watch_point import WatchPoint
        from ..models.watch_reference import WatchReference

        d = dict(src_dict)
        alarms = []
        _alarms = d.pop("alarms")
        for alarms_item_data in _alarms:
            alarms_item = WatchAlarm.from_dict(alarms_item_data)

            alarms.append(alarms_item)

        def _parse_first_day(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                first_day_type_0 = datetime.date.fromisoformat(data)

                return first_day_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        first_day = _parse_first_day(d.pop("first_day"))

        def _parse_last_day(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                last_day_type_0 = datetime.date.fromisoformat(data)

                return last_day_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        last_day = _parse_last_day(d.pop("last_day"))

        n = d.pop("n")

        new = WatchFigures.from_dict(d.pop("new"))

        points = []
        _points = d.pop("points")
        for points_item_data in _points:
            points_item = WatchPoint.from_dict(points_item_data)

            points.append(points_item)

        reference = WatchReference.from_dict(d.pop("reference"))

        sentence = d.pop("sentence")

        market_watch = cls(
            alarms=alarms,
            first_day=first_day,
            last_day=last_day,
            n=n,
            new=new,
            points=points,
            reference=reference,
            sentence=sentence,
        )

        return market_watch
