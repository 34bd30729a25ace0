"""The ratio study without outliers, which is always shown beside the one with them."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from houseprice.evaluation import ratio_study
from houseprice.evaluation.estimates import MIN_SALES
from houseprice.evaluation.ratio_estimates import ratio_estimates

Floats = NDArray[np.float64]

_REACH = 3.0


def untrimmed_rows(ratio: Floats) -> NDArray[np.bool_]:
    """Mask of the ratios within three interquartile ranges of the quartiles, ends included.

    Parameters
    ----------
    ratio : ndarray of shape (n_sales,)
        Value / price; ratios are trimmed, never prices.

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
    is_untrimmed: NDArray[np.bool_] = (ratio >= first - reach) & (ratio <= third + reach)
    return is_untrimmed


def trimmed_study(prices: Floats, values: Floats, seed: int = 0) -> dict[str, Any] | None:
    """The ratio study after trimming, with a new median.

    Parameters
    ----------
    prices, values : ndarray of shape (n_sales,)
        Positive finite amounts in one currency.
    seed : int
        Seed of the bootstrap and of the jackknife's groups.

    Returns
    -------
    dict or None
        ``n`` remaining sales, number of ``trimmed`` sales, ``estimates`` of the remaining ones by
        `ratio_estimates`, and ``cod_quotient``: the COD before trimming divided by the one after,
        None where that is 0. A quotient of five or more means that a few sales cause the COD.
        The result is None where fewer than five sales remain.

    Raises
    ------
    InvalidData
        If there is no sale, or a price or value is not positive and finite.
    """
    ratio = ratio_study.ratios(prices, values)
    is_untrimmed = untrimmed_rows(ratio)
    if is_untrimmed.sum() < MIN_SALES:
        return None
    whole, cod = (ratio_study.coefficient_of_dispersion(r) for r in (ratio, ratio[is_untrimmed]))
    return {
        "n": int(is_untrimmed.sum()),
        "trimmed": int((~is_untrimmed).sum()),
        "cod_quotient": whole / cod if cod > 0 else None,
        "estimates": ratio_estimates(prices[is_untrimmed], values[is_untrimmed], seed),
    }
