from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar, cast

from attrs import define as _attrs_define

T = TypeVar("T", bound="BatchPoints")


@_attrs_define
class BatchPoints:
    """Homes with coordinates, as columns: the values at one place are those of one home."""

    batch_id: str
    confidence: list[str]
    high_90: list[float | None]
    latitude: list[float]
    located: int
    """ Homes with coordinates; of many, the columns are a sample. """
    longitude: list[float]
    low_90: list[float | None]
    row: list[int]
    value: list[float | None]

    def to_dict(self) -> dict[str, Any]:
        batch_id = self.batch_id

        confidence = self.confidence

        high_90 = []
        for high_90_item_data in self.high_90:
            high_90_item: float | None
            high_90_item = high_90_item_data
            high_90.append(high_90_item)

        latitude = self.latitude

        located = self.located

        longitude = self.longitude

        low_90 = []
        for low_90_item_data in self.low_90:
            low_90_item: float | None
            low_90_item = low_90_item_data
            low_90.append(low_90_item)

        row = self.row

        value = []
        for value_item_data in self.value:
            value_item: float | None
            value_item = value_item_data
            value.append(value_item)

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "batch_id": batch_id,
                "confidence": confidence,
                "high_90": high_90,
                "latitude": latitude,
                "located": located,
                "longitude": longitude,
                "low_90": low_90,
                "row": row,
                "value": value,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        batch_id = d.pop("batch_id")

        confidence = cast(list[str], d.pop("confidence"))

        high_90 = []
        _high_90 = d.pop("high_90")
        for high_90_item_data in _high_90:

            def _parse_high_90_item(data: object) -> float | None:
                if data is None:
                    return data
                return cast(float | None, data)

            high_90_item = _parse_high_90_item(high_90_item_data)

            high_90.append(high_90_item)

        latitude = cast(list[float], d.pop("latitude"))

        located = d.pop("located")

        longitude = cast(list[float], d.pop("longitude"))

        low_90 = []
        _low_90 = d.pop("low_90")
        for low_90_item_data in _low_90:

            def _parse_low_90_item(data: object) -> float | None:
                if data is None:
                    return data
                return cast(float | None, data)

            low_90_item = _parse_low_90_item(low_90_item_data)

            low_90.append(low_90_item)

        row = cast(list[int], d.pop("row"))

        value = []
        _value = d.pop("value")
        for value_item_data in _value:

            def _parse_value_item(data: object) -> float | None:
                if data is None:
                    return data
                return cast(float | None, data)

            value_item = _parse_value_item(value_item_data)

            value.append(value_item)

        batch_points = cls(
            batch_id=batch_id,
            confidence=confidence,
            high_90=high_90,
            latitude=latitude,
            located=located,
            longitude=longitude,
            low_90=low_90,
            row=row,
            value=value,
        )

        return batch_points
