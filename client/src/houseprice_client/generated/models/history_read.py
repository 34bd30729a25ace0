from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar, cast

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.earlier_value_read import EarlierValueRead
    from ..models.own_sale_read import OwnSaleRead


T = TypeVar("T", bound="HistoryRead")


@_attrs_define
class HistoryRead:
    """The past of the home of a valuation."""

    sales: list[OwnSaleRead]
    """ Its own sales, the oldest first. """
    told_by: list[str]
    """ Columns that tell the home from others; empty if too little is known of it. """
    valuation_id: str
    values: list[EarlierValueRead]
    """ Its stored values, the newest first. """

    def to_dict(self) -> dict[str, Any]:
        sales = []
        for sales_item_data in self.sales:
            sales_item = sales_item_data.to_dict()
            sales.append(sales_item)

        told_by = self.told_by

        valuation_id = self.valuation_id

        values = []
        for values_item_data in self.values:
            values_item = values_item_data.to_dict()
            values.append(values_item)

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "sales": sales,
                "told_by": told_by,
                "valuation_id": valuation_id,
                "values": values,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.earlier_value_read import EarlierValueRead
        from ..models.own_sale_read import OwnSaleRead

        d = dict(src_dict)
        sales = []
        _sales = d.pop("sales")
        for sales_item_data in _sales:
            sales_item = OwnSaleRead.from_dict(sales_item_data)

            sales.append(sales_item)

        told_by = cast(list[str], d.pop("told_by"))

        valuation_id = d.pop("valuation_id")

        values = []
        _values = d.pop("values")
        for values_item_data in _values:
            values_item = EarlierValueRead.from_dict(values_item_data)

            values.append(values_item)

        history_read = cls(
            sales=sales,
            told_by=told_by,
            valuation_id=valuation_id,
            values=values,
        )

        return history_read
