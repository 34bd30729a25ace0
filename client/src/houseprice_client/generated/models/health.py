from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar

from attrs import define as _attrs_define

from ..models.health_status import HealthStatus, check_health_status

if TYPE_CHECKING:
    from ..models.part_health import PartHealth


T = TypeVar("T", bound="Health")


@_attrs_define
class Health:
    """Answer of ``GET /health``: 200 while the API itself can serve, even if a part has failed."""

    geocoder: bool
    """ Whether addresses can be looked up, see `/v1/geocode`. """
    parts: list[PartHealth]
    status: HealthStatus
    version: str

    def to_dict(self) -> dict[str, Any]:
        geocoder = self.geocoder

        parts = []
        for parts_item_data in self.parts:
            parts_item = parts_item_data.to_dict()
            parts.append(parts_item)

        status: str = self.status

        version = self.version

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "geocoder": geocoder,
                "parts": parts,
                "status": status,
                "version": version,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.part_health import PartHealth

        d = dict(src_dict)
        geocoder = d.pop("geocoder")

        parts = []
        _parts = d.pop("parts")
        for parts_item_data in _parts:
            parts_item = PartHealth.from_dict(parts_item_data)

            parts.append(parts_item)

        status = check_health_status(d.pop("status"))

        version = d.pop("version")

        health = cls(
            geocoder=geocoder,
            parts=parts,
            status=status,
            version=version,
        )

        return health
