from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar

from attrs import define as _attrs_define

T = TypeVar("T", bound="QuantileRead")


@_attrs_define
class QuantileRead:
    """The price below which a share `p` of such homes is sold."""

    p: float
    price: float

    def to_dict(self) -> dict[str, Any]:
        p = self.p

        price = self.price

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "p": p,
                "price": price,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        p = d.pop("p")

        price = d.pop("price")

        quantile_read = cls(
            p=p,
            price=price,
        )

        return quantile_read
