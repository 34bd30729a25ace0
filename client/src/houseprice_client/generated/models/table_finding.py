from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar, cast

from attrs import define as _attrs_define

T = TypeVar("T", bound="TableFinding")


@_attrs_define
class TableFinding:
    """A value that cannot be read (it has a row), or a fact that the owner should know of."""

    column: None | str
    count: int
    fixes: list[str]
    kind: str
    row: int | None
    rule: str
    value: None | str

    def to_dict(self) -> dict[str, Any]:
        column: None | str
        column = self.column

        count = self.count

        fixes = self.fixes

        kind = self.kind

        row: int | None
        row = self.row

        rule = self.rule

        value: None | str
        value = self.value

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "column": column,
                "count": count,
                "fixes": fixes,
                "kind": kind,
                "row": row,
                "rule": rule,
                "value": value,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)

        def _parse_column(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        column = _parse_column(d.pop("column"))

        count = d.pop("count")

        fixes = cast(list[str], d.pop("fixes"))

        kind = d.pop("kind")

        def _parse_row(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        row = _parse_row(d.pop("row"))

        rule = d.pop("rule")

        def _parse_value(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        value = _parse_value(d.pop("value"))

        table_finding = cls(
            column=column,
            count=count,
            fixes=fixes,
            kind=kind,
            row=row,
            rule=rule,
            value=value,
        )

        return table_finding
