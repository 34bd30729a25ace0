from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar

from attrs import define as _attrs_define

T = TypeVar("T", bound="ValueQuantile")


@_attrs_define
class ValueQuantile:
    """The value below which a share `p` of the values lies, in money."""

    p: float
    value: float

    def to_dict(self) -> dict[str, Any]:
        p = self.p

        value = self.value

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "p": p,
                "value": value,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        p = d.pop("p")

        value = d.pop("value")

        value_quantile = cls(
            p=p,
            value=value,
        )

        return value_quantile
