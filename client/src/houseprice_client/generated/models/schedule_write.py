from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar

from attrs import define as _attrs_define

from ..models.schedule_write_model_type import (
    ScheduleWriteModelType,
    check_schedule_write_model_type,
)
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.run_settings import RunSettings


T = TypeVar("T", bound="ScheduleWrite")


@_attrs_define
class ScheduleWrite:
    """What a schedule is to do."""

    cron: str
    """ Minute, hour, day of the month, month, day of the week. """
    name: str
    model_type: ScheduleWriteModelType | Unset = "all"
    promote: bool | Unset = False
    """ Whether the model becomes champion if every guard of a promotion passes. """
    settings: RunSettings | Unset = UNSET
    """ Settings of a run; an `equity` or `ranges` run has those of its source model. """
    timezone: str | Unset = "UTC"
    """ IANA name of the zone in which the expression is read. """

    def to_dict(self) -> dict[str, Any]:
        cron = self.cron

        name = self.name

        model_type: str | Unset = UNSET
        if not isinstance(self.model_type, Unset):
            model_type = self.model_type

        promote = self.promote

        settings: dict[str, Any] | Unset = UNSET
        if not isinstance(self.settings, Unset):
            settings = self.settings.to_dict()

        timezone = self.timezone

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "cron": cron,
                "name": name,
            }
        )
        if model_type is not UNSET:
            field_dict["model_type"] = model_type
        if promote is not UNSET:
            field_dict["promote"] = promote
        if settings is not UNSET:
            field_dict["settings"] = settings
        if timezone is not UNSET:
            field_dict["timezone"] = timezone

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.run_settings import RunSettings

        d = dict(src_dict)
        cron = d.pop("cron")

        name = d.pop("name")

        _model_type = d.pop("model_type", UNSET)
        model_type: ScheduleWriteModelType | Unset
        if isinstance(_model_type, Unset):
            model_type = UNSET
        else:
            model_type = check_schedule_write_model_type(_model_type)

        promote = d.pop("promote", UNSET)

        _settings = d.pop("settings", UNSET)
        settings: RunSettings | Unset
        if isinstance(_settings, Unset):
            settings = UNSET
        else:
            settings = RunSettings.from_dict(_settings)

        timezone = d.pop("timezone", UNSET)

        schedule_write = cls(
            cron=cron,
            name=name,
            model_type=model_type,
            promote=promote,
            settings=settings,
            timezone=timezone,
        )

        return schedule_write
