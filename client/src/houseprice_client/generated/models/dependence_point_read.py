from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar, cast

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.money_band import MoneyBand


T = TypeVar("T", bound="DependencePointRead")


@_attrs_define
class DependencePointRead:
    """Values of the same homes if all of them had this feature."""

    at: bool | float | int | None | str
    change: MoneyBand
    """ A middle of many homes; a tenth of them lie below `low_10`, nine tenths below `high_90`. """
    value: MoneyBand
    """ A middle of many homes; a tenth of them lie below `low_10`, nine tenths below `high_90`. """

    def to_dict(self) -> dict[str, Any]:
        at: bool | float | int | None | str
        at = self.at

        change = self.change.to_dict()

        value = self.value.to_dict()

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "at": at,
                "change": change,
                "value": value,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.money_band import MoneyBand

        d = dict(src_dict)

        def _parse_at(data: object) -> bool | float | int | None | str:
            if data is None:
                return data
            return cast(bool | float | int | None | str, data)

        at = _parse_at(d.pop("at"))

        change = MoneyBand.from_dict(d.pop("change"))

        value = MoneyBand.from_dict(d.pop("value"))

        dependence_point_read = cls(
            at=at,
            change=change,
            value=value,
        )

        return dependence_point_read
