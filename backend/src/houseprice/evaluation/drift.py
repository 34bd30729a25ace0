"""Whether new sales show that a market has moved away from a model: sequential tests.

Two cumulative sums run over the new sales in the order of their dates (CUSUM, Page 1954): one of
the log ratios of value to price, clipped so that a single odd sale counts little, and one of
whether prices were inside their 90 % ranges. Each is compared with what the model showed on its
blind test. A limit is what the sum exceeds in one of five quiet years; it is found by simulating
such years from the sales of the blind test, so that it holds for errors of any shape.

References
----------
Page (1954), Continuous inspection schemes.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]

#: Change of the level that is to be noticed soon, in log: 6 %.
LEVEL_CHANGE = float(np.log(1.06))
#: Drop of the coverage that is to be noticed soon, as a share of the sales.
COVERAGE_DROP = 0.08
#: Chance of a false alarm of either test in a quiet year.
FALSE_ALARM = 0.2
#: With fewer sales in the blind test, nothing is known of quiet years.
MIN_REFERENCE = 50
#: The limits are made for this many sales a year where fewer were sold, or dates are missing.
LEAST_A_YEAR = 1_000
_MOST_A_YEAR = 20_000
_YEARS = 400
_CLIP = 2.0
_NORMAL = 1.4826
_SEED = 11


@dataclass(frozen=True)
class Sales:
    """Sales with values: `log_ratio` is log(value / price), `held` whether the range held."""

    log_ratio: Floats
    held: Bools


@dataclass(frozen=True)
class SumChart:
    """A cumulative sum after each new sale, with the limit for an alarm.

    Parameters
    ----------
    values : ndarray of shape (n_sales,)
        Never negative; 0 where nothing speaks for a change.
    limit : float
        What it exceeds in one of five quiet years.
    alarm : int or None
        Index of the sale at which it first exceeded the limit since the change. None where it
        never did, or where it fell back to 0 afterwards: the change is over.
    since : int or None
        Index of the first sale after the change, by the last time that the sum was 0.
    """

    values: Floats
    limit: float
    alarm: int | None
    since: int | None


@dataclass(frozen=True)
class Drift:
    """The sums for values that became too high, too low, and for ranges that hold too rarely."""

    high: SumChart
    low: SumChart
    coverage: SumChart


def watch(reference: Sales, new: Sales, a_year: float) -> Drift | None:
    """Run both tests over new sales.

    Parameters
    ----------
    reference : Sales
        The blind test of the model.
    new : Sales
        Sales that it has not learned from, in the order of their dates.
    a_year : float
        Number of sales in a year, for the limits.

    Returns
    -------
    Drift or None
        None where the blind test is too small, or nothing is new.

    Examples
    --------
    >>> quiet = Sales(np.random.default_rng(0).normal(0, 0.1, 500), np.ones(500, bool))
    >>> drift = watch(quiet, Sales(quiet.log_ratio[:300] + 0.06, quiet.held[:300]), 1000)
    >>> (drift.high.alarm is not None, drift.low.alarm)
    (True, None)
    """
    if reference.log_ratio.size < MIN_REFERENCE or new.log_ratio.size == 0:
        return None
    scale = _Scale.of(reference)
    years = _quiet_years(reference, int(np.clip(a_year, LEAST_A_YEAR, _MOST_A_YEAR)))
    level, held = scale.level_scores(years.log_ratio), scale.held_scores(years.held)
    # Values that are too high and too low are two sides of one test.
    limit = _limit(np.maximum(_largest(level - scale.slack), _largest(-level - scale.slack)))
    fresh = scale.level_scores(new.log_ratio)
    return Drift(
        high=_chart(fresh - scale.slack, limit),
        low=_chart(-fresh - scale.slack, limit),
        coverage=_chart(scale.held_scores(new.held), _limit(_largest(held))),
    )


@dataclass(frozen=True)
class _Scale:
    """Turns sales into scores whose sum falls in a quiet market."""

    median: float
    spread: float
    mean: float
    rate: float

    @classmethod
    def of(cls, reference: Sales) -> _Scale:
        median = float(np.median(reference.log_ratio))
        distances = np.abs(reference.log_ratio - median)
        spread = max(float(np.median(distances)) * _NORMAL, 1e-6)
        clipped = np.clip((reference.log_ratio - median) / spread, -_CLIP, _CLIP)
        # Shares of 0 or 1 would make a single miss, or no miss at all, decide.
        rate = float(np.clip(reference.held.mean(), COVERAGE_DROP + 0.02, 0.98))
        return cls(median, spread, float(clipped.mean()), rate)

    @property
    def slack(self) -> float:
        """Half of the change that is to be noticed, in units of the spread, at most half of it."""
        return min(LEVEL_CHANGE / (2 * self.spread), _CLIP / 4)

    def level_scores(self, log_ratio: Floats) -> Floats:
        """The clipped distance from the median of the blind test, in spreads; 0 on average."""
        out: Floats = np.clip((log_ratio - self.median) / self.spread, -_CLIP, _CLIP) - self.mean
        return out

    def held_scores(self, held: Bools) -> Floats:
        """The log likelihood ratio of a lower coverage against that of the blind test."""
        lower = self.rate - COVERAGE_DROP
        hit = float(np.log(lower / self.rate))
        miss = float(np.log((1 - lower) / (1 - self.rate)))
        out: Floats = miss + (hit - miss) * held.astype(np.float64)
        return out


def _quiet_years(reference: Sales, count: int) -> Sales:
    """Years of sales like those of the blind test; both arrays of shape (n_years, n_sales).

    Each year is drawn from another resample of the blind test: its median and its coverage are
    themselves known only up to chance.
    """
    random, size = np.random.default_rng(_SEED), reference.log_ratio.size
    resamples = random.integers(0, size, (_YEARS, size))
    picks = random.integers(0, size, (_YEARS, count))
    draws = resamples[np.arange(_YEARS)[:, None], picks]
    return Sales(reference.log_ratio[draws], reference.held[draws])


def _largest(scores: Floats) -> Floats:
    """The largest cumulative sum of each row."""
    total = np.zeros(scores.shape[0])
    largest = np.zeros(scores.shape[0])
    for at in range(scores.shape[1]):
        np.maximum(total + scores[:, at], 0.0, out=total)
        np.maximum(largest, total, out=largest)
    return largest


def _limit(largest: Floats) -> float:
    return float(np.quantile(largest, 1 - FALSE_ALARM))


def _chart(scores: Floats, limit: float) -> SumChart:
    # The sum is the walk less its lowest point so far, which is at most 0.
    walk = np.cumsum(scores)
    values = walk - np.minimum(np.minimum.accumulate(walk), 0.0)
    zeros = np.flatnonzero(values <= 0.0)
    since = int(zeros[-1]) + 1 if zeros.size else 0
    above = np.flatnonzero(values[since:] > limit)
    if above.size == 0:
        return SumChart(values, limit, None, None)
    return SumChart(values, limit, since + int(above[0]), since)
