"""Estimates: a figure on a sample of sales, its 95 % interval and the number of sales."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from houseprice.evaluation.intervals import median_interval, wilson_interval

Floats = NDArray[np.float64]
Estimate = dict[str, float | None]

#: With fewer sales than this a figure is undefined.
MIN_SALES = 5
#: With fewer sales than this a figure is shown in grey and never ranked.
MIN_RANKED = 30


def estimate(
    value: float | None, ends: tuple[float, float] | None = None, n: int | None = None
) -> Estimate:
    """Build an estimate from plain values.

    Parameters
    ----------
    value : float or None
        The figure; None or not finite where it is undefined.
    ends : tuple of float or None
        The 95 % interval in the unit of `value`; it is left out where an end is not finite.
    n : int or None
        Number of sales behind the figure.

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
        Finite values in any unit.
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
        Smallest number of sales; with fewer the share is undefined.
    """
    n = hits.size
    if n < least:
        return estimate(None, n=n)
    low, high = wilson_interval(int(hits.sum()), n)
    return estimate(float(100 * hits.mean()), (100 * low, 100 * high), n)


def overlaps(figure: Mapping[str, Any], band: tuple[float, float]) -> bool | None:
    """Whether a figure's interval overlaps a band, ends included; None where it is undefined.

    A figure breaks its standard only where the whole interval is outside the band. If the interval
    had to be inside, small samples would be punished.

    Examples
    --------
    >>> overlaps(estimate(1.06, (1.03, 1.09)), (0.98, 1.03))
    True
    """
    if figure["value"] is None:
        return None
    low = figure["value"] if figure["low"] is None else figure["low"]
    high = figure["value"] if figure["high"] is None else figure["high"]
    return bool(low <= band[1] and high >= band[0])
