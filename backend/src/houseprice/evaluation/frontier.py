"""The few figures by which error is weighed against equity, quick enough for many candidates."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.special import stdtrit

from houseprice.evaluation import accuracy, ratio_study
from houseprice.evaluation.estimates import Estimate, estimate, middle
from houseprice.evaluation.scores import price_related_bias

Floats = NDArray[np.float64]

_GROUPS = 40


def figures(prices: Floats, values: Floats, seed: int = 0) -> dict[str, Any]:
    """MdAPE, median ratio, COD, PRD, PRB and VEI with 95 % intervals.

    The intervals of COD, PRD and VEI are by the delete-a-group jackknife with 40 groups: a
    bootstrap of a dozen candidates on all training sales would take longer than many trainings.

    Parameters
    ----------
    prices, values : ndarray of shape (n_sales,)
        Positive and finite, in one currency; at least five.
    seed : int
        Of the groups; candidates on the same sales share them.

    Returns
    -------
    dict
        ``n``, and ``mdape``, ``median_ratio``, ``cod``, ``prd``, ``prb``, ``vei`` as estimates;
        ``vei_conclusion`` as in `ratio_study.VerticalEquity`, None with fewer than 20 sales.

    References
    ----------
    Kott (2001), The delete-a-group jackknife.
    """
    equity = ratio_study.vertical_equity(prices, values)
    return {
        "n": int(prices.size),
        "mdape": middle(accuracy.absolute_percentage_errors(prices, values)),
        "median_ratio": middle(ratio_study.ratios(prices, values)),
        **_jackknifed(prices, values, seed),
        "prb": price_related_bias(prices, values),
        "vei_conclusion": None if equity is None else equity.conclusion,
    }


def _jackknifed(prices: Floats, values: Floats, seed: int) -> dict[str, Estimate]:
    count = min(_GROUPS, prices.size)
    group = np.random.default_rng(seed).permutation(prices.size) % count
    whole = _figures(prices, values)
    without = np.array([_figures(prices[group != k], values[group != k]) for k in range(count)])
    variance = (count - 1) / count * np.square(without - whole).sum(axis=0)
    half = stdtrit(count - 1, 0.975) * np.sqrt(variance)
    names = ("cod", "prd", "vei")
    return {
        name: estimate(float(value), (float(value - away), float(value + away)), prices.size)
        for name, value, away in zip(names, whole, half, strict=True)
    }


def _figures(prices: Floats, values: Floats) -> Floats:
    ratio = values / prices
    equity = ratio_study.vertical_equity(prices, values)
    return np.array(
        [
            ratio_study.coefficient_of_dispersion(ratio),
            ratio_study.price_related_differential(prices, values),
            np.nan if equity is None else equity.vei,
        ]
    )
