from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar, cast

from attrs import define as _attrs_define

from ..models.schedule_read_model_type import (
    ScheduleReadModelType,
    check_schedule_read_model_type,
)

if TYPE_CHECKING:
    from ..models.fire_read import FireRead
    from ..models.run_settings import RunSettings
    from ..models.scheduled_dataset import ScheduledDataset


T = TypeVar("T", bound="ScheduleRead")


@_attrs_define
class ScheduleRead:
    """A schedule."""

    created_at: datetime.datetime
    cron: str
    dataset: None | ScheduledDataset
    """ Null if the data set is deleted. """
    id: str
    in_words: str
    last: FireRead | None
    model_type: ScheduleReadModelType
    name: str
    next_due: list[datetime.datetime]
    """ Empty while it is paused. """
    paused_at: datetime.datetime | None
    promote: bool
    series_id: str
    settings: RunSettings
    """ Settings of a run; an `equity` or `ranges` run has those of its source model. """
    timezone: str

    def to_dict(self) -> dict[str, Any]:
        from ..models.fire_read import FireRead
        from ..models.scheduled_dataset import ScheduledDataset

        created_at = self.created_at.isoformat()

        cron = self.cron

        dataset: dict[str, Any] | None
        if isinstance(self.dataset, ScheduledDataset):
            dataset = self.dataset.to_dict()
        else:
            dataset = self.dataset

        id = self.id

        in_words = self.in_words

        last: dict[str, Any] | None
        if isinstance(self.last, FireRead):
            last = self.last.to_dict()
        else:
            last = self.last

        model_type: str = self.model_type

        name = self.name

        next_due = []
        for next_due_item_data in self.next_due:
            next_due_item = next_due_item_data.isoformat()
            next_due.append(next_due_item)

        paused_at: None | str
        if isinstance(self.paused_at, datetime.datetime):
            paused_at = self.paused_at.isoformat()
        else:
            paused_at = self.paused_at

        promote = self.promote

        series_id = self.series_id

        settings = self.settings.to_dict()

        timezone = self.timezone

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "created_at": created_at,
                "cron": cron,
                "dataset": dataset,
                "id": id,
                "in_words": in_words,
                "last": last,
                "model_type": model_type,
                "name": name,
                "next_due": next_due,
                "paused_at": paused_at,
                "promote": promote,
                "series_id": series_id,
                "settings": settings,
                "timezone": timezone,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.fire_read import FireRead
        from ..models.run_settings import RunSettings
        from ..models.scheduled_dataset import ScheduledDataset

        d = dict(src_dict)
        created_at = datetime.datetime.fromisoformat(d.pop("created_at"))

        cron = d.pop("cron")

        def _parse_dataset(data: object) -> None | ScheduledDataset:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                dataset_type_0 = ScheduledDataset.from_dict(data)

                return dataset_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | ScheduledDataset, data)

        dataset = _parse_dataset(d.pop("dataset"))

        id = d.pop("id")

        in_words = d.pop("in_words")

        def _parse_last(data: object) -> FireRead | None:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                last_type_0 = FireRead.from_dict(data)

                return last_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(FireRead | None, data)

        last = _parse_last(d.pop("last"))

        model_type = check_schedule_read_model_type(d.pop("model_type"))

        name = d.pop("name")

        next_due = []
        _next_due = d.pop("next_due")
        for next_due_item_data in _next_due:
            next_due_item = datetime.datetime.fromisoformat(next_due_item_data)

            next_due.append(next_due_item)

        def _parse_paused_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                paused_at_type_0 = datetime.datetime.fromisoformat(data)

                return paused_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        paused_at = _parse_paused_at(d.pop("paused_at"))

        promote = d.pop("promote")

        series_id = d.pop("series_id")

        settings = RunSettings.from_dict(d.pop("settings"))

        timezone = d.pop("timezone")

        schedule_read = cls(
            created_at=created_at,
            cron=cron,
            dataset=dataset,
            id=id,
            in_words=in_words,
            last=last,
            model_type=model_type,
            name=name,
            next_due=next_due,
            paused_at=paused_at,
            promote=promote,
            series_id=series_id,
            settings=settings,
            timezone=timezone,
        )

        return schedule_read
