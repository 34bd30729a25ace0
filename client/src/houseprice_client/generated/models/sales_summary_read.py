from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Self, TypeVar, cast

from attrs import define as _attrs_define

T = TypeVar("T", bound="SalesSummaryRead")


@_attrs_define
class SalesSummaryRead:
    """Sales in a few figures."""

    first_day: datetime.date | None
    last_day: datetime.date | None
    median_price: float | None
    rows: int

    def to_dict(self) -> dict[str, Any]:
        first_day: None | str
        if isinstance(self.first_day, datetime.date):
            first_day = self.first_day.isoformat()
        else:
            first_day = self.first_day

        last_day: None | str
        if isinstance(self.last_day, datetime.date):
            last_day = self.last_day.isoformat()
        else:
            last_day = self.last_day

        median_price: float | None
        median_price = self.median_price

        rows = self.rows

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "first_day": first_day,
                "last_day": last_day,
                "median_price": median_price,
                "rows": rows,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)

        def _parse_first_day(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                first_day_type_0 = datetime.date.fromisoformat(data)

                return first_day_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        first_day = _parse_first_day(d.pop("first_day"))

        def _parse_last_day(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                last_day_type_0 = datetime.date.fromisoformat(data)

                return last_day_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        last_day = _parse_last_day(d.pop("last_day"))

        def _parse_median_price(data: object) -> float | None:
            if data is None:
                return data
            return cast(float | None, data)

        median_price = _parse_median_price(d.pop("median_price"))

        rows = d.pop("rows")

        sales_summary_read = cls(
            first_day=first_day,
            last_day=last_day,
            median_price=median_price,
            rows=rows,
        )

        return sales_summary_read
