from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar, cast

from attrs import define as _attrs_define

T = TypeVar("T", bound="WorkerRead")


@_attrs_define
class WorkerRead:
    """One worker process."""

    busy: int
    heartbeat_age_s: float
    name: str
    queues: list[str]
    slots: int

    def to_dict(self) -> dict[str, Any]:
        busy = self.busy

        heartbeat_age_s = self.heartbeat_age_s

        name = self.name

        queues = self.queues

        slots = self.slots

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "busy": busy,
                "heartbeat_age_s": heartbeat_age_s,
                "name": name,
                "queues": queues,
                "slots": slots,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        busy = d.pop("busy")

        heartbeat_age_s = d.pop("heartbeat_age_s")

        name = d.pop("name")

        queues = cast(list[str], d.pop("queues"))

        slots = d.pop("slots")

        worker_read = cls(
            busy=busy,
            heartbeat_age_s=heartbeat_age_s,
            name=name,
            queues=queues,
            slots=slots,
        )

        return worker_read
