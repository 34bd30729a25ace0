"""How values hold as a model ages: scores by time since the last training sale."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from houseprice.data.arrays import day_to_date
from houseprice.evaluation import MIN_RANKED
from houseprice.evaluation.accuracy import absolute_percentage_errors
from houseprice.evaluation.estimates import middle, share
from houseprice.evaluation.ranges import is_inside
from houseprice.valuation.value_arrays import ValueArrays

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]

MOST_PARTS = 6


def scores_by_age(
    prices: Floats, value_arrays: ValueArrays, days: Floats, last_day: float
) -> list[dict[str, Any]] | None:
    """Score the test sales in up to `MOST_PARTS` parts of about equally many sales, oldest first.

    Sales of one day are in one part, and every part has at least `MIN_RANKED` sales that the model
    values.

    Parameters
    ----------
    prices : ndarray of shape (n_sales,)
    value_arrays : ValueArrays
        Values of these sales; refused homes have none.
    days : ndarray of shape (n_sales,)
        Days since 1970, NaN where unknown.
    last_day : float
        Day of the last training sale; only later sales count.

    Returns
    -------
    list of dict or None
        For each part ``first_day`` and ``last_day`` (ISO 8601), ``days_after`` (from the last
        training sale to the part's middle sale), ``n``, and the estimates ``mdape`` (percent),
        ``median_ratio`` and ``coverage_90`` (percent). None where there are not two parts.
    """
    values = value_arrays.values
    later = (days > last_day) & np.isfinite(values) & (values > 0)
    ends = value_arrays.low_90, value_arrays.high_90
    rows = []
    for part in (part & later for part in _parts(days, np.sort(days[later]))):
        ranges = ends[0][part], ends[1][part]
        rows.append(part_scores(prices[part], values[part], ranges, days[part], last_day))
    return rows if len(rows) > 1 else None


def part_scores(
    prices: Floats, values: Floats, ranges: tuple[Floats, Floats], days: Floats, last_day: float
) -> dict[str, Any]:
    """Scores of sales that followed the last training sale; see `scores_by_age`.

    Parameters
    ----------
    prices, values : ndarray of shape (n_sales,)
        Sales without a value (NaN) do not count.
    ranges : tuple of ndarray of shape (n_sales,)
        Low and high ends of the 90 % ranges.
    days : ndarray of shape (n_sales,)
        Days since 1970.
    last_day : float
        Day of the last training sale.
    """
    there = np.isfinite(values)
    s, a, day = prices[there], values[there], days[there]
    low, high = (end[there] for end in ranges)
    return {
        "first_day": day_to_date(float(day.min())).isoformat(),
        "last_day": day_to_date(float(day.max())).isoformat(),
        "days_after": round(float(np.median(day)) - last_day),
        "n": int(s.size),
        "mdape": middle(absolute_percentage_errors(s, a)),
        "median_ratio": middle(a / s),
        "coverage_90": share(is_inside(s, low, high)),
    }


def _parts(days: Floats, later: Floats) -> list[Bools]:
    """Sales of each part; `later` are the days that count, in order."""
    most = min(MOST_PARTS, later.size // MIN_RANKED)
    for count in range(most, 1, -1):
        starts = np.unique(later[np.arange(count) * later.size // count])
        ends = np.append(starts[1:], np.inf)
        parts = [(days >= start) & (days < end) for start, end in zip(starts, ends, strict=True)]
        sizes = np.diff(np.append(np.searchsorted(later, starts), later.size))
        if sizes.min() >= MIN_RANKED:
            return parts
    return []
