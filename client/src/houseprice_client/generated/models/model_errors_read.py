from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar, cast

from attrs import define as _attrs_define

T = TypeVar("T", bound="ModelErrorsRead")


@_attrs_define
class ModelErrorsRead:
    """The blind test of a model as columns: the values at one place are those of one sale."""

    area: list[int | None] | None
    """ Place of each sale's area in `areas`; null if the data set has no areas. """
    areas: list[str]
    """ The names of the areas, which `area` counts from 0. """
    dataset_id: str
    day: list[int | None] | None
    """ Sale dates as days since 1970-01-01; null if the data set has no dates. """
    high_90: list[float | None]
    """ High end of the 90 % range. """
    latitude: list[float | None] | None
    """ Degrees, north is positive; null if the data set has no coordinates. """
    longitude: list[float | None] | None
    """ Degrees, east is positive; null if the data set has no coordinates. """
    low_90: list[float | None]
    """ Low end of the 90 % range. """
    model_id: str
    price: list[float]
    """ In the currency of the data set. """
    refused: int
    """ Number of them that the model gives no value. """
    sale: list[int]
    """ Index of each sale in the data set, from 0. """
    sales: int
    """ Number of sales of the blind test. Where there are more than the columns hold, the columns are a sample, the
    same one at every call. """
    tier: list[int | None]
    """ Tier from 1, the cheapest, on: tenths of all test sales by the middle of price and value, never by the price
    alone, whose chance parts would look like inequity. """
    tiers: int
    """ Number of tiers from cheap to dear; 0 with few sales. """
    value: list[float | None]
    """ Null for a home that the model refuses. """

    def to_dict(self) -> dict[str, Any]:
        area: list[int | None] | None
        if isinstance(self.area, list):
            area = []
            for area_type_0_item_data in self.area:
                area_type_0_item: int | None
                area_type_0_item = area_type_0_item_data
                area.append(area_type_0_item)

        else:
            area = self.area

        areas = self.areas

        dataset_id = self.dataset_id

        day: list[int | None] | None
        if isinstance(self.day, list):
            day = []
            for day_type_0_item_data in self.day:
                day_type_0_item: int | None
                day_type_0_item = day_type_0_item_data
                day.append(day_type_0_item)

        else:
            day = self.day

        high_90 = []
        for high_90_item_data in self.high_90:
            high_90_item: float | None
            high_90_item = high_90_item_data
            high_90.append(high_90_item)

        latitude: list[float | None] | None
        if isinstance(self.latitude, list):
            latitude = []
            for latitude_type_0_item_data in self.latitude:
                latitude_type_0_item: float | None
                latitude_type_0_item = latitude_type_0_item_data
                latitude.append(latitude_type_0_item)

        else:
            latitude = self.latitude

        longitude: list[float | None] | None
        if isinstance(self.longitude, list):
            longitude = []
            for longitude_type_0_item_data in self.longitude:
                longitude_type_0_item: float | None
                longitude_type_0_item = longitude_type_0_item_data
                longitude.append(longitude_type_0_item)

        else:
            longitude = self.longitude

        low_90 = []
        for low_90_item_data in self.low_90:
            low_90_item: float | None
            low_90_item = low_90_item_data
            low_90.append(low_90_item)

        model_id = self.model_id

        price = self.price

        refused = self.refused

        sale = self.sale

        sales = self.sales

        tier = []
        for tier_item_data in self.tier:
            tier_item: int | None
            tier_item = tier_item_data
            tier.append(tier_item)

        tiers = self.tiers

        value = []
        for value_item_data in self.value:
            value_item: float | None
            value_item = value_item_data
            value.append(value_item)

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "area": area,
                "areas": areas,
                "dataset_id": dataset_id,
                "day": day,
                "high_90": high_90,
                "latitude": latitude,
                "longitude": longitude,
                "low_90": low_90,
                "model_id": model_id,
                "price": price,
                "refused": refused,
                "sale": sale,
                "sales": sales,
                "tier": tier,
                "tiers": tiers,
                "value": value,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)

        def _parse_area(data: object) -> list[int | None] | None:
            if data is None:
                return data
            try:
                if not isinstance(data, list):
                    raise TypeError()
                area_type_0 = []
                _area_type_0 = data
                for area_type_0_item_data in _area_type_0:

                    def _parse_area_type_0_item(data: object) -> int | None:
                        if data is None:
                            return data
                        return cast(int | None, data)

                    area_type_0_item = _parse_area_type_0_item(area_type_0_item_data)

                    area_type_0.append(area_type_0_item)

                return area_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(list[int | None] | None, data)

        area = _parse_area(d.pop("area"))

        areas = cast(list[str], d.pop("areas"))

        dataset_id = d.pop("dataset_id")

        def _parse_day(data: object) -> list[int | None] | None:
            if data is None:
                return data
            try:
                if not isinstance(data, list):
                    raise TypeError()
                day_type_0 = []
                _day_type_0 = data
                for day_type_0_item_data in _day_type_0:

                    def _parse_day_type_0_item(data: object) -> int | None:
                        if data is None:
                            return data
                        return cast(int | None, data)

                    day_type_0_item = _parse_day_type_0_item(day_type_0_item_data)

                    day_type_0.append(day_type_0_item)

                return day_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(list[int | None] | None, data)

        day = _parse_day(d.pop("day"))

        high_90 = []
        _high_90 = d.pop("high_90")
        for high_90_item_data in _high_90:

            def _parse_high_90_item(data: object) -> float | None:
                if data is None:
                    return data
                return cast(float | None, data)

            high_90_item = _parse_high_90_item(high_90_item_data)

            high_90.append(high_90_item)

        def _parse_latitude(data: object) -> list[float | None] | None:
            if data is None:
                return data
            try:
                if not isinstance(data, list):
                    raise TypeError()
                latitude_type_0 = []
                _latitude_type_0 = data
                for latitude_type_0_item_data in _latitude_type_0:

                    def _parse_latitude_type_0_item(data: object) -> float | None:
                        if data is None:
                            return data
                        return cast(float | None, data)

                    latitude_type_0_item = _parse_latitude_type_0_item(
                        latitude_type_0_item_data
                    )

                    latitude_type_0.append(latitude_type_0_item)

                return latitude_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(list[float | None] | None, data)

        latitude = _parse_latitude(d.pop("latitude"))

        def _parse_longitude(data: object) -> list[float | None] | None:
            if data is None:
                return data
            try:
                if not isinstance(data, list):
                    raise TypeError()
                longitude_type_0 = []
                _longitude_type_0 = data
                for longitude_type_0_item_data in _longitude_type_0:

                    def _parse_longitude_type_0_item(data: object) -> float | None:
                        if data is None:
                            return data
                        return cast(float | None, data)

                    longitude_type_0_item = _parse_longitude_type_0_item(
                        longitude_type_0_item_data
                    )

                    longitude_type_0.append(longitude_type_0_item)

                return longitude_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(list[float | None] | None, data)

        longitude = _parse_longitude(d.pop("longitude"))

        low_90 = []
        _low_90 = d.pop("low_90")
        for low_90_item_data in _low_90:

            def _parse_low_90_item(data: object) -> float | None:
                if data is None:
                    return data
                return cast(float | None, data)

            low_90_item = _parse_low_90_item(low_90_item_data)

            low_90.append(low_90_item)

        model_id = d.pop("model_id")

        price = cast(list[float], d.pop("price"))

        refused = d.pop("refused")

        sale = cast(list[int], d.pop("sale"))

        sales = d.pop("sales")

        tier = []
        _tier = d.pop("tier")
        for tier_item_data in _tier:

            def _parse_tier_item(data: object) -> int | None:
                if data is None:
                    return data
                return cast(int | None, data)

            tier_item = _parse_tier_item(tier_item_data)

            tier.append(tier_item)

        tiers = d.pop("tiers")

        value = []
        _value = d.pop("value")
        for value_item_data in _value:

            def _parse_value_item(data: object) -> float | None:
                if data is None:
                    return data
                return cast(float | None, data)

            value_item = _parse_value_item(value_item_data)

            value.append(value_item)

        model_errors_read = cls(
            area=area,
            areas=areas,
            dataset_id=dataset_id,
            day=day,
            high_90=high_90,
            latitude=latitude,
            longitude=longitude,
            low_90=low_90,
            model_id=model_id,
            price=price,
            refused=refused,
            sale=sale,
            sales=sales,
            tier=tier,
            tiers=tiers,
            value=value,
        )

        return model_errors_read
