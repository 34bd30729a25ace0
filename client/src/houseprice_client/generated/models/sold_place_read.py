from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar, cast

from attrs import define as _attrs_define

from ..models.sold_place_read_kind import SoldPlaceReadKind, check_sold_place_read_kind

if TYPE_CHECKING:
    from ..models.sold_place_read_features import SoldPlaceReadFeatures


T = TypeVar("T", bound="SoldPlaceRead")


@_attrs_define
class SoldPlaceRead:
    """An address or an area of a data set's own sales."""

    features: SoldPlaceReadFeatures
    """ What its newest sale says of the home; of an area its name only. """
    home_id: None | str
    """ Id of the home; null where sales have none. """
    kind: SoldPlaceReadKind
    latitude: float
    longitude: float
    name: str
    """ As the table writes it. """
    reach_m: float | None
    """ Of an area: half of its sales lie within so many metres of its middle. """
    sales: int
    """ Number of sales there. """

    def to_dict(self) -> dict[str, Any]:
        features = self.features.to_dict()

        home_id: None | str
        home_id = self.home_id

        kind: str = self.kind

        latitude = self.latitude

        longitude = self.longitude

        name = self.name

        reach_m: float | None
        reach_m = self.reach_m

        sales = self.sales

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "features": features,
                "home_id": home_id,
                "kind": kind,
                "latitude": latitude,
                "longitude": longitude,
                "name": name,
                "reach_m": reach_m,
                "sales": sales,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.sold_place_read_features import SoldPlaceReadFeatures

        d = dict(src_dict)
        features = SoldPlaceReadFeatures.from_dict(d.pop("features"))

        def _parse_home_id(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        home_id = _parse_home_id(d.pop("home_id"))

        kind = check_sold_place_read_kind(d.pop("kind"))

        latitude = d.pop("latitude")

        longitude = d.pop("longitude")

        name = d.pop("name")

        def _parse_reach_m(data: object) -> float | None:
            if data is None:
                return data
            return cast(float | None, data)

        reach_m = _parse_reach_m(d.pop("reach_m"))

        sales = d.pop("sales")

        sold_place_read = cls(
            features=features,
            home_id=home_id,
            kind=kind,
            latitude=latitude,
            longitude=longitude,
            name=name,
            reach_m=reach_m,
            sales=sales,
        )

        return sold_place_read
