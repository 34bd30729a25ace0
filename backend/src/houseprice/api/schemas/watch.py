"""What new sales say about a model, on the wire."""

from __future__ import annotations

from datetime import date, datetime
from typing import Literal

from pydantic import Field

from houseprice.api.schemas.base import Wire


class WatchFigures(Wire):
    """Level and coverage of some sales."""

    median_ratio: float = Field(description="Median of value / price.")
    coverage_90: float = Field(description="Percent of the prices inside the 90 % range.")


class WatchReference(WatchFigures):
    """Level and coverage of the blind test."""

    n: int


class WatchPoint(Wire):
    """The evidence for a change after a new sale: 1 is an alarm, 0 is none at all."""

    sale: int = Field(description="Number of the new sale, from 1.")
    day: date | None
    level: float
    coverage: float


class WatchAlarm(WatchFigures):
    """A change that is beyond chance, with the figures of the sales since then."""

    kind: Literal["level_high", "level_low", "coverage"] = Field(
        description="Values became too high, too low, or ranges hold too rarely."
    )
    sale: int = Field(description="Number of the new sale that raised the alarm.")
    since_sale: int = Field(description="Number of the first new sale after the change.")
    since_day: date | None
    n: int = Field(description="Number of new sales since the change.")
    change: float = Field(description="Change of the median ratio, in percent.")
    sentence: str


class MarketWatch(Wire):
    """Sequential tests on the sales since the training, in the order of their dates."""

    n: int
    first_day: date | None
    last_day: date | None
    reference: WatchReference
    new: WatchFigures
    points: list[WatchPoint]
    alarms: list[WatchAlarm]
    sentence: str


class ModelWatch(Wire):
    """The newest measurement of a model on new sales."""

    run_id: str
    at: datetime
    later_dataset_id: str
    newest_dataset_id: str | None = Field(
        description="The newest version of the model's data set, to train on; null if deleted."
    )
    watch: MarketWatch | None = Field(
        description="Null if no sale is new, or the blind test is too small."
    )
