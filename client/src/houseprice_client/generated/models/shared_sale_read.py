from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar, cast

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.fact_read import FactRead


T = TypeVar("T", bound="SharedSaleRead")


@_attrs_define
class SharedSaleRead:
    """A comparable sale without its id and its place."""

    adjusted_price: float
    distance_m: float | None
    facts: list[FactRead]
    price: float
    sale_date: datetime.date | None

    def to_dict(self) -> dict[str, Any]:
        adjusted_price = self.adjusted_price

        distance_m: float | None
        distance_m = self.distance_m

        facts = []
        for facts_item_data in self.facts:
            facts_item = facts_item_data.to_dict()
            facts.append(facts_item)

        price = self.price

        sale_date: None | str
        if isinstance(self.sale_date, datetime.date):
            sale_date = self.sale_date.isoformat()
        else:
            sale_date = self.sale_date

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "adjusted_price": adjusted_price,
                "distance_m": distance_m,
                "facts": facts,
                "price": price,
                "sale_date": sale_date,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.fact_read import FactRead

        d = dict(src_dict)
        adjusted_price = d.pop("adjusted_price")

        def _parse_distance_m(data: object) -> float | None:
            if data is None:
                return data
            return cast(float | None, data)

        distance_m = _parse_distance_m(d.pop("distance_m"))

        facts = []
        _facts = d.pop("facts")
        for facts_item_data in _facts:
            facts_item = FactRead.from_dict(facts_item_data)

            facts.append(facts_item)

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

        shared_sale_read = cls(
            adjusted_price=adjusted_price,
            distance_m=distance_m,
            facts=facts,
            price=price,
            sale_date=sale_date,
        )

        return shared_sale_read
