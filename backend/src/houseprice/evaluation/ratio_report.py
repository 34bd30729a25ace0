"""The full ratio study in one document."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from houseprice.evaluation import ratio_study
from houseprice.evaluation.chasing import sales_chasing
from houseprice.evaluation.equity import equity_sentence
from houseprice.evaluation.estimates import MIN_RANKED, MIN_SALES, Estimate, overlaps
from houseprice.evaluation.horizontal import horizontal_dispersion
from houseprice.evaluation.ratio_estimates import ratio_estimates
from houseprice.evaluation.trimming import trimmed_study

Floats = NDArray[np.float64]

#: Band of each figure, ends included; a COD below 5 is suspicious, not excellent.
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
    """The full ratio study: level, uniformity, vertical and horizontal equity.

    Parameters
    ----------
    prices, values : ndarray of shape (n_sales,)
        Amounts in one currency; rows that are not positive and finite are left out and counted.
    areas : ndarray of shape (n_sales,) or None
        Living areas for horizontal equity.
    clusters : ndarray of int, shape (n_sales,) or None
        Number of each home's cluster of similar homes; below 0 means none.
    seed : int
        Seed of the bootstrap.

    Returns
    -------
    dict
        ``n``, ``dropped`` and ``few`` (below 30 sales, which are shown but never ranked). From
        five sales on also ``mean_ratio``, ``weighted_mean_ratio``, ``ki``, ``mki``, ``vei``,
        ``vei_significance``, ``vei_conclusion`` and ``tiers`` (cheapest first) as plain numbers;
        ``estimates`` has every figure with its 95 % interval and n; ``standards`` has the band of
        a figure and whether its interval overlaps it; ``trimmed`` is the result of
        `trimming.trimmed_study`; the rest is ``sales_chasing``, ``chd`` and ``equity_sentence``.
        An undefined figure is None.
    """
    rows = ratio_study.usable_rows(prices, values)
    s, a = prices[rows], values[rows]
    n = int(s.size)
    report: dict[str, Any] = {"n": n, "dropped": int((~rows).sum()), "few": n < MIN_RANKED}
    if n < MIN_SALES:
        return report
    estimates = ratio_estimates(s, a, seed)
    plain = ("mean_ratio", "weighted_mean_ratio", "ki", "mki")
    return {
        **report,
        **{name: estimates[name]["value"] for name in plain},
        **_equity(s, a),
        "equity_sentence": equity_sentence(s, a),
        "estimates": estimates,
        "standards": _standards(estimates),
        "trimmed": trimmed_study(s, a, seed),
        "sales_chasing": sales_chasing(a / s),
        "chd": horizontal_dispersion(a, areas[rows], clusters[rows])
        if areas is not None and clusters is not None
        else None,
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
