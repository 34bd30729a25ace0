"""The ratio study in full, as one document."""

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
        interval overlaps it; ``trimmed`` as `trimming.trimmed_study` gives it, ``sales_chasing``,
        ``chd``, ``equity_sentence``. None where undefined.
    """
    rows = ratio_study.usable(prices, values)
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
