from __future__ import annotations

import datetime
from collections.abc import Mapping
from io import BytesIO
from typing import Any, Self, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .. import types
from ..types import UNSET, File, Unset

T = TypeVar("T", bound="BodyCreateBatch")


@_attrs_define
class BodyCreateBatch:
    file: File
    model: str
    """ Id of the model, or `DATASET@ALIAS`. """
    as_of: datetime.date | None | Unset = UNSET
    """ Day of the values for homes without a date of their own. """
    columns: None | str | Unset = UNSET
    """ Column of the model that a header of the file stands for, as JSON, such as `{"sqft": "living_area"}`; an
    empty text leaves the header out. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        file = self.file.to_tuple()

        model = self.model

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

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "file": file,
                "model": model,
            }
        )
        if as_of is not UNSET:
            field_dict["as_of"] = as_of
        if columns is not UNSET:
            field_dict["columns"] = columns

        return field_dict

    def to_multipart(self) -> types.RequestFiles:
        files: types.RequestFiles = []

        files.append(("file", self.file.to_tuple()))

        files.append(("model", (None, str(self.model).encode(), "text/plain")))

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

        for prop_name, prop in self.additional_properties.items():
            files.append((prop_name, (None, str(prop).encode(), "text/plain")))

        return files

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        file = File(payload=BytesIO(d.pop("file")))

        model = d.pop("model")

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

        body_create_batch = cls(
            file=file,
            model=model,
            as_of=as_of,
            columns=columns,
        )

        body_create_batch.additional_properties = d
        return body_create_batch

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
