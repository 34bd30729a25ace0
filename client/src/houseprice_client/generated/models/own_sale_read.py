from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Self, TypeVar, cast

from attrs import define as _attrs_define

T = TypeVar("T", bound="OwnSaleRead")


@_attrs_define
class OwnSaleRead:
    """A sale of the home itself."""

    price: float
    sale_date: datetime.date | None

    def to_dict(self) -> dict[str, Any]:
        price = self.price

        sale_date: None | str
        if isinstance(self.sale_date, datetime.date):
            sale_date = self.sale_date.isoformat()
        else:
            sale_date = self.sale_date

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "price": price,
                "sale_date": sale_date,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
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

        own_sale_read = cls(
            price=price,
            sale_date=sale_date,
        )

        return own_sale_read
