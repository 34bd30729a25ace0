from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar, cast

from attrs import define as _attrs_define

from ..models.dataset_read_area_unit import (
    DatasetReadAreaUnit,
    check_dataset_read_area_unit,
)
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.column_read import ColumnRead
    from ..models.dataset_read_problems_item import DatasetReadProblemsItem
    from ..models.edited_cell_read import EditedCellRead
    from ..models.owned_read import OwnedRead
    from ..models.version_change_read import VersionChangeRead


T = TypeVar("T", bound="DatasetRead")


@_attrs_define
class DatasetRead:
    """A data set; a built-in data set is fetched at its first use."""

    area_unit: DatasetReadAreaUnit
    available: bool
    """ False if the data set is not on disk and could not be fetched at the last try. """
    builtin: bool
    columns: list[ColumnRead]
    created_at: datetime.datetime | None
    currency: str
    """ ISO 4217; empty where it is unknown. """
    id: str
    """ Name of a built-in data set (california, king_county, ames, miami, demo), or an id of 26 characters. """
    is_sample: bool
    models: int
    """ Number of models that were trained on the data set. """
    name: str
    owned: OwnedRead
    """ Whose an object is; without accounts it has no owner and is for everyone on the machine. """
    row_is: str
    rows: int | None
    sha256: None | str
    title: str
    warnings: list[str]
    change: None | Unset | VersionChangeRead = UNSET
    """ What the version changes; null for a first version. """
    deleted_at: datetime.datetime | None | Unset = UNSET
    """ When it was deleted although models were trained on it. """
    edits: list[EditedCellRead] | Unset = UNSET
    """ The cells of its file that were changed by hand at the import. """
    problems: list[DatasetReadProblemsItem] | Unset = UNSET
    series_id: None | str | Unset = UNSET
    """ Id of the first version of an imported data set. """
    version: int | Unset = 1
    """ Number of the version, from 1. """

    def to_dict(self) -> dict[str, Any]:
        from ..models.version_change_read import VersionChangeRead

        area_unit: str = self.area_unit

        available = self.available

        builtin = self.builtin

        columns = []
        for columns_item_data in self.columns:
            columns_item = columns_item_data.to_dict()
            columns.append(columns_item)

        created_at: None | str
        if isinstance(self.created_at, datetime.datetime):
            created_at = self.created_at.isoformat()
        else:
            created_at = self.created_at

        currency = self.currency

        id = self.id

        is_sample = self.is_sample

        models = self.models

        name = self.name

        owned = self.owned.to_dict()

        row_is = self.row_is

        rows: int | None
        rows = self.rows

        sha256: None | str
        sha256 = self.sha256

        title = self.title

        warnings = self.warnings

        change: dict[str, Any] | None | Unset
        if isinstance(self.change, Unset):
            change = UNSET
        elif isinstance(self.change, VersionChangeRead):
            change = self.change.to_dict()
        else:
            change = self.change

        deleted_at: None | str | Unset
        if isinstance(self.deleted_at, Unset):
            deleted_at = UNSET
        elif isinstance(self.deleted_at, datetime.datetime):
            deleted_at = self.deleted_at.isoformat()
        else:
            deleted_at = self.deleted_at

        edits: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.edits, Unset):
            edits = []
            for edits_item_data in self.edits:
                edits_item = edits_item_data.to_dict()
                edits.append(edits_item)

        problems: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.problems, Unset):
            problems = []
            for problems_item_data in self.problems:
                problems_item = problems_item_data.to_dict()
                problems.append(problems_item)

        series_id: None | str | Unset
        if isinstance(self.series_id, Unset):
            series_id = UNSET
        else:
            series_id = self.series_id

        version = self.version

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "area_unit": area_unit,
                "available": available,
                "builtin": builtin,
                "columns": columns,
                "created_at": created_at,
                "currency": currency,
                "id": id,
                "is_sample": is_sample,
                "models": models,
                "name": name,
                "owned": owned,
                "row_is": row_is,
                "rows": rows,
                "sha256": sha256,
                "title": title,
                "warnings": warnings,
            }
        )
        if change is not UNSET:
            field_dict["change"] = change
        if deleted_at is not UNSET:
            field_dict["deleted_at"] = deleted_at
        if edits is not UNSET:
            field_dict["edits"] = edits
        if problems is not UNSET:
            field_dict["problems"] = problems
        if series_id is not UNSET:
            field_dict["series_id"] = series_id
        if version is not UNSET:
            field_dict["version"] = version

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.column_read import ColumnRead
        from ..models.dataset_read_problems_item import DatasetReadProblemsItem
        from ..models.edited_cell_read import EditedCellRead
        from ..models.owned_read import OwnedRead
        from ..models.version_change_read import VersionChangeRead

        d = dict(src_dict)
        area_unit = check_dataset_read_area_unit(d.pop("area_unit"))

        available = d.pop("available")

        builtin = d.pop("builtin")

        columns = []
        _columns = d.pop("columns")
        for columns_item_data in _columns:
            columns_item = ColumnRead.from_dict(columns_item_data)

            columns.append(columns_item)

        def _parse_created_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                created_at_type_0 = datetime.datetime.fromisoformat(data)

                return created_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        created_at = _parse_created_at(d.pop("created_at"))

        currency = d.pop("currency")

        id = d.pop("id")

        is_sample = d.pop("is_sample")

        models = d.pop("models")

        name = d.pop("name")

        owned = OwnedRead.from_dict(d.pop("owned"))

        row_is = d.pop("row_is")

        def _parse_rows(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        rows = _parse_rows(d.pop("rows"))

        def _parse_sha256(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        sha256 = _parse_sha256(d.pop("sha256"))

        title = d.pop("title")

        warnings = cast(list[str], d.pop("warnings"))

        def _parse_change(data: object) -> None | Unset | VersionChangeRead:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                change_type_0 = VersionChangeRead.from_dict(data)

                return change_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | Unset | VersionChangeRead, data)

        change = _parse_change(d.pop("change", UNSET))

        def _parse_deleted_at(data: object) -> datetime.datetime | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                deleted_at_type_0 = datetime.datetime.fromisoformat(data)

                return deleted_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None | Unset, data)

        deleted_at = _parse_deleted_at(d.pop("deleted_at", UNSET))

        _edits = d.pop("edits", UNSET)
        edits: list[EditedCellRead] | Unset = UNSET
        if _edits is not UNSET:
            edits = []
            for edits_item_data in _edits:
                edits_item = EditedCellRead.from_dict(edits_item_data)

                edits.append(edits_item)

        _problems = d.pop("problems", UNSET)
        problems: list[DatasetReadProblemsItem] | Unset = UNSET
        if _problems is not UNSET:
            problems = []
            for problems_item_data in _problems:
                problems_item = DatasetReadProblemsItem.from_dict(problems_item_data)

                problems.append(problems_item)

        def _parse_series_id(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        series_id = _parse_series_id(d.pop("series_id", UNSET))

        version = d.pop("version", UNSET)

        dataset_read = cls(
            area_unit=area_unit,
            available=available,
            builtin=builtin,
            columns=columns,
            created_at=created_at,
            currency=currency,
            id=id,
            is_sample=is_sample,
            models=models,
            name=name,
            owned=owned,
            row_is=row_is,
            rows=rows,
            sha256=sha256,
            title=title,
            warnings=warnings,
            change=change,
            deleted_at=deleted_at,
            edits=edits,
            problems=problems,
            series_id=series_id,
            version=version,
        )

        return dataset_read
