"""Ratios without their outliers, always beside the ratios with them."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from houseprice.evaluation import ratio_study
from houseprice.evaluation.estimates import MIN_SALES

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


def trimmed_study(prices: Floats, values: Floats) -> dict[str, Any] | None:
    """The ratio study after trimming, its median computed anew.

    Parameters
    ----------
    prices, values : ndarray of shape (n_sales,)
        Positive, finite, in one currency.

    Returns
    -------
    dict or None
        ``n`` that are left, ``trimmed`` that are not, ``median_ratio``, ``cod``, ``cov``, ``prd``,
        ``prb`` and ``cod_quotient``: the untrimmed COD over the trimmed one; a quotient of five
        or more says that a few sales make the COD. None where fewer than five sales are left.
    """
    ratio = ratio_study.ratios(prices, values)
    kept = untrimmed(ratio)
    s, a, r = prices[kept], values[kept], ratio[kept]
    if r.size < MIN_SALES:
        return None
    cod, bias = ratio_study.coefficient_of_dispersion(r), ratio_study.price_related_bias(s, a)
    whole = ratio_study.coefficient_of_dispersion(ratio)
    return {
        "n": int(r.size),
        "trimmed": int((~kept).sum()),
        "median_ratio": float(np.median(r)),
        "cod": cod,
        "cov": ratio_study.coefficient_of_variation(r),
        "prd": ratio_study.price_related_differential(s, a),
        "prb": None if bias is None else bias.slope,
        "cod_quotient": whole / cod if cod > 0 else None,
    }
