from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar, cast

from attrs import define as _attrs_define

T = TypeVar("T", bound="PointsRead")


@_attrs_define
class PointsRead:
    """Sales with coordinates, as columns: the values at one place are those of one sale."""

    dataset_id: str
    day: list[int | None] | None
    """ Sale dates as days since 1970-01-01; null if the data set has no dates. """
    error: list[float | None] | None
    """ Value of the model over the price, minus 1, in percent; null for a home that the model refuses to value, and
    for all if no model was named. """
    latitude: list[float]
    """ Degrees, north is positive. """
    located: int
    """ Sales that have coordinates. Where there are more than the columns hold, the columns are a sample, the same
    one at every call. """
    longitude: list[float]
    """ Degrees, east is positive. """
    model_id: None | str
    """ The model whose errors are shown, if one was named. """
    price: list[float]
    """ In the currency of the data set. """
    price_per_area: list[float | None] | None
    """ Price over living area, in the units of the data set; null for a sale without area, and for all if the data
    set has no living area. """
    sales: int
    """ All sales of the data set or, if a model was named, its test sales. """

    def to_dict(self) -> dict[str, Any]:
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

        error: list[float | None] | None
        if isinstance(self.error, list):
            error = []
            for error_type_0_item_data in self.error:
                error_type_0_item: float | None
                error_type_0_item = error_type_0_item_data
                error.append(error_type_0_item)

        else:
            error = self.error

        latitude = self.latitude

        located = self.located

        longitude = self.longitude

        model_id: None | str
        model_id = self.model_id

        price = self.price

        price_per_area: list[float | None] | None
        if isinstance(self.price_per_area, list):
            price_per_area = []
            for price_per_area_type_0_item_data in self.price_per_area:
                price_per_area_type_0_item: float | None
                price_per_area_type_0_item = price_per_area_type_0_item_data
                price_per_area.append(price_per_area_type_0_item)

        else:
            price_per_area = self.price_per_area

        sales = self.sales

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "dataset_id": dataset_id,
                "day": day,
                "error": error,
                "latitude": latitude,
                "located": located,
                "longitude": longitude,
                "model_id": model_id,
                "price": price,
                "price_per_area": price_per_area,
                "sales": sales,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
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

        def _parse_error(data: object) -> list[float | None] | None:
            if data is None:
                return data
            try:
                if not isinstance(data, list):
                    raise TypeError()
                error_type_0 = []
                _error_type_0 = data
                for error_type_0_item_data in _error_type_0:

                    def _parse_error_type_0_item(data: object) -> float | None:
                        if data is None:
                            return data
                        return cast(float | None, data)

                    error_type_0_item = _parse_error_type_0_item(error_type_0_item_data)

                    error_type_0.append(error_type_0_item)

                return error_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(list[float | None] | None, data)

        error = _parse_error(d.pop("error"))

        latitude = cast(list[float], d.pop("latitude"))

        located = d.pop("located")

        longitude = cast(list[float], d.pop("longitude"))

        def _parse_model_id(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        model_id = _parse_model_id(d.pop("model_id"))

        price = cast(list[float], d.pop("price"))

        def _parse_price_per_area(data: object) -> list[float | None] | None:
            if data is None:
                return data
            try:
                if not isinstance(data, list):
                    raise TypeError()
                price_per_area_type_0 = []
                _price_per_area_type_0 = data
                for price_per_area_type_0_item_data in _price_per_area_type_0:

                    def _parse_price_per_area_type_0_item(data: object) -> float | None:
                        if data is None:
                            return data
                        return cast(float | None, data)

                    price_per_area_type_0_item = _parse_price_per_area_type_0_item(
                        price_per_area_type_0_item_data
                    )

                    price_per_area_type_0.append(price_per_area_type_0_item)

                return price_per_area_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(list[float | None] | None, data)

        price_per_area = _parse_price_per_area(d.pop("price_per_area"))

        sales = d.pop("sales")

        points_read = cls(
            dataset_id=dataset_id,
            day=day,
            error=error,
            latitude=latitude,
            located=located,
            longitude=longitude,
            model_id=model_id,
            price=price,
            price_per_area=price_per_area,
            sales=sales,
        )

        return points_read
