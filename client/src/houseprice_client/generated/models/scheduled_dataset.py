from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar

from attrs import define as _attrs_define

T = TypeVar("T", bound="ScheduledDataset")


@_attrs_define
class ScheduledDataset:
    """The version that a run would use now."""

    id: str
    name: str
    title: str
    version: int

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        name = self.name

        title = self.title

        version = self.version

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "id": id,
                "name": name,
                "title": title,
                "version": version,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        id = d.pop("id")

        name = d.pop("name")

        title = d.pop("title")

        version = d.pop("version")

        scheduled_dataset = cls(
            id=id,
            name=name,
            title=title,
            version=version,
        )

        return scheduled_dataset
