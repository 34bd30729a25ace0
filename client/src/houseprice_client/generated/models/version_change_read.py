from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar, cast

from attrs import define as _attrs_define

from ..models.version_change_read_kind import (
    VersionChangeReadKind,
    check_version_change_read_kind,
)

if TYPE_CHECKING:
    from ..models.column_change_read import ColumnChangeRead
    from ..models.sales_summary_read import SalesSummaryRead


T = TypeVar("T", bound="VersionChangeRead")


@_attrs_define
class VersionChangeRead:
    """What a version of a data set changes."""

    before: SalesSummaryRead
    """ Sales in a few figures. """
    columns: list[ColumnChangeRead]
    file: str
    kind: VersionChangeReadKind
    known: int
    """ Rows of the file that the version before had already. """
    new: SalesSummaryRead
    """ Sales in a few figures. """
    warnings: list[str]

    def to_dict(self) -> dict[str, Any]:
        before = self.before.to_dict()

        columns = []
        for columns_item_data in self.columns:
            columns_item = columns_item_data.to_dict()
            columns.append(columns_item)

        file = self.file

        kind: str = self.kind

        known = self.known

        new = self.new.to_dict()

        warnings = self.warnings

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "before": before,
                "columns": columns,
                "file": file,
                "kind": kind,
                "known": known,
                "new": new,
                "warnings": warnings,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.column_change_read import ColumnChangeRead
        from ..models.sales_summary_read import SalesSummaryRead

        d = dict(src_dict)
        before = SalesSummaryRead.from_dict(d.pop("before"))

        columns = []
        _columns = d.pop("columns")
        for columns_item_data in _columns:
            columns_item = ColumnChangeRead.from_dict(columns_item_data)

            columns.append(columns_item)

        file = d.pop("file")

        kind = check_version_change_read_kind(d.pop("kind"))

        known = d.pop("known")

        new = SalesSummaryRead.from_dict(d.pop("new"))

        warnings = cast(list[str], d.pop("warnings"))

        version_change_read = cls(
            before=before,
            columns=columns,
            file=file,
            kind=kind,
            known=known,
            new=new,
            warnings=warnings,
        )

        return version_change_read
