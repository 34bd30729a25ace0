"""A figure on a sample of sales: value, 95 % interval, number of sales."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from houseprice.evaluation.intervals import median_interval, wilson_interval

Floats = NDArray[np.float64]
Estimate = dict[str, float | None]

#: With fewer sales than this nothing is said at all.
MIN_SALES = 5
#: With fewer sales than this a figure is shown, but grey, and never ranked.
MIN_RANKED = 30


def estimate(
    value: float | None, ends: tuple[float, float] | None = None, n: int | None = None
) -> Estimate:
    """A figure as plain values.

    Parameters
    ----------
    value : float or None
        None or not finite where the figure is undefined.
    ends : tuple of float or None
        Its 95 % interval, in the unit of `value`; left out where an end is not finite.
    n : int or None
        Sales that the figure stands on.

    Returns
    -------
    dict
        ``value``, ``low``, ``high`` and ``n``.

    Examples
    --------
    >>> estimate(5.0, (4.0, 6.0), 100)
    {'value': 5.0, 'low': 4.0, 'high': 6.0, 'n': 100}
    """
    if value is None or not math.isfinite(value):
        return {"value": None, "low": None, "high": None, "n": n}
    low, high = ends if ends is not None and all(map(math.isfinite, ends)) else (None, None)
    return {"value": float(value), "low": low, "high": high, "n": n}


def middle(values: Floats) -> Estimate:
    """Median with its order-statistic interval; undefined below `MIN_SALES`.

    Parameters
    ----------
    values : ndarray of shape (n_sales,)
        Finite, in any unit.
    """
    if values.size < MIN_SALES:
        return estimate(None, n=values.size)
    return estimate(float(np.median(values)), median_interval(values), values.size)


def share(hits: NDArray[np.bool_], least: int = 1) -> Estimate:
    """Share of hits in percent with its Wilson interval.

    Parameters
    ----------
    hits : ndarray of bool, shape (n_sales,)
    least : int
        Undefined on fewer sales.
    """
    n = hits.size
    if n < least:
        return estimate(None, n=n)
    low, high = wilson_interval(int(hits.sum()), n)
    return estimate(float(100 * hits.mean()), (100 * low, 100 * high), n)


def overlaps(one: Mapping[str, Any], band: tuple[float, float]) -> bool | None:
    """Whether a figure's interval touches a band, ends included; None where it is undefined.

    Compliance is lost only where the whole interval lies outside: an interval that must lie
    inside would punish small samples.

    Examples
    --------
    >>> overlaps(estimate(1.06, (1.03, 1.09)), (0.98, 1.03))
    True
    """
    if one["value"] is None:
        return None
    low = one["value"] if one["low"] is None else one["low"]
    high = one["value"] if one["high"] is None else one["high"]
    return bool(low <= band[1] and high >= band[0])
