from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from typing import Any, Self, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .. import types
from ..types import UNSET, File, Unset

T = TypeVar("T", bound="BodyAppendSales")


@_attrs_define
class BodyAppendSales:
    file: File
    edits: None | str | Unset = UNSET
    """ Cells that are changed before the table is read, as JSON, such as `[{"row": 7, "column": "price", "value":
    "250000"}]`; at most 1,000. Rows are numbered as in a spreadsheet, and a column is named by its header. """
    fix: list[str] | None | Unset = UNSET
    """ Kinds of checks whose conversion is made, such as `unit mix-up`. """
    leave_out: list[str] | None | Unset = UNSET
    """ Sales to leave out, by the kind of check that warns of them. """
    leave_out_bad: bool | Unset = False
    """ Whether rows with a value that cannot be read are left out. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        file = self.file.to_tuple()

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

        leave_out: list[str] | None | Unset
        if isinstance(self.leave_out, Unset):
            leave_out = UNSET
        elif isinstance(self.leave_out, list):
            leave_out = self.leave_out

        else:
            leave_out = self.leave_out

        leave_out_bad = self.leave_out_bad

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "file": file,
            }
        )
        if edits is not UNSET:
            field_dict["edits"] = edits
        if fix is not UNSET:
            field_dict["fix"] = fix
        if leave_out is not UNSET:
            field_dict["leave_out"] = leave_out
        if leave_out_bad is not UNSET:
            field_dict["leave_out_bad"] = leave_out_bad

        return field_dict

    def to_multipart(self) -> types.RequestFiles:
        files: types.RequestFiles = []

        files.append(("file", self.file.to_tuple()))

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

        for prop_name, prop in self.additional_properties.items():
            files.append((prop_name, (None, str(prop).encode(), "text/plain")))

        return files

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        file = File(payload=BytesIO(d.pop("file")))

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

        body_append_sales = cls(
            file=file,
            edits=edits,
            fix=fix,
            leave_out=leave_out,
            leave_out_bad=leave_out_bad,
        )

        body_append_sales.additional_properties = d
        return body_append_sales

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
