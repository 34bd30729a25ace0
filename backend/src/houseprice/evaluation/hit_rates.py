"""Error against hit rate: the accuracy of a model that may refuse a value."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from houseprice.evaluation import accuracy
from houseprice.evaluation.estimates import middle, share
from houseprice.evaluation.ratio_study import usable_rows

Floats = NDArray[np.float64]

#: Largest FSD (a fraction) of a value that counts; with the last one every value counts.
CUT_OFFS = (0.06, 0.08, 0.10, 0.13, 0.16, 0.20, 0.25, 0.30, 0.40, float("inf"))


def hit_rate_curve(
    prices: Floats, values: Floats, fsd: Floats, cut_offs: tuple[float, ...] = CUT_OFFS
) -> list[dict[str, Any]]:
    """Share of homes with a value, and its error, by the largest FSD of a value that counts.

    Parameters
    ----------
    prices, values : ndarray of shape (n_sales,)
        Amounts in one currency; a value that is not positive and finite is no hit.
    fsd : ndarray of shape (n_sales,)
        Stated forecast standard deviations, as fractions.
    cut_offs : tuple of float
        Ascending fractions.

    Returns
    -------
    list of dict
        ``max_fsd`` (None means any), ``hit_rate`` (percent of all homes, with Wilson's interval)
        and ``mdape`` (percent, of the values that count; undefined below `estimates.MIN_SALES`).

    Raises
    ------
    InvalidData
        If there is no sale, a price is not positive, or lengths differ.

    Examples
    --------
    >>> prices, fsd = np.full(10, 100.0), np.repeat([0.1, 0.3], 5)
    >>> curve = hit_rate_curve(prices, np.repeat([101.0, 130.0], 5), fsd, (0.2,))
    >>> curve[0]["hit_rate"]["value"], curve[0]["mdape"]["value"]
    (50.0, 1.0)
    """
    errors = accuracy.absolute_percentage_errors(prices, values)
    has_value = usable_rows(prices, values)
    return [_point(errors, has_value & (fsd <= most), most) for most in cut_offs]


def _point(errors: Floats, is_hit: NDArray[np.bool_], max_fsd: float) -> dict[str, Any]:
    return {
        "max_fsd": max_fsd if np.isfinite(max_fsd) else None,
        "hit_rate": share(is_hit),
        "mdape": middle(errors[is_hit]),
    }
