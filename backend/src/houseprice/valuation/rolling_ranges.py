"""Ranges that follow the market: their shape comes from the latest sales, unknown to the model.

Past and future sales are not exchangeable where the market turns. Ranges keep their coverage then
if their shape is learned again as sales come in (Gibbs and Candès 2021, Adaptive conformal
inference under distribution shift). This module takes the quantiles of a moving window.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Self

import numpy as np
import polars as pl
from numpy.typing import NDArray

from houseprice.valuation.corrections.ranges import PROBABILITIES, quantiles
from houseprice.valuation.value_arrays import ValueArrays

Floats = NDArray[np.float64]

RECENT_FILE = "recent_errors.parquet"
#: Number of the latest sales that count. On six earlier origins of King County and Miami ranges
#: from these alone held closer to 90 % than from these and all out-of-fold errors:
#: docs/method/ranges.md.
LATEST = 1_000
#: With fewer new sales than this the ranges stay as they are.
MIN_LATER_SALES = 100
#: Days after which the ranges of a test are learned again.
EVERY_DAYS = 30


def scaled_errors(error: Floats, below: Floats, above: Floats) -> Floats:
    """Log errors in units of the stated spread on their side; all of shape (n_sales,)."""
    out: Floats = error / np.where(error < 0, below, above)
    return out


@dataclass(frozen=True)
class RecentErrors:
    """Differences between prices and values in units of the stated spread, oldest first.

    Parameters
    ----------
    scaled : ndarray of shape (n_sales,)
        Log price less log value, scaled as in `scaled_errors`.
    day : ndarray of shape (n_sales,)
        Days of the sales since 1970, never decreasing.
    """

    scaled: Floats
    day: Floats

    @classmethod
    def ordered(cls, scaled: Floats, day: Floats) -> Self:
        """Sort sales by day; those without a day (NaN) or an error are left out."""
        dated = np.isfinite(scaled) & np.isfinite(day)
        order = np.argsort(day[dated], kind="stable")
        return cls(scaled[dated][order], day[dated][order])

    @classmethod
    def of(cls, arrays: ValueArrays, prices: Floats, day: Floats) -> Self:
        """Errors on sales that a model did not learn from; refused homes are left out."""
        error = np.log(prices) - np.log(arrays.values)
        return cls.ordered(scaled_errors(error, arrays.below, arrays.above), day)

    def before(self, day: float) -> Self:
        """The errors of sales before a day."""
        count = int(np.searchsorted(self.day, day, side="left"))
        return replace(self, scaled=self.scaled[:count], day=self.day[:count])

    def are_before(self, day: Floats) -> NDArray[np.bool_]:
        """Whether each day is later than all errors; NaN is not. The shape is that of `day`."""
        out: NDArray[np.bool_] = day > (self.day[-1] if self.day.size else -np.inf)
        return out

    def then(self, later: RecentErrors) -> Self:
        """The latest errors of both."""
        both = self.ordered(*map(np.concatenate, zip(self._parts, later._parts, strict=True)))
        return replace(both, scaled=both.scaled[-LATEST:], day=both.day[-LATEST:])

    def shape(self) -> tuple[float, ...]:
        """Conformal quantiles at `PROBABILITIES`, which replace `Calibration.shape`."""
        return tuple(quantiles(self.scaled, np.full(self.scaled.size, 1.0), PROBABILITIES).tolist())

    @property
    def _parts(self) -> tuple[Floats, Floats]:
        return self.scaled, self.day

    def save(self, folder: Path) -> None:
        """Write `RECENT_FILE` into the folder of a model."""
        pl.DataFrame({"scaled_error": self.scaled, "day": self.day}).write_parquet(
            folder / RECENT_FILE
        )

    @classmethod
    def load(cls, folder: Path) -> Self | None:
        """Read what `save` wrote; None if the model kept none."""
        if not (folder / RECENT_FILE).exists():
            return None
        table = pl.read_parquet(folder / RECENT_FILE)
        return cls(table["scaled_error"].to_numpy(), table["day"].to_numpy())


def rolled_ranges(
    arrays: ValueArrays, prices: Floats, day: Floats, earlier: RecentErrors
) -> tuple[Floats, Floats]:
    """Ends of 90 % ranges that are learned again every `EVERY_DAYS` from earlier sales.

    Parameters
    ----------
    arrays : ValueArrays
        Values of sales that the model did not learn from, with its own ranges.
    prices, day : ndarray of shape (n_sales,)
        In money; days since 1970, NaN where unknown.
    earlier : RecentErrors
        Errors from before these sales.

    Returns
    -------
    low, high : ndarray of shape (n_sales,)
        In money. No range was learned from a sale of its own day or a later one. In the first
        days, and until there are `MIN_LATER_SALES`, these are the model's own ranges.
    """
    errors = RecentErrors.of(arrays, prices, day)
    low, high = arrays.low_90, arrays.high_90
    for start in np.arange(np.nanmin(day), np.nanmax(day) + 1, EVERY_DAYS):
        sold = errors.before(start)
        if sold.day.size >= MIN_LATER_SALES:
            moved = replace(arrays, shape=earlier.then(sold).shape())
            now = (day >= start) & (day < start + EVERY_DAYS)
            low, high = np.where(now, moved.low_90, low), np.where(now, moved.high_90, high)
    return low, high
