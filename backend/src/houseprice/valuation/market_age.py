"""What the time since the last known sale means for a value, in words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Self

from houseprice.data.arrays import Table, date_to_day
from houseprice.data.features.pipeline import FeaturePipeline

_DAYS_PER_MONTH = 30.4369
#: Days without a sale that are worth a note: the market index has no shorter periods.
LEAST_DAYS = 30
#: Smallest movement, in percent, that is worth a number.
_LEAST_PERCENT = 0.05


@dataclass(frozen=True)
class MarketAge:
    """The end of the sales that a model knows, and how prices moved until then.

    Parameters
    ----------
    date_column : str or None
        Column with the day of a home; None where sales have no dates.
    last_sale : date or None
    move : float or None
        Typical change of the market index from one period to the next, in percent; None where
        there is no index.
    period : {"month", "quarter"}
        Length of a period of the index.
    """

    date_column: str | None
    last_sale: date | None
    move: float | None
    period: str

    @classmethod
    def of(cls, pipeline: FeaturePipeline) -> Self:
        """Read the last day and the market index of a model."""
        market = pipeline.market
        column, last = pipeline.schema.first("date"), pipeline.last_day
        if market is None:
            return cls(column, last, None, "month")
        period = "month" if market.period_months == 1 else "quarter"
        return cls(column, last, 100 * market.typical_move(), period)

    def notes(self, homes: Table, as_of: date | None) -> list[tuple[str, ...]]:
        """A sentence for each home whose day is at least `LEAST_DAYS` after the last sale.

        Parameters
        ----------
        homes : Table
        as_of : date or None
            Day of the values for homes without a date; None means the day of the last sale.
        """
        if self.last_sale is None:
            return [()] * homes.height
        days = homes.days(self.date_column, as_of or self.last_sale)
        ages = (days - date_to_day(self.last_sale)).tolist()
        return [(self._sentence(age),) if age >= LEAST_DAYS else () for age in ages]

    def _sentence(self, age: float) -> str:
        since = f"The last sale that the model knows is {_span(age)} older than this value"
        if self.move is None or self.move < _LEAST_PERCENT:
            return f"{since}, and prices may have moved since: the range has to allow for that."
        return (
            f"{since}, and prices moved by about ±{self.move:.1f} % a {self.period}: the range has "
            "to allow for that."
        )


def _span(days: float) -> str:
    months = round(days / _DAYS_PER_MONTH)
    return "a month" if months <= 1 else f"{months} months"
