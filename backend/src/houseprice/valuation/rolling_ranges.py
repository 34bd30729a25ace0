"""Ranges that follow the market: their shape comes from the latest sales a model did not know.

Past and future sales are no exchangeable draws where the market turns. What holds the promise
then is to learn the shape again as sales come in (Gibbs and Candès 2021, Adaptive conformal
inference under distribution shift; here the quantiles of a moving window).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Self

import numpy as np
import polars as pl
from numpy.typing import NDArray

from houseprice.valuation.corrections.ranges import PROBABILITIES, quantiles
from houseprice.valuation.value_arrays import Valued

Floats = NDArray[np.float64]

RECENT_FILE = "recent_errors.parquet"
#: The latest sales that have a say. On six earlier origins of King County and Miami these alone
#: hold closer to 90 % than together with all out-of-fold errors: docs/method/ranges.md.
LATEST = 1_000
#: With fewer new sales than this the ranges stay as they are.
MIN_LATER_SALES = 100
#: How often the ranges of a test are learned again.
EVERY_DAYS = 30


def scaled_errors(error: Floats, below: Floats, above: Floats) -> Floats:
    """Log errors in units of the stated spread on their side; all of shape (n_sales,)."""
    out: Floats = error / np.where(error < 0, below, above)
    return out


@dataclass(frozen=True)
class RecentErrors:
    """How far prices came from values, in units of the stated spread, oldest first.

    Parameters
    ----------
    scaled : ndarray of shape (n_sales,)
        See `scaled_errors`; of log price less log value.
    day : ndarray of shape (n_sales,)
        Days of the sales since 1970, never decreasing.
    """

    scaled: Floats
    day: Floats

    @classmethod
    def ordered(cls, scaled: Floats, day: Floats) -> Self:
        """From sales in any order; those without a day (NaN) or an error are left out."""
        known = np.isfinite(scaled) & np.isfinite(day)
        order = np.argsort(day[known], kind="stable")
        return cls(scaled[known][order], day[known][order])

    @classmethod
    def of(cls, valued: Valued, prices: Floats, day: Floats) -> Self:
        """From sales that a model valued without knowing them; refused ones are left out."""
        error = np.log(prices) - np.log(valued.values)
        return cls.ordered(scaled_errors(error, valued.below, valued.above), day)

    def before(self, day: float) -> Self:
        """Those sold before a day."""
        count = int(np.searchsorted(self.day, day, side="left"))
        return replace(self, scaled=self.scaled[:count], day=self.day[:count])

    def are_before(self, day: Floats) -> NDArray[np.bool_]:
        """Whether all of them are of earlier days than each of these; NaN: no. Shape as given."""
        out: NDArray[np.bool_] = day > (self.day[-1] if self.day.size else -np.inf)
        return out

    def then(self, later: RecentErrors) -> Self:
        """The latest of both."""
        both = self.ordered(*map(np.concatenate, zip(self._parts, later._parts, strict=True)))
        return replace(both, scaled=both.scaled[-LATEST:], day=both.day[-LATEST:])

    def shape(self) -> tuple[float, ...]:
        """What `Calibration.shape` becomes: conformal quantiles at `PROBABILITIES`."""
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
    valued: Valued, prices: Floats, day: Floats, known: RecentErrors
) -> tuple[Floats, Floats]:
    """Ends of 90 % ranges, learned again every `EVERY_DAYS` from the sales sold before.

    Parameters
    ----------
    valued : Valued
        Of sales that the model did not know, with its own ranges.
    prices, day : ndarray of shape (n_sales,)
        In money; days since 1970, NaN where unknown.
    known : RecentErrors
        From before these sales.

    Returns
    -------
    low, high : ndarray of shape (n_sales,)
        In money. No range has seen a sale of its own or a later day. The model's own ranges in
        the first days, and until `MIN_LATER_SALES` are there.
    """
    errors = RecentErrors.of(valued, prices, day)
    low, high = valued.low_90, valued.high_90
    for start in np.arange(np.nanmin(day), np.nanmax(day) + 1, EVERY_DAYS):
        sold = errors.before(start)
        if sold.day.size >= MIN_LATER_SALES:
            moved = replace(valued, shape=known.then(sold).shape())
            now = (day >= start) & (day < start + EVERY_DAYS)
            low, high = np.where(now, moved.low_90, low), np.where(now, moved.high_90, high)
    return low, high
