from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar, cast

from attrs import define as _attrs_define

T = TypeVar("T", bound="AuditCheck")


@_attrs_define
class AuditCheck:
    """Whether the chain of hashes is whole."""

    broken_at: int | None
    """ Number of the first wrong entry; null: none. """
    last_hash: str
    rows: int
    """ Entries up to the first wrong one. """

    def to_dict(self) -> dict[str, Any]:
        broken_at: int | None
        broken_at = self.broken_at

        last_hash = self.last_hash

        rows = self.rows

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "broken_at": broken_at,
                "last_hash": last_hash,
                "rows": rows,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)

        def _parse_broken_at(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        broken_at = _parse_broken_at(d.pop("broken_at"))

        last_hash = d.pop("last_hash")

        rows = d.pop("rows")

        audit_check = cls(
            broken_at=broken_at,
            last_hash=last_hash,
            rows=rows,
        )

        return audit_check
