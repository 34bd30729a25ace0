"""Sales chasing: values that equal their sale prices too often to be estimates."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.special import ndtr

from houseprice.evaluation.estimates import MIN_RANKED, MIN_SALES, share

Floats = NDArray[np.float64]

#: Band of the ratios of chased values.
BAND = (0.98, 1.02)
#: Limits for the share of sales above the expected one, and for the share with the same ratio.
_EXCESS, _JUMP = 0.05, 0.05
#: Ratios that are equal to this many decimals count as the same.
_DECIMALS = 6


def sales_chasing(ratio: Floats) -> dict[str, Any] | None:
    """Test whether ratios crowd around 1.

    Parameters
    ----------
    ratio : ndarray of shape (n_sales,)
        Value / price, unitless, positive.

    Returns
    -------
    dict or None
        ``inside``: the share of ratios in 0.98..1.02 (percent, with its Wilson interval);
        ``expected``: that share under a normal distribution of the same mean and standard
        deviation, in closed form; ``excess``: the difference in points; ``largest_jump``: the
        largest step of the ratios' distribution function within the band, in percent;
        ``flagged``: whether both are over 5, None with fewer than 30 sales. The result is None
        below five sales.

    References
    ----------
    IAAO, Standard on Ratio Studies (2013), appendix E.4.

    Examples
    --------
    >>> chased = np.concatenate([np.linspace(0.8, 1.2, 50), np.ones(50)])
    >>> sales_chasing(chased)["flagged"]
    True
    """
    n = ratio.size
    if n < MIN_SALES:
        return None
    low, high = BAND
    inside = (ratio >= low) & (ratio <= high)
    expected = _normal_share(ratio)
    excess = float(inside.mean()) - expected
    jump = _largest_jump(ratio[inside], n)
    return {
        "inside": share(inside),
        "expected": 100 * expected,
        "excess": 100 * excess,
        "largest_jump": 100 * jump,
        "flagged": bool(excess > _EXCESS and jump > _JUMP) if n >= MIN_RANKED else None,
    }


def _normal_share(ratio: Floats) -> float:
    mean, sd = float(ratio.mean()), float(ratio.std(ddof=1))
    low, high = BAND
    if sd == 0:
        return float(low <= mean <= high)
    return float(ndtr((high - mean) / sd) - ndtr((low - mean) / sd))


def _largest_jump(inside: Floats, n: int) -> float:
    if inside.size == 0:
        return 0.0
    _, counts = np.unique(np.round(inside, _DECIMALS), return_counts=True)
    return float(counts.max() / n)
