from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar, cast

from attrs import define as _attrs_define

from ..models.market_index_read_period_months import (
    MarketIndexReadPeriodMonths,
    check_market_index_read_period_months,
)
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.market_curve import MarketCurve
    from ..models.market_point import MarketPoint
    from ..models.repeat_sales_read import RepeatSalesRead


T = TypeVar("T", bound="MarketIndexRead")


@_attrs_define
class MarketIndexRead:
    """A hedonic index of the training sales."""

    areas: list[MarketCurve]
    """ Index of each area with at least 100 sales. """
    market: MarketCurve
    """ The index of the whole market or of one area. """
    model_id: str
    period_months: MarketIndexReadPeriodMonths
    repeat_sales: None | RepeatSalesRead
    """ Null if fewer than 30 homes were sold twice. """
    ahead: list[MarketPoint] | Unset = UNSET
    """ The outlook for the year after the last period, by which later values move. Empty for a model of an older
    version, whose market stands still. """

    def to_dict(self) -> dict[str, Any]:
        from ..models.repeat_sales_read import RepeatSalesRead

        areas = []
        for areas_item_data in self.areas:
            areas_item = areas_item_data.to_dict()
            areas.append(areas_item)

        market = self.market.to_dict()

        model_id = self.model_id

        period_months: int = self.period_months

        repeat_sales: dict[str, Any] | None
        if isinstance(self.repeat_sales, RepeatSalesRead):
            repeat_sales = self.repeat_sales.to_dict()
        else:
            repeat_sales = self.repeat_sales

        ahead: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.ahead, Unset):
            ahead = []
            for ahead_item_data in self.ahead:
                ahead_item = ahead_item_data.to_dict()
                ahead.append(ahead_item)

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "areas": areas,
                "market": market,
                "model_id": model_id,
                "period_months": period_months,
                "repeat_sales": repeat_sales,
            }
        )
        if ahead is not UNSET:
            field_dict["ahead"] = ahead

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.market_curve import MarketCurve
        from ..models.market_point import MarketPoint
        from ..models.repeat_sales_read import RepeatSalesRead

        d = dict(src_dict)
        areas = []
        _areas = d.pop("areas")
        for areas_item_data in _areas:
            areas_item = MarketCurve.from_dict(areas_item_data)

            areas.append(areas_item)

        market = MarketCurve.from_dict(d.pop("market"))

        model_id = d.pop("model_id")

        period_months = check_market_index_read_period_months(d.pop("period_months"))

        def _parse_repeat_sales(data: object) -> None | RepeatSalesRead:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                repeat_sales_type_0 = RepeatSalesRead.from_dict(data)

                return repeat_sales_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | RepeatSalesRead, data)

        repeat_sales = _parse_repeat_sales(d.pop("repeat_sales"))

        _ahead = d.pop("ahead", UNSET)
        ahead: list[MarketPoint] | Unset = UNSET
        if _ahead is not UNSET:
            ahead = []
            for ahead_item_data in _ahead:
                ahead_item = MarketPoint.from_dict(ahead_item_data)

                ahead.append(ahead_item)

        market_index_read = cls(
            areas=areas,
            market=market,
            model_id=model_id,
            period_months=period_months,
            repeat_sales=repeat_sales,
            ahead=ahead,
        )

        return market_index_read
