"""How the prices of a market moved, on the wire."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from houseprice.api.schemas.base import Wire


class MarketPoint(Wire):
    """The index of one month or quarter."""

    period: str = Field(description="First month of the period.", examples=["2014-05"])
    index: float = Field(description="Price level; 100 in the first period.")
    low: float = Field(
        description="Low end of the 95 % interval of the index against the first period."
    )
    high: float
    n: int = Field(description="Number of training sales in the period.")


class MarketCurve(Wire):
    """The index of the whole market or of one area."""

    area: str | None = Field(description="Name of the area; null for the whole market.")
    n: int = Field(description="Number of training sales.")
    points: list[MarketPoint]


class RepeatSalesRead(Wire):
    """The index compared with homes that were sold twice."""

    pairs: int
    gap_per_year: float = Field(
        description="Log price a year by which the pairs moved more than the index: the median."
    )
    low: float = Field(description="Low end of the 95 % interval of the gap.")
    high: float
    agrees: bool = Field(description="Whether the interval contains 0.")


class MarketIndexRead(Wire):
    """A hedonic index of the training sales."""

    model_id: str
    period_months: Literal[1, 3]
    market: MarketCurve
    ahead: list[MarketPoint] = Field(
        default_factory=list,
        description="The outlook for the year after the last period, by which later values move. "
        "Empty for a model of an older version, whose market stands still.",
    )
    areas: list[MarketCurve] = Field(description="Index of each area with at least 100 sales.")
    repeat_sales: RepeatSalesRead | None = Field(
        description="Null if fewer than 30 homes were sold twice."
    )
