from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar, cast

from attrs import define as _attrs_define

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.adjustment_read import AdjustmentRead
    from ..models.comparable_read_features import ComparableReadFeatures


T = TypeVar("T", bound="ComparableRead")


@_attrs_define
class ComparableRead:
    """A training sale of a similar home; it is never a sale of the home itself."""

    adjusted_price: float
    """ Price, adjusted for time and for the differences between the homes. """
    distance_m: float | None
    features: ComparableReadFeatures
    latitude: float | None
    longitude: float | None
    price: float
    sale_date: datetime.date | None
    sale_id: None | str
    similarity: float
    adjustments: list[AdjustmentRead] | Unset = UNSET
    """ Steps from `time_adjusted_price` to `adjusted_price`, by group of features. """
    age_days: int | None | Unset = UNSET
    """ Days from the sale to the date of the value. """
    time_adjusted_price: float | None | Unset = UNSET
    """ Price, adjusted to the date of the value by the market index. """

    def to_dict(self) -> dict[str, Any]:
        adjusted_price = self.adjusted_price

        distance_m: float | None
        distance_m = self.distance_m

        features = self.features.to_dict()

        latitude: float | None
        latitude = self.latitude

        longitude: float | None
        longitude = self.longitude

        price = self.price

        sale_date: None | str
        if isinstance(self.sale_date, datetime.date):
            sale_date = self.sale_date.isoformat()
        else:
            sale_date = self.sale_date

        sale_id: None | str
        sale_id = self.sale_id

        similarity = self.similarity

        adjustments: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.adjustments, Unset):
            adjustments = []
            for adjustments_item_data in self.adjustments:
                adjustments_item = adjustments_item_data.to_dict()
                adjustments.append(adjustments_item)

        age_days: int | None | Unset
        if isinstance(self.age_days, Unset):
            age_days = UNSET
        else:
            age_days = self.age_days

        time_adjusted_price: float | None | Unset
        if isinstance(self.time_adjusted_price, Unset):
            time_adjusted_price = UNSET
        else:
            time_adjusted_price = self.time_adjusted_price

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "adjusted_price": adjusted_price,
                "distance_m": distance_m,
                "features": features,
                "latitude": latitude,
                "longitude": longitude,
                "price": price,
                "sale_date": sale_date,
                "sale_id": sale_id,
                "similarity": similarity,
            }
        )
        if adjustments is not UNSET:
            field_dict["adjustments"] = adjustments
        if age_days is not UNSET:
            field_dict["age_days"] = age_days
        if time_adjusted_price is not UNSET:
            field_dict["time_adjusted_price"] = time_adjusted_price

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.adjustment_read import AdjustmentRead
        from ..models.comparable_read_features import ComparableReadFeatures

        d = dict(src_dict)
        adjusted_price = d.pop("adjusted_price")

        def _parse_distance_m(data: object) -> float | None:
            if data is None:
                return data
            return cast(float | None, data)

        distance_m = _parse_distance_m(d.pop("distance_m"))

        features = ComparableReadFeatures.from_dict(d.pop("features"))

        def _parse_latitude(data: object) -> float | None:
            if data is None:
                return data
            return cast(float | None, data)

        latitude = _parse_latitude(d.pop("latitude"))

        def _parse_longitude(data: object) -> float | None:
            if data is None:
                return data
            return cast(float | None, data)

        longitude = _parse_longitude(d.pop("longitude"))

        price = d.pop("price")

        def _parse_sale_date(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                sale_date_type_0 = datetime.date.fromisoformat(data)

                return sale_date_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        sale_date = _parse_sale_date(d.pop("sale_date"))

        def _parse_sale_id(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        sale_id = _parse_sale_id(d.pop("sale_id"))

        similarity = d.pop("similarity")

        _adjustments = d.pop("adjustments", UNSET)
        adjustments: list[AdjustmentRead] | Unset = UNSET
        if _adjustments is not UNSET:
            adjustments = []
            for adjustments_item_data in _adjustments:
                adjustments_item = AdjustmentRead.from_dict(adjustments_item_data)

                adjustments.append(adjustments_item)

        def _parse_age_days(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        age_days = _parse_age_days(d.pop("age_days", UNSET))

        def _parse_time_adjusted_price(data: object) -> float | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(float | None | Unset, data)

        time_adjusted_price = _parse_time_adjusted_price(
            d.pop("time_adjusted_price", UNSET)
        )

        comparable_read = cls(
            adjusted_price=adjusted_price,
            distance_m=distance_m,
            features=features,
            latitude=latitude,
            longitude=longitude,
            price=price,
            sale_date=sale_date,
            sale_id=sale_id,
            similarity=similarity,
            adjustments=adjustments,
            age_days=age_days,
            time_adjusted_price=time_adjusted_price,
        )

        return comparable_read
