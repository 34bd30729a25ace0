from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar

from attrs import define as _attrs_define

from ..models.run_change_priority import RunChangePriority, check_run_change_priority

T = TypeVar("T", bound="RunChange")


@_attrs_define
class RunChange:
    """Body of ``PATCH /v1/runs/{run_id}``."""

    priority: RunChangePriority

    def to_dict(self) -> dict[str, Any]:
        priority: str = self.priority

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "priority": priority,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        priority = check_run_change_priority(d.pop("priority"))

        run_change = cls(
            priority=priority,
        )

        return run_change
