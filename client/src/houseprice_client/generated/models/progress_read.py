from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Self, TypeVar, cast

from attrs import define as _attrs_define

from ..types import UNSET, Unset

T = TypeVar("T", bound="ProgressRead")


@_attrs_define
class ProgressRead:
    """Progress of a run; `percent` never falls, and it is 100 only when the result is ready."""

    current: int
    """ Number of steps of the plan that are done or no longer needed; for `all`, of parts that have ended; for a
    tuning, of trials that have ended. It never falls. """
    message: str
    """ What the run does now, for people. An epoch in it belongs to the model that it names. It says 'longer than
    expected' while `eta_s` is above an earlier `eta_s`. """
    percent: float
    """ Share of the planned time of the whole run that has passed. """
    total: int
    """ Number of all steps, parts or trials; 0 as long as it is unknown, then fixed. """
    at: datetime.datetime | None | Unset = UNSET
    """ Time of the last report of the trainer. """
    eta_s: float | None | Unset = UNSET
    """ Seconds from `at` until the whole run ends; null if unknown. """

    def to_dict(self) -> dict[str, Any]:
        current = self.current

        message = self.message

        percent = self.percent

        total = self.total

        at: None | str | Unset
        if isinstance(self.at, Unset):
            at = UNSET
        elif isinstance(self.at, datetime.datetime):
            at = self.at.isoformat()
        else:
            at = self.at

        eta_s: float | None | Unset
        if isinstance(self.eta_s, Unset):
            eta_s = UNSET
        else:
            eta_s = self.eta_s

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "current": current,
                "message": message,
                "percent": percent,
                "total": total,
            }
        )
        if at is not UNSET:
            field_dict["at"] = at
        if eta_s is not UNSET:
            field_dict["eta_s"] = eta_s

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        current = d.pop("current")

        message = d.pop("message")

        percent = d.pop("percent")

        total = d.pop("total")

        def _parse_at(data: object) -> datetime.datetime | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                at_type_0 = datetime.datetime.fromisoformat(data)

                return at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None | Unset, data)

        at = _parse_at(d.pop("at", UNSET))

        def _parse_eta_s(data: object) -> float | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(float | None | Unset, data)

        eta_s = _parse_eta_s(d.pop("eta_s", UNSET))

        progress_read = cls(
            current=current,
            message=message,
            percent=percent,
            total=total,
            at=at,
            eta_s=eta_s,
        )

        return progress_read
