from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Self, TypeVar, cast

from attrs import define as _attrs_define

from ..models.watch_alarm_kind import WatchAlarmKind, check_watch_alarm_kind

T = TypeVar("T", bound="WatchAlarm")


@_attrs_define
class WatchAlarm:
    """A change that is beyond chance, with the figures of the sales since then."""

    change: float
    """ Change of the median ratio, in percent. """
    coverage_90: float
    """ Percent of the prices inside the 90 % range. """
    kind: WatchAlarmKind
    """ Values became too high, too low, or ranges hold too rarely. """
    median_ratio: float
    """ Median of value / price. """
    n: int
    """ Number of new sales since the change. """
    sale: int
    """ Number of the new sale that raised the alarm. """
    sentence: str
    since_day: datetime.date | None
    since_sale: int
    """ Number of the first new sale after the change. """

    def to_dict(self) -> dict[str, Any]:
        change = self.change

        coverage_90 = self.coverage_90

        kind: str = self.kind

        median_ratio = self.median_ratio

        n = self.n

        sale = self.sale

        sentence = self.sentence

        since_day: None | str
        if isinstance(self.since_day, datetime.date):
            since_day = self.since_day.isoformat()
        else:
            since_day = self.since_day

        since_sale = self.since_sale

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "change": change,
                "coverage_90": coverage_90,
                "kind": kind,
                "median_ratio": median_ratio,
                "n": n,
                "sale": sale,
                "sentence": sentence,
                "since_day": since_day,
                "since_sale": since_sale,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        change = d.pop("change")

        coverage_90 = d.pop("coverage_90")

        kind = check_watch_alarm_kind(d.pop("kind"))

        median_ratio = d.pop("median_ratio")

        n = d.pop("n")

        sale = d.pop("sale")

        sentence = d.pop("sentence")

        def _parse_since_day(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                since_day_type_0 = datetime.date.fromisoformat(data)

                return since_day_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        since_day = _parse_since_day(d.pop("since_day"))

        since_sale = d.pop("since_sale")

        watch_alarm = cls(
            change=change,
            coverage_90=coverage_90,
            kind=kind,
            median_ratio=median_ratio,
            n=n,
            sale=sale,
            sentence=sentence,
            since_day=since_day,
            since_sale=since_sale,
        )

        return watch_alarm
