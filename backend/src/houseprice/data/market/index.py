"""The price index of a market and of its areas: a hedonic index with intervals."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from functools import cached_property
from pathlib import Path as File
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

from houseprice.data.market.outlook import Outlook

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

MARKET_FILE = "market_index.json"
#: Standard errors of a 95 % interval.
Z_95 = 1.959964
_DAYS_A_MONTH = 30.436875
#: Months of the outlook that people are shown.
_MONTHS_SHOWN = 12
_FIGURES = ("index", "low", "high")


@dataclass(frozen=True)
class IndexCurve:
    """The index of the market or of one area.

    Parameters
    ----------
    area : str or None
        None for the whole market.
    sales : tuple of int
        Number of sales in each period.
    level : tuple of float
        Change of the log price since the first period.
    deviation : tuple of float
        Standard error of the level.
    """

    area: str | None
    sales: tuple[int, ...]
    level: tuple[float, ...]
    deviation: tuple[float, ...]

    def report(self, periods: tuple[str, ...]) -> dict[str, Any]:
        """The curve for people to read: 100 in the first period, with 95 % intervals."""
        level, half = np.array(self.level), Z_95 * np.array(self.deviation)
        columns = {
            "index": 100.0 * np.exp(level),
            "low": 100.0 * np.exp(level - half),
            "high": 100.0 * np.exp(level + half),
        }
        return {
            "area": self.area,
            "n": int(sum(self.sales)),
            "points": [
                {
                    "period": period,
                    **{name: round(float(values[place]), 3) for name, values in columns.items()},
                    "n": self.sales[place],
                }
                for place, period in enumerate(periods)
            ],
        }


@dataclass(frozen=True)
class RepeatSales:
    """The index compared with homes that were sold twice.

    Parameters
    ----------
    pairs : int
        Number of pairs of consecutive sales of one property.
    gap_per_year : float
        Median yearly change of the log price by which the pairs moved more than the index.
    low, high : float
        95 % interval of the gap; the index agrees if 0 is inside.
    """

    pairs: int
    gap_per_year: float
    low: float
    high: float

    @property
    def agrees(self) -> bool:
        """Whether the gap may be chance."""
        return self.low <= 0.0 <= self.high


@dataclass(frozen=True)
class MarketIndex:
    """Curves over common periods.

    Parameters
    ----------
    period_months : {1, 3}
    first_month : int
        First month of the first period, counted from January 1970.
    knots : tuple of float
        Mean day of each period's sales, in days since 1970; the level applies to this day.
    whole : IndexCurve
    areas : tuple of IndexCurve
        Curves of the areas with enough sales.
    smoothing : dict
        ``order`` and ``weight`` of the market's curve; ``areas_weight`` says how strongly areas
        are pulled to it (None: entirely, because they do not differ).
    repeat_sales : RepeatSales or None
        None where fewer than 30 homes were sold twice.
    ahead : Outlook or None
        The market after the last period; None in an index of an older version, which stands still.
    """

    period_months: int
    first_month: int
    knots: tuple[float, ...]
    whole: IndexCurve
    areas: tuple[IndexCurve, ...]
    smoothing: dict[str, float | None]
    repeat_sales: RepeatSales | None
    ahead: Outlook | None = None

    @property
    def periods(self) -> tuple[str, ...]:
        """First month of each period, such as ``2014-05``."""
        months = self.first_month + self.period_months * np.arange(len(self.knots))
        return tuple(_month(month) for month in months.tolist())

    def level(self, days: Floats) -> Floats:
        """Change of the market's log price from the first period to these days, of the same shape.

        Between two periods it is interpolated; before the first it is constant, and after the last
        it follows the outlook.
        """
        out: Floats = np.interp(days, *self._path)
        return out

    def deviation_ahead(self, days: Floats) -> Floats:
        """Standard error of the level of days after the last period, of the same shape as `days`.

        It is 0 up to the last period, and grows with the square root of time after the outlook.
        """
        if self.ahead is None:
            return np.zeros_like(days)
        knots, squares, slope = self._variances
        beyond = np.maximum(days - knots[-1], 0.0) * slope
        out: Floats = np.sqrt(np.interp(days, knots, squares) + beyond)
        return out

    @cached_property
    def _variances(self) -> tuple[Floats, Floats, float]:
        """Days and variances from the last period on, and how these grow after the outlook."""
        ahead = () if self.ahead is None else self.ahead.deviation
        knots = np.array((self.knots[-1], *self._knots_ahead))
        squares = np.square((0.0, *ahead))
        slope = (squares[-1] - squares[-2]) / (knots[-1] - knots[-2])
        return knots, squares, float(slope)

    @cached_property
    def _path(self) -> tuple[Floats, Floats]:
        """Days and levels between which the level is interpolated."""
        ahead = () if self.ahead is None else self.ahead.level
        return np.array((*self.knots, *self._knots_ahead)), np.array((*self.whole.level, *ahead))

    @cached_property
    def _knots_ahead(self) -> tuple[float, ...]:
        count = 0 if self.ahead is None else len(self.ahead.level)
        step = self.period_months * _DAYS_A_MONTH
        return tuple(self.knots[-1] + step * (number + 1) for number in range(count))

    def typical_move(self) -> float:
        """Median change of prices from one period to the next, without its sign, as a fraction."""
        moves = np.abs(np.expm1(np.diff(self.whole.level)))
        return float(np.median(moves)) if moves.size else 0.0

    def report(self) -> dict[str, Any]:
        """The index for people to read, as the API and the command line show it."""
        repeat = self.repeat_sales
        return {
            "period_months": self.period_months,
            "market": self.whole.report(self.periods),
            "ahead": self._report_ahead(),
            "areas": [curve.report(self.periods) for curve in self.areas],
            "repeat_sales": None if repeat is None else {**asdict(repeat), "agrees": repeat.agrees},
        }

    def _report_ahead(self) -> list[dict[str, Any]]:
        """The outlook for a year as points, whose intervals are against the first period, too."""
        if self.ahead is None:
            return []
        count = _MONTHS_SHOWN // self.period_months
        level, squares = np.array(self.ahead.level[:count]), np.square(self.ahead.deviation[:count])
        half = Z_95 * np.sqrt(self.whole.deviation[-1] ** 2 + squares - squares[0])
        ends = (100.0 * np.exp(level + side * half) for side in (0, -1, 1))
        return [
            {
                "period": _month(self.first_month + self.period_months * (len(self.knots) + place)),
                **{name: round(figure, 3) for name, figure in zip(_FIGURES, point, strict=True)},
                "n": 0,
            }
            for place, point in enumerate(np.column_stack(list(ends)).tolist())
        ]

    def save(self, folder: File) -> None:
        """Write ``market_index.json`` into `folder`."""
        (folder / MARKET_FILE).write_text(json.dumps(asdict(self), ensure_ascii=False))

    @classmethod
    def load(cls, folder: File) -> Self:
        """Read back what `save` wrote."""
        return cls.from_json(json.loads((folder / MARKET_FILE).read_text()))

    @classmethod
    def from_json(cls, document: dict[str, Any]) -> Self:
        """Build the index from the plain values that `save` wrote."""
        repeat, ahead = document["repeat_sales"], document.get("ahead")
        return cls(
            document["period_months"],
            document["first_month"],
            tuple(document["knots"]),
            _curve(document["whole"]),
            tuple(_curve(area) for area in document["areas"]),
            document["smoothing"],
            None if repeat is None else RepeatSales(**repeat),
            None if ahead is None else Outlook(tuple(ahead["level"]), tuple(ahead["deviation"])),
        )


def _month(number: int) -> str:
    """Name of a month that is counted from January 1970."""
    return f"{1970 + number // 12}-{number % 12 + 1:02d}"


def _curve(document: dict[str, Any]) -> IndexCurve:
    values = {name: tuple(document[name]) for name in ("sales", "level", "deviation")}
    return IndexCurve(document["area"], **values)
