from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from typing import Any, Self, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .. import types
from ..models.body_create_dataset_area_unit import (
    BodyCreateDatasetAreaUnit,
    check_body_create_dataset_area_unit,
)
from ..models.body_create_dataset_date_order_type_0 import (
    BodyCreateDatasetDateOrderType0,
    check_body_create_dataset_date_order_type_0,
)
from ..models.body_create_dataset_decimal_type_0 import (
    BodyCreateDatasetDecimalType0,
    check_body_create_dataset_decimal_type_0,
)
from ..types import UNSET, File, FileTypes, Unset

T = TypeVar("T", bound="BodyCreateDataset")


@_attrs_define
class BodyCreateDataset:
    file: File
    name: str
    area_properties: str | Unset = ""
    """ Properties of the areas that become columns, with commas between them; empty: those that tell areas apart.
    """
    area_unit: BodyCreateDatasetAreaUnit | Unset = ""
    """ Unit of the areas; empty: what the table says. """
    areas: list[File] | None | Unset = UNSET
    """ GeoJSON or GeoParquet of areas, such as school districts; their properties become columns by the place of a
    home. """
    crs: str | Unset = ""
    """ Coordinate system of coordinates that are no degrees, such as `EPSG:27700`. """
    currency: str | Unset = ""
    """ Currency of the prices, as an ISO 4217 code; empty: what the table says. """
    date_order: BodyCreateDatasetDateOrderType0 | None | Unset = UNSET
    """ Which number of a date such as 03/04/2021 is the day. """
    decimal: BodyCreateDatasetDecimalType0 | None | Unset = UNSET
    """ Sign before the fraction of a number such as 1.250. """
    edits: None | str | Unset = UNSET
    """ Cells that are changed before the table is read, as JSON, such as `[{"row": 7, "column": "price", "value":
    "250000"}]`; at most 1,000. Rows are numbered as in a spreadsheet, and a column is named by its header. """
    fix: list[str] | None | Unset = UNSET
    """ Kinds of checks whose conversion is made, such as `unit mix-up`. """
    header_row: int | None | Unset = UNSET
    """ Row that names the columns, as a spreadsheet counts; 0 if none does. It is found if left out. """
    leave_out: list[str] | None | Unset = UNSET
    """ Sales to leave out, by the kind of check that warns of them. """
    leave_out_bad: bool | Unset = False
    """ Whether rows with a value that cannot be read are left out. """
    points: list[File] | None | Unset = UNSET
    """ Tables or GeoJSON of places, such as schools; the distance to the nearest becomes a column. """
    roles: None | str | Unset = UNSET
    """ Roles of columns as JSON, such as `{"sqft": "living_area"}`. """
    sale_year: int | None | Unset = UNSET
    """ Year of all sales, where the table has only the months of the sales. """
    sheet: str | Unset = ""
    """ Sheet of a workbook; empty for the one with the largest table. """
    strict: bool | Unset = False
    """ Whether an open question refuses the table. """
    target: None | str | Unset = UNSET
    """ Name of the price column; guessed if left out. """
    version_of: None | str | Unset = UNSET
    """ Id of an imported data set whose place the table takes, as its next version. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        file = self.file.to_tuple()

        name = self.name

        area_properties = self.area_properties

        area_unit: str | Unset = UNSET
        if not isinstance(self.area_unit, Unset):
            area_unit = self.area_unit

        areas: list[FileTypes] | None | Unset
        if isinstance(self.areas, Unset):
            areas = UNSET
        elif isinstance(self.areas, list):
            areas = []
            for areas_type_0_item_data in self.areas:
                areas_type_0_item = areas_type_0_item_data.to_tuple()

                areas.append(areas_type_0_item)

        else:
            areas = self.areas

        crs = self.crs

        currency = self.currency

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

        edits: None | str | Unset
        if isinstance(self.edits, Unset):
            edits = UNSET
        else:
            edits = self.edits

        fix: list[str] | None | Unset
        if isinstance(self.fix, Unset):
            fix = UNSET
        elif isinstance(self.fix, list):
            fix = self.fix

        else:
            fix = self.fix

        header_row: int | None | Unset
        if isinstance(self.header_row, Unset):
            header_row = UNSET
        else:
            header_row = self.header_row

        leave_out: list[str] | None | Unset
        if isinstance(self.leave_out, Unset):
            leave_out = UNSET
        elif isinstance(self.leave_out, list):
            leave_out = self.leave_out

        else:
            leave_out = self.leave_out

        leave_out_bad = self.leave_out_bad

        points: list[FileTypes] | None | Unset
        if isinstance(self.points, Unset):
            points = UNSET
        elif isinstance(self.points, list):
            points = []
            for points_type_0_item_data in self.points:
                points_type_0_item = points_type_0_item_data.to_tuple()

                points.append(points_type_0_item)

        else:
            points = self.points

        roles: None | str | Unset
        if isinstance(self.roles, Unset):
            roles = UNSET
        else:
            roles = self.roles

        sale_year: int | None | Unset
        if isinstance(self.sale_year, Unset):
            sale_year = UNSET
        else:
            sale_year = self.sale_year

        sheet = self.sheet

        strict = self.strict

        target: None | str | Unset
        if isinstance(self.target, Unset):
            target = UNSET
        else:
            target = self.target

        version_of: None | str | Unset
        if isinstance(self.version_of, Unset):
            version_of = UNSET
        else:
            version_of = self.version_of

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "file": file,
                "name": name,
            }
        )
        if area_properties is not UNSET:
            field_dict["area_properties"] = area_properties
        if area_unit is not UNSET:
            field_dict["area_unit"] = area_unit
        if areas is not UNSET:
            field_dict["areas"] = areas
        if crs is not UNSET:
            field_dict["crs"] = crs
        if currency is not UNSET:
            field_dict["currency"] = currency
        if date_order is not UNSET:
            field_dict["date_order"] = date_order
        if decimal is not UNSET:
            field_dict["decimal"] = decimal
        if edits is not UNSET:
            field_dict["edits"] = edits
        if fix is not UNSET:
            field_dict["fix"] = fix
        if header_row is not UNSET:
            field_dict["header_row"] = header_row
        if leave_out is not UNSET:
            field_dict["leave_out"] = leave_out
        if leave_out_bad is not UNSET:
            field_dict["leave_out_bad"] = leave_out_bad
        if points is not UNSET:
            field_dict["points"] = points
        if roles is not UNSET:
            field_dict["roles"] = roles
        if sale_year is not UNSET:
            field_dict["sale_year"] = sale_year
        if sheet is not UNSET:
            field_dict["sheet"] = sheet
        if strict is not UNSET:
            field_dict["strict"] = strict
        if target is not UNSET:
            field_dict["target"] = target
        if version_of is not UNSET:
            field_dict["version_of"] = version_of

        return field_dict

    def to_multipart(self) -> types.RequestFiles:
        files: types.RequestFiles = []

        files.append(("file", self.file.to_tuple()))

        files.append(("name", (None, str(self.name).encode(), "text/plain")))

        if not isinstance(self.area_properties, Unset):
            files.append(
                (
                    "area_properties",
                    (None, str(self.area_properties).encode(), "text/plain"),
                )
            )

        if not isinstance(self.area_unit, Unset):
            files.append(
                ("area_unit", (None, str(self.area_unit).encode(), "text/plain"))
            )

        if not isinstance(self.areas, Unset):
            if isinstance(self.areas, list):
                for areas_type_0_item_element in self.areas:
                    files.append(("areas", areas_type_0_item_element.to_tuple()))
            else:
                files.append(("areas", (None, str(self.areas).encode(), "text/plain")))

        if not isinstance(self.crs, Unset):
            files.append(("crs", (None, str(self.crs).encode(), "text/plain")))

        if not isinstance(self.currency, Unset):
            files.append(
                ("currency", (None, str(self.currency).encode(), "text/plain"))
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

        if not isinstance(self.edits, Unset):
            if isinstance(self.edits, str):
                files.append(("edits", (None, str(self.edits).encode(), "text/plain")))
            else:
                files.append(("edits", (None, str(self.edits).encode(), "text/plain")))

        if not isinstance(self.fix, Unset):
            if isinstance(self.fix, list):
                for fix_type_0_item_element in self.fix:
                    files.append(
                        (
                            "fix",
                            (None, str(fix_type_0_item_element).encode(), "text/plain"),
                        )
                    )
            else:
                files.append(("fix", (None, str(self.fix).encode(), "text/plain")))

        if not isinstance(self.header_row, Unset):
            if isinstance(self.header_row, int):
                files.append(
                    ("header_row", (None, str(self.header_row).encode(), "text/plain"))
                )
            else:
                files.append(
                    ("header_row", (None, str(self.header_row).encode(), "text/plain"))
                )

        if not isinstance(self.leave_out, Unset):
            if isinstance(self.leave_out, list):
                for leave_out_type_0_item_element in self.leave_out:
                    files.append(
                        (
                            "leave_out",
                            (
                                None,
                                str(leave_out_type_0_item_element).encode(),
                                "text/plain",
                            ),
                        )
                    )
            else:
                files.append(
                    ("leave_out", (None, str(self.leave_out).encode(), "text/plain"))
                )

        if not isinstance(self.leave_out_bad, Unset):
            files.append(
                (
                    "leave_out_bad",
                    (None, str(self.leave_out_bad).encode(), "text/plain"),
                )
            )

        if not isinstance(self.points, Unset):
            if isinstance(self.points, list):
                for points_type_0_item_element in self.points:
                    files.append(("points", points_type_0_item_element.to_tuple()))
            else:
                files.append(
                    ("points", (None, str(self.points).encode(), "text/plain"))
                )

        if not isinstance(self.roles, Unset):
            if isinstance(self.roles, str):
                files.append(("roles", (None, str(self.roles).encode(), "text/plain")))
            else:
                files.append(("roles", (None, str(self.roles).encode(), "text/plain")))

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

        if not isinstance(self.strict, Unset):
            files.append(("strict", (None, str(self.strict).encode(), "text/plain")))

        if not isinstance(self.target, Unset):
            if isinstance(self.target, str):
                files.append(
                    ("target", (None, str(self.target).encode(), "text/plain"))
                )
            else:
                files.append(
                    ("target", (None, str(self.target).encode(), "text/plain"))
                )

        if not isinstance(self.version_of, Unset):
            if isinstance(self.version_of, str):
                files.append(
                    ("version_of", (None, str(self.version_of).encode(), "text/plain"))
                )
            else:
                files.append(
                    ("version_of", (None, str(self.version_of).encode(), "text/plain"))
                )

        for prop_name, prop in self.additional_properties.items():
            files.append((prop_name, (None, str(prop).encode(), "text/plain")))

        return files

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        file = File(payload=BytesIO(d.pop("file")))

        name = d.pop("name")

        area_properties = d.pop("area_properties", UNSET)

        _area_unit = d.pop("area_unit", UNSET)
        area_unit: BodyCreateDatasetAreaUnit | Unset
        if isinstance(_area_unit, Unset):
            area_unit = UNSET
        else:
            area_unit = check_body_create_dataset_area_unit(_area_unit)

        def _parse_areas(data: object) -> list[File] | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, list):
                    raise TypeError()
                areas_type_0 = []
                _areas_type_0 = data
                for areas_type_0_item_data in _areas_type_0:
                    areas_type_0_item = File(payload=BytesIO(areas_type_0_item_data))

                    areas_type_0.append(areas_type_0_item)

                return areas_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(list[File] | None | Unset, data)

        areas = _parse_areas(d.pop("areas", UNSET))

        crs = d.pop("crs", UNSET)

        currency = d.pop("currency", UNSET)

        def _parse_date_order(
            data: object,
        ) -> BodyCreateDatasetDateOrderType0 | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                date_order_type_0 = check_body_create_dataset_date_order_type_0(data)

                return date_order_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(BodyCreateDatasetDateOrderType0 | None | Unset, data)

        date_order = _parse_date_order(d.pop("date_order", UNSET))

        def _parse_decimal(
            data: object,
        ) -> BodyCreateDatasetDecimalType0 | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                decimal_type_0 = check_body_create_dataset_decimal_type_0(data)

                return decimal_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(BodyCreateDatasetDecimalType0 | None | Unset, data)

        decimal = _parse_decimal(d.pop("decimal", UNSET))

        def _parse_edits(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        edits = _parse_edits(d.pop("edits", UNSET))

        def _parse_fix(data: object) -> list[str] | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, list):
                    raise TypeError()
                fix_type_0 = cast(list[str], data)

                return fix_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(list[str] | None | Unset, data)

        fix = _parse_fix(d.pop("fix", UNSET))

        def _parse_header_row(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        header_row = _parse_header_row(d.pop("header_row", UNSET))

        def _parse_leave_out(data: object) -> list[str] | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, list):
                    raise TypeError()
                leave_out_type_0 = cast(list[str], data)

                return leave_out_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(list[str] | None | Unset, data)

        leave_out = _parse_leave_out(d.pop("leave_out", UNSET))

        leave_out_bad = d.pop("leave_out_bad", UNSET)

        def _parse_points(data: object) -> list[File] | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, list):
                    raise TypeError()
                points_type_0 = []
                _points_type_0 = data
                for points_type_0_item_data in _points_type_0:
                    points_type_0_item = File(payload=BytesIO(points_type_0_item_data))

                    points_type_0.append(points_type_0_item)

                return points_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(list[File] | None | Unset, data)

        points = _parse_points(d.pop("points", UNSET))

        def _parse_roles(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        roles = _parse_roles(d.pop("roles", UNSET))

        def _parse_sale_year(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        sale_year = _parse_sale_year(d.pop("sale_year", UNSET))

        sheet = d.pop("sheet", UNSET)

        strict = d.pop("strict", UNSET)

        def _parse_target(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        target = _parse_target(d.pop("target", UNSET))

        def _parse_version_of(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        version_of = _parse_version_of(d.pop("version_of", UNSET))

        body_create_dataset = cls(
            file=file,
            name=name,
            area_properties=area_properties,
            area_unit=area_unit,
            areas=areas,
            crs=crs,
            currency=currency,
            date_order=date_order,
            decimal=decimal,
            edits=edits,
            fix=fix,
            header_row=header_row,
            leave_out=leave_out,
            leave_out_bad=leave_out_bad,
            points=points,
            roles=roles,
            sale_year=sale_year,
            sheet=sheet,
            strict=strict,
            target=target,
            version_of=version_of,
        )

        body_create_dataset.additional_properties = d
        return body_create_dataset

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
