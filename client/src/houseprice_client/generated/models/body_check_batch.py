from __future__ import annotations

import datetime
from collections.abc import Mapping
from io import BytesIO
from typing import Any, Self, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .. import types
from ..models.body_check_batch_area_unit_type_0 import (
    BodyCheckBatchAreaUnitType0,
    check_body_check_batch_area_unit_type_0,
)
from ..models.body_check_batch_date_order_type_0 import (
    BodyCheckBatchDateOrderType0,
    check_body_check_batch_date_order_type_0,
)
from ..models.body_check_batch_decimal_type_0 import (
    BodyCheckBatchDecimalType0,
    check_body_check_batch_decimal_type_0,
)
from ..types import UNSET, File, Unset

T = TypeVar("T", bound="BodyCheckBatch")


@_attrs_define
class BodyCheckBatch:
    file: File
    model: str
    """ Id of the model, or `DATASET@ALIAS`. """
    area_unit: BodyCheckBatchAreaUnitType0 | None | Unset = UNSET
    """ Unit of areas that neither header nor cell names. """
    as_of: datetime.date | None | Unset = UNSET
    """ Day of the values for homes without a date of their own. """
    columns: None | str | Unset = UNSET
    """ Column of the model that a header of the file stands for, as JSON, such as `{"sqft": "living_area"}`; an
    empty text leaves the header out. """
    date_order: BodyCheckBatchDateOrderType0 | None | Unset = UNSET
    """ Which number of a date such as 03/04/2021 is the day. """
    decimal: BodyCheckBatchDecimalType0 | None | Unset = UNSET
    """ Sign before the fraction of a number such as 1.250. """
    header_row: int | None | Unset = UNSET
    """ Row that names the columns, as a spreadsheet counts; 0 if none does. It is found if left out. """
    sale_year: int | None | Unset = UNSET
    """ Year of dates that have only a month. """
    sheet: str | Unset = ""
    """ Sheet of a workbook; default: the largest table. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        file = self.file.to_tuple()

        model = self.model

        area_unit: None | str | Unset
        if isinstance(self.area_unit, Unset):
            area_unit = UNSET
        elif isinstance(self.area_unit, str):
            area_unit = self.area_unit
        else:
            area_unit = self.area_unit

        as_of: None | str | Unset
        if isinstance(self.as_of, Unset):
            as_of = UNSET
        elif isinstance(self.as_of, datetime.date):
            as_of = self.as_of.isoformat()
        else:
            as_of = self.as_of

        columns: None | str | Unset
        if isinstance(self.columns, Unset):
            columns = UNSET
        else:
            columns = self.columns

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

        sheet = self.sheet

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "file": file,
                "model": model,
            }
        )
        if area_unit is not UNSET:
            field_dict["area_unit"] = area_unit
        if as_of is not UNSET:
            field_dict["as_of"] = as_of
        if columns is not UNSET:
            field_dict["columns"] = columns
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

    def to_multipart(self) -> types.RequestFiles:
        files: types.RequestFiles = []

        files.append(("file", self.file.to_tuple()))

        files.append(("model", (None, str(self.model).encode(), "text/plain")))

        if not isinstance(self.area_unit, Unset):
            if isinstance(self.area_unit, str):
                files.append(
                    ("area_unit", (None, str(self.area_unit).encode(), "text/plain"))
                )
            else:
                files.append(
                    ("area_unit", (None, str(self.area_unit).encode(), "text/plain"))
                )

        if not isinstance(self.as_of, Unset):
            if isinstance(self.as_of, datetime.date):
                files.append(
                    ("as_of", (None, self.as_of.isoformat().encode(), "text/plain"))
                )
            else:
                files.append(("as_of", (None, str(self.as_of).encode(), "text/plain")))

        if not isinstance(self.columns, Unset):
            if isinstance(self.columns, str):
                files.append(
                    ("columns", (None, str(self.columns).encode(), "text/plain"))
                )
            else:
                files.append(
                    ("columns", (None, str(self.columns).encode(), "text/plain"))
                )

        if not isinstance(self.date_order, Unset):
            if isinstance(self.date_order, str):
                files.append(
                    ("date_order", (None, str(self.date_order).encode(), "text/plain"))
                )
            else:
                files.append(
                    ("date_order", (None, str(self.date_order).encode(), "text/plain"))
                )

        if not isinstance(self.decimal, Unset):
            if isinstance(self.decimal, str):
                files.append(
                    ("decimal", (None, str(self.decimal).encode(), "text/plain"))
                )
            else:
                files.append(
                    ("decimal", (None, str(self.decimal).encode(), "text/plain"))
                )

        if not isinstance(self.header_row, Unset):
            if isinstance(self.header_row, int):
                files.append(
                    ("header_row", (None, str(self.header_row).encode(), "text/plain"))
                )
            else:
                files.append(
                    ("header_row", (None, str(self.header_row).encode(), "text/plain"))
                )

        if not isinstance(self.sale_year, Unset):
            if isinstance(self.sale_year, int):
                files.append(
                    ("sale_year", (None, str(self.sale_year).encode(), "text/plain"))
                )
            else:
                files.append(
                    ("sale_year", (None, str(self.sale_year).encode(), "text/plain"))
                )

        if not isinstance(self.sheet, Unset):
            files.append(("sheet", (None, str(self.sheet).encode(), "text/plain")))

        for prop_name, prop in self.additional_properties.items():
            files.append((prop_name, (None, str(prop).encode(), "text/plain")))

        return files

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        file = File(payload=BytesIO(d.pop("file")))

        model = d.pop("model")

        def _parse_area_unit(
            data: object,
        ) -> BodyCheckBatchAreaUnitType0 | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                area_unit_type_0 = check_body_check_batch_area_unit_type_0(data)

                return area_unit_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(BodyCheckBatchAreaUnitType0 | None | Unset, data)

        area_unit = _parse_area_unit(d.pop("area_unit", UNSET))

        def _parse_as_of(data: object) -> datetime.date | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                as_of_type_0 = datetime.date.fromisoformat(data)

                return as_of_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None | Unset, data)

        as_of = _parse_as_of(d.pop("as_of", UNSET))

        def _parse_columns(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        columns = _parse_columns(d.pop("columns", UNSET))

        def _parse_date_order(
            data: object,
        ) -> BodyCheckBatchDateOrderType0 | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                date_order_type_0 = check_body_check_batch_date_order_type_0(data)

                return date_order_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(BodyCheckBatchDateOrderType0 | None | Unset, data)

        date_order = _parse_date_order(d.pop("date_order", UNSET))

        def _parse_decimal(data: object) -> BodyCheckBatchDecimalType0 | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                decimal_type_0 = check_body_check_batch_decimal_type_0(data)

                return decimal_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(BodyCheckBatchDecimalType0 | None | Unset, data)

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

        sheet = d.pop("sheet", UNSET)

        body_check_batch = cls(
            file=file,
            model=model,
            area_unit=area_unit,
            as_of=as_of,
            columns=columns,
            date_order=date_order,
            decimal=decimal,
            header_row=header_row,
            sale_year=sale_year,
            sheet=sheet,
        )

        body_check_batch.additional_properties = d
        return body_check_batch

    @property
    def additional_keys(self) -> list[str]:
        return list(self.additional_properties.keys())

    def __getitem__(self, key: str) -> Any:
        return self.additional_properties[key]

    def __setitem__(self, key: str, value: Any) -> None:
        self.additional_properties[key] = value

    def __delitem__(self, key: str) -> None:
        del self.additional_properties[key]

    def __contains__(self, key: str) -> bool:
        return key in self.additional_properties
