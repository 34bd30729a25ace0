"""The figures of a ratio study, each with its 95 % interval."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from houseprice.evaluation import ratio_study
from houseprice.evaluation.estimates import Estimate, estimate, middle
from houseprice.evaluation.intervals import bootstrap_intervals
from houseprice.evaluation.resampling import combine, kakwani, ratio_figures
from houseprice.evaluation.scores import price_related_bias, vertical_equity_index

Floats = NDArray[np.float64]


def ratio_estimates(prices: Floats, values: Floats, seed: int = 0) -> dict[str, Estimate]:
    """Every figure of the ratio study of these sales, which may be trimmed or not.

    Parameters
    ----------
    prices, values : ndarray of shape (n_sales,)
        Positive finite amounts in one currency, of at least `estimates.MIN_SALES` sales.
    seed : int
        Seed of the bootstrap and of the jackknife's groups.

    Returns
    -------
    dict
        ``median_ratio``, ``mean_ratio``, ``weighted_mean_ratio``, ``prd``, ``prb``, ``ki`` and
        ``mki`` without unit, ``cod``, ``cov`` and ``vei`` in percent. Each has ``value``, ``low``,
        ``high`` and ``n``; the value is None where it is undefined.

    Raises
    ------
    InvalidData
        If there is no sale, or a price or value is not positive and finite.
    """
    ends = bootstrap_intervals(
        combine(ratio_figures(prices, values), kakwani(prices, values)), prices.size, seed=seed
    )
    return {
        "median_ratio": middle(ratio_study.ratios(prices, values)),
        **{
            name: estimate(value, ends[name], prices.size)
            for name, value in _bootstrap_figures(prices, values).items()
        },
        "prb": price_related_bias(prices, values),
        "vei": vertical_equity_index(prices, values, seed),
    }


def _bootstrap_figures(prices: Floats, values: Floats) -> dict[str, float | None]:
    ratio = ratio_study.ratios(prices, values)
    ki, mki = ratio_study.kakwani_indices(prices, values)
    return {
        "mean_ratio": float(ratio.mean()),
        "weighted_mean_ratio": ratio_study.weighted_mean_ratio(prices, values),
        "cod": ratio_study.coefficient_of_dispersion(ratio),
        "cov": ratio_study.coefficient_of_variation(ratio),
        "prd": ratio_study.price_related_differential(prices, values),
        "ki": ki,
        "mki": mki,
    }
