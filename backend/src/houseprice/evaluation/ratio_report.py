"""The ratio study in full, as one document."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from houseprice.evaluation import ratio_study
from houseprice.evaluation.chasing import sales_chasing
from houseprice.evaluation.equity import equity_sentence
from houseprice.evaluation.estimates import (
    MIN_RANKED,
    MIN_SALES,
    Estimate,
    estimate,
    middle,
    overlaps,
)
from houseprice.evaluation.horizontal import horizontal_dispersion
from houseprice.evaluation.intervals import bootstrap_intervals
from houseprice.evaluation.resampling import kakwani, ratio_figures, together
from houseprice.evaluation.scores import price_related_bias, vertical_equity_index
from houseprice.evaluation.trimming import trimmed_study

Floats = NDArray[np.float64]

#: Where a figure should lie, ends included; a COD below 5 is suspect, not excellent.
STANDARDS = {
    "median_ratio": (0.90, 1.10),
    "cod": (5.0, 15.0),
    "prd": (0.98, 1.03),
    "prb": (-0.05, 0.05),
    "mki": (0.95, 1.05),
}


def ratio_report(
    prices: Floats,
    values: Floats,
    *,
    areas: Floats | None = None,
    clusters: NDArray[np.int64] | None = None,
    seed: int = 0,
) -> dict[str, Any]:
    """The ratio study in full: level, uniformity, vertical and horizontal equity.

    Parameters
    ----------
    prices, values : ndarray of shape (n_sales,)
        In one currency; rows that are not positive and finite are left out and counted.
    areas : ndarray of shape (n_sales,) or None
        Living areas, for horizontal equity.
    clusters : ndarray of int, shape (n_sales,) or None
        Cluster of alike homes that each belongs to, below 0: none.
    seed : int
        Of the bootstrap.

    Returns
    -------
    dict
        ``n``, ``dropped``, ``few`` (below 30 sales: shown, never ranked), and from five sales on
        ``mean_ratio``, ``weighted_mean_ratio``, ``ki``, ``mki``, ``vei``, ``vei_significance``,
        ``vei_conclusion``, ``tiers`` (cheapest first) as plain numbers; ``estimates``: every
        figure with its 95 % interval and n; ``standards``: the band of a figure and whether its
        interval overlaps it; ``trimmed``, ``sales_chasing``, ``chd``, ``equity_sentence``. None
        where undefined.
    """
    rows = ratio_study.usable(prices, values)
    s, a = prices[rows], values[rows]
    n = int(s.size)
    report: dict[str, Any] = {"n": n, "dropped": int((~rows).sum()), "few": n < MIN_RANKED}
    if n < MIN_SALES:
        return report
    estimates = _estimates(s, a, seed)
    plain = ("mean_ratio", "weighted_mean_ratio", "ki", "mki")
    return {
        **report,
        **{name: estimates[name]["value"] for name in plain},
        **_equity(s, a),
        "equity_sentence": equity_sentence(s, a),
        "estimates": estimates,
        "standards": _standards(estimates),
        "trimmed": trimmed_study(s, a),
        "sales_chasing": sales_chasing(a / s),
        "chd": horizontal_dispersion(a, areas[rows], clusters[rows])
        if areas is not None and clusters is not None
        else None,
    }


def _estimates(s: Floats, a: Floats, seed: int) -> dict[str, Estimate]:
    ratio = ratio_study.ratios(s, a)
    ki, mki = ratio_study.kakwani_indices(s, a)
    figures: dict[str, float | None] = {
        "mean_ratio": float(ratio.mean()),
        "weighted_mean_ratio": ratio_study.weighted_mean_ratio(s, a),
        "cod": ratio_study.coefficient_of_dispersion(ratio),
        "cov": ratio_study.coefficient_of_variation(ratio),
        "prd": ratio_study.price_related_differential(s, a),
        "ki": ki,
        "mki": mki,
    }
    ends = bootstrap_intervals(together(ratio_figures(s, a), kakwani(s, a)), s.size, seed=seed)
    return {
        "median_ratio": middle(ratio),
        **{name: estimate(value, ends[name], s.size) for name, value in figures.items()},
        "prb": price_related_bias(s, a),
        "vei": vertical_equity_index(s, a, seed),
    }


def _standards(estimates: dict[str, Estimate]) -> dict[str, Any]:
    return {
        name: {"low": band[0], "high": band[1], "met": overlaps(estimates[name], band)}
        for name, band in STANDARDS.items()
    }


def _equity(prices: Floats, values: Floats) -> dict[str, Any]:
    equity = ratio_study.vertical_equity(prices, values)
    if equity is None:
        return {"vei": None, "vei_significance": None, "vei_conclusion": None, "tiers": []}
    tiers = [
        {"n": tier.n, "median_ratio": tier.median, "low_90": tier.low, "high_90": tier.high}
        for tier in equity.tiers
    ]
    return {
        "vei": equity.vei,
        "vei_significance": equity.significance,
        "vei_conclusion": equity.conclusion,
        "tiers": tiers,
    }
