"""Ratios without their outliers, always beside the ratios with them."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from houseprice.evaluation import ratio_study
from houseprice.evaluation.estimates import MIN_SALES
from houseprice.evaluation.ratio_estimates import ratio_estimates

Floats = NDArray[np.float64]

_REACH = 3.0


def untrimmed(ratio: Floats) -> NDArray[np.bool_]:
    """Ratios within three interquartile ranges of the quartiles, ends included.

    Parameters
    ----------
    ratio : ndarray of shape (n_sales,)
        Value / price; it is ratios that are trimmed, never prices.

    Returns
    -------
    ndarray of bool, shape (n_sales,)
        False for outliers.

    References
    ----------
    IAAO, Standard on Ratio Studies (2013), appendix B.1.
    """
    first, third = np.percentile(ratio, [25, 75])
    reach = _REACH * (third - first)
    kept: NDArray[np.bool_] = (ratio >= first - reach) & (ratio <= third + reach)
    return kept


def trimmed_study(prices: Floats, values: Floats, seed: int = 0) -> dict[str, Any] | None:
    """The ratio study after trimming, its median computed anew.

    Parameters
    ----------
    prices, values : ndarray of shape (n_sales,)
        Positive, finite, in one currency.
    seed : int
        Of the bootstrap and of the jackknife's groups.

    Returns
    -------
    dict or None
        ``n`` that are left, ``trimmed`` that are not, ``estimates`` of those that are left as
        `ratio_estimates` gives them, and ``cod_quotient``: the untrimmed COD over the trimmed
        one, None where that is 0; a quotient of five or more says that a few sales make the COD.
        None where fewer than five sales are left.

    Raises
    ------
    InvalidData
        If there is no sale, or a price or value is not positive and finite.
    """
    ratio = ratio_study.ratios(prices, values)
    kept = untrimmed(ratio)
    if kept.sum() < MIN_SALES:
        return None
    whole, cod = (ratio_study.coefficient_of_dispersion(r) for r in (ratio, ratio[kept]))
    return {
        "n": int(kept.sum()),
        "trimmed": int((~kept).sum()),
        "cod_quotient": whole / cod if cod > 0 else None,
        "estimates": ratio_estimates(prices[kept], values[kept], seed),
    }
