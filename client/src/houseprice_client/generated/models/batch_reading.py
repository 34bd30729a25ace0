from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar, cast

from attrs import define as _attrs_define

from ..models.batch_reading_area_unit_type_0 import (
    BatchReadingAreaUnitType0,
    check_batch_reading_area_unit_type_0,
)
from ..models.batch_reading_date_order_type_0 import (
    BatchReadingDateOrderType0,
    check_batch_reading_date_order_type_0,
)
from ..models.batch_reading_decimal_type_0 import (
    BatchReadingDecimalType0,
    check_batch_reading_decimal_type_0,
)
from ..types import UNSET, Unset

T = TypeVar("T", bound="BatchReading")


@_attrs_define
class BatchReading:
    """How a file is read; what is null is as in the sales, or as the file shows it."""

    area_unit: BatchReadingAreaUnitType0 | None | Unset = UNSET
    date_order: BatchReadingDateOrderType0 | None | Unset = UNSET
    decimal: BatchReadingDecimalType0 | None | Unset = UNSET
    header_row: int | None | Unset = UNSET
    sale_year: int | None | Unset = UNSET
    sheet: None | str | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        area_unit: None | str | Unset
        if isinstance(self.area_unit, Unset):
            area_unit = UNSET
        elif isinstance(self.area_unit, str):
            area_unit = self.area_unit
        else:
            area_unit = self.area_unit

        date_order: None | str | Unset
        if isinstance(self.date_order, Unset):
            date_order = UNSET
        elif isinstance(self.date_order, str):
            date_order = self.date_order
        else:
            date_order = self.date_order

        decimal: None | str | Unset
        if isinstance(self.decimal, Unset):
            decimal = UNSET
        elif isinstance(self.decimal, str):
            decimal = self.decimal
        else:
            decimal = self.decimal

        header_row: int | None | Unset
        if isinstance(self.header_row, Unset):
            header_row = UNSET
        else:
            header_row = self.header_row

        sale_year: int | None | Unset
        if isinstance(self.sale_year, Unset):
            sale_year = UNSET
        else:
            sale_year = self.sale_year

        sheet: None | str | Unset
        if isinstance(self.sheet, Unset):
            sheet = UNSET
        else:
            sheet = self.sheet

        field_dict: dict[str, Any] = {}

        field_dict.update({})
        if area_unit is not UNSET:
            field_dict["area_unit"] = area_unit
        if date_order is not UNSET:
            field_dict["date_order"] = date_order
        if decimal is not UNSET:
            field_dict["decimal"] = decimal
        if header_row is not UNSET:
            field_dict["header_row"] = header_row
        if sale_year is not UNSET:
            field_dict["sale_year"] = sale_year
        if sheet is not UNSET:
            field_dict["sheet"] = sheet

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)

        def _parse_area_unit(data: object) -> BatchReadingAreaUnitType0 | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                area_unit_type_0 = check_batch_reading_area_unit_type_0(data)

                return area_unit_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(BatchReadingAreaUnitType0 | None | Unset, data)

        area_unit = _parse_area_unit(d.pop("area_unit", UNSET))

        def _parse_date_order(
            data: object,
        ) -> BatchReadingDateOrderType0 | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                date_order_type_0 = check_batch_reading_date_order_type_0(data)

                return date_order_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(BatchReadingDateOrderType0 | None | Unset, data)

        date_order = _parse_date_order(d.pop("date_order", UNSET))

        def _parse_decimal(data: object) -> BatchReadingDecimalType0 | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                decimal_type_0 = check_batch_reading_decimal_type_0(data)

                return decimal_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(BatchReadingDecimalType0 | None | Unset, data)

        decimal = _parse_decimal(d.pop("decimal", UNSET))

        def _parse_header_row(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        header_row = _parse_header_row(d.pop("header_row", UNSET))

        def _parse_sale_year(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        sale_year = _parse_sale_year(d.pop("sale_year", UNSET))

        def _parse_sheet(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        sheet = _parse_sheet(d.pop("sheet", UNSET))

        batch_reading = cls(
            area_unit=area_unit,
            date_order=date_order,
            decimal=decimal,
            header_row=header_row,
            sale_year=sale_year,
            sheet=sheet,
        )

        return batch_reading
