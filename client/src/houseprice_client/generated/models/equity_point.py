from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar

from attrs import define as _attrs_define

T = TypeVar("T", bound="EquityPoint")


@_attrs_define
class EquityPoint:
    """Body of ``POST /v1/models/{id}/equity``."""

    equity: float
    """ 0 has the least error; 1 has no bias between cheap and dear homes on held-out sales. """

    def to_dict(self) -> dict[str, Any]:
        equity = self.equity

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "equity": equity,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        equity = d.pop("equity")

        equity_point = cls(
            equity=equity,
        )

        return equity_point
