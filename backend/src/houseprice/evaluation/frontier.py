"""The figures that weigh error against equity, computed quickly enough for many candidates."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from houseprice.evaluation import accuracy, ratio_study
from houseprice.evaluation.estimates import Estimate, estimate, middle
from houseprice.evaluation.intervals import jackknife_intervals
from houseprice.evaluation.scores import price_related_bias, vertical_equity_index

Floats = NDArray[np.float64]


def figures(prices: Floats, values: Floats, seed: int = 0) -> dict[str, Any]:
    """MdAPE, median ratio, COD, PRD, PRB and VEI with 95 % intervals.

    The intervals of COD, PRD and VEI come from the delete-a-group jackknife with 40 groups. A
    bootstrap of a dozen candidates on all training sales would take longer than many trainings.

    Parameters
    ----------
    prices, values : ndarray of shape (n_sales,)
        Positive and finite, in one currency; at least five.
    seed : int
        Seed of the groups; with the same seed, candidates on the same sales share them.

    Returns
    -------
    dict
        ``n``, and ``mdape``, ``median_ratio``, ``cod``, ``prd``, ``prb``, ``vei`` as estimates;
        ``vei_conclusion`` as in `ratio_study.VerticalEquity`, None where the VEI is undefined.
    """
    equity = ratio_study.vertical_equity(prices, values)
    return {
        "n": int(prices.size),
        "mdape": middle(accuracy.absolute_percentage_errors(prices, values)),
        "median_ratio": middle(ratio_study.ratios(prices, values)),
        **_jackknife_estimates(prices, values, seed),
        "prb": price_related_bias(prices, values),
        "vei": vertical_equity_index(prices, values, seed),
        "vei_conclusion": None if equity is None else equity.conclusion,
    }


def _jackknife_estimates(prices: Floats, values: Floats, seed: int) -> dict[str, Estimate]:
    n = prices.size

    def figures_of(rows: NDArray[np.intp]) -> dict[str, float]:
        s, a = prices[rows], values[rows]
        return {
            "cod": ratio_study.coefficient_of_dispersion(a / s),
            "prd": ratio_study.price_related_differential(s, a),
        }

    ends = jackknife_intervals(figures_of, n, seed=seed)
    return {
        name: estimate(value, ends[name], n) for name, value in figures_of(np.arange(n)).items()
    }
