"""The guards of a promotion: figures that a candidate must not make worse than the champion's."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from houseprice.evaluation import ratio_study
from houseprice.evaluation.intervals import wilson_interval
from houseprice.evaluation.paired import Difference, RangedValues
from houseprice.evaluation.ranges import is_inside
from houseprice.evaluation.ratio_report import STANDARDS

Floats = NDArray[np.float64]

#: Acceptable band of the PRB, wider than the ideal one in `STANDARDS`; see docs/models.md.
PRB_ACCEPTABLE = (-0.10, 0.10)
#: Acceptable share of prices inside the 90 % range, in percent.
COVERAGE = (85.0, 95.0)
#: Number of decimals in a guard's text; a smaller difference breaks no guard.
_SHOWN = 3


@dataclass(frozen=True)
class Guard:
    """One condition of a promotion.

    Parameters
    ----------
    name : str
        ``mdape``, ``median_ratio``, ``prd``, ``prb``, ``vei`` or ``coverage_90``.
    passed : bool
    text : str
        The rule and then the figures.
    candidate, champion : float or None
        The two figures; None where they are undefined.
    """

    name: str
    passed: bool
    text: str
    candidate: float | None
    champion: float | None


def accuracy_guard(difference: Difference, n: int) -> Guard:
    """Check that the candidate's MdAPE is significantly better.

    Parameters
    ----------
    difference : Difference
        Difference in MdAPE, with the candidate first.
    n : int
        Number of sales.
    """
    text = (
        "The 95 % interval of the difference in MdAPE must lie below 0 on at least 30 sales, "
        f"got {difference.difference:+.2f} points "
        f"({difference.low:+.2f} to {difference.high:+.2f}) on {n:,} sales."
    )
    return Guard("mdape", difference.verdict == "better", text, difference.first, difference.second)


def equity_guards(prices: Floats, candidate: RangedValues, champion: RangedValues) -> list[Guard]:
    """Check level, vertical equity and coverage; a guard breaks only if the champion is better.

    Parameters
    ----------
    prices : ndarray of shape (n_sales,)
        Positive prices; sales without a positive value from both models are left out.
    candidate, champion : RangedValues
        Values and ranges of the same sales.

    Returns
    -------
    list of Guard
        Median ratio and PRD must be inside their bands or no further out than the champion's. The
        same holds for the PRB and its acceptable band, and the PRB must not leave the ideal band
        where the champion's is inside; both count only if its 95 % interval excludes 0. The VEI
        must not be regressive or progressive unless the champion's is at least as far off. The
        95 % interval of the coverage must touch its band unless the champion's share is at least
        as far off.
    """
    rows = ratio_study.usable_rows(prices, candidate.values)
    rows &= ratio_study.usable_rows(prices, champion.values)
    s, a, b = prices[rows], candidate.values[rows], champion.values[rows]
    if s.size == 0:
        return []
    level = [ratio_study.median_ratio(s, values) for values in (a, b)]
    prd = [ratio_study.price_related_differential(s, values) for values in (a, b)]
    return [
        _band("median_ratio", "Median ratio", level[0], level[1], STANDARDS["median_ratio"]),
        _band("prd", "PRD", prd[0], prd[1], STANDARDS["prd"]),
        _bias(s, a, b),
        _tiers(s, a, b),
        _coverage(prices, candidate, champion),
    ]


def _excess(value: float, band: tuple[float, float]) -> float:
    """Distance outside a band, rounded as in the text."""
    rounded = round(value, _SHOWN)
    return round(max(band[0] - rounded, rounded - band[1], 0.0), _SHOWN)


def _band(
    name: str, title: str, candidate: float, champion: float, band: tuple[float, float]
) -> Guard:
    out = _excess(candidate, band)
    passed = out == 0 or out <= _excess(champion, band)
    text = (
        f"{title} must be in {band[0]:.2f} to {band[1]:.2f} or no further out than the "
        f"champion's {champion:.3f}, got {candidate:.3f}."
    )
    return Guard(name, passed, text, candidate, champion)


def _bias(prices: Floats, candidate: Floats, champion: Floats) -> Guard:
    bias, champion_bias = (ratio_study.price_related_bias(prices, v) for v in (candidate, champion))
    if bias is None or champion_bias is None:
        return Guard("prb", True, "PRB is undefined on these sales.", None, None)
    proven = bias.low > 0 or bias.high < 0
    out, ideal = _excess(bias.slope, PRB_ACCEPTABLE), _excess(bias.slope, STANDARDS["prb"])
    further = out > 0 and out > _excess(champion_bias.slope, PRB_ACCEPTABLE)
    newly = ideal > 0 and _excess(champion_bias.slope, STANDARDS["prb"]) == 0
    text = (
        "PRB must not leave ±0.05 where the champion's did not, nor be further outside ±0.10 "
        f"than the champion's {champion_bias.slope:+.3f}, got {bias.slope:+.3f} "
        f"({bias.low:+.3f} to {bias.high:+.3f})."
    )
    return Guard("prb", not (proven and (further or newly)), text, bias.slope, champion_bias.slope)


def _tiers(prices: Floats, candidate: Floats, champion: Floats) -> Guard:
    equity, champion_equity = (
        ratio_study.vertical_equity(prices, v) for v in (candidate, champion)
    )
    if equity is None or champion_equity is None:
        return Guard("vei", True, "VEI is undefined on these sales.", None, None)
    unfair = {"regressive", "progressive"}
    vei, champion_vei = (round(abs(figure.vei), 1) for figure in (equity, champion_equity))
    as_bad = champion_equity.conclusion in unfair and vei <= champion_vei
    text = (
        "VEI must not be regressive or progressive unless the champion's is as far off, got "
        f"{equity.vei:+.1f} % ({equity.conclusion}); the champion's is "
        f"{champion_equity.vei:+.1f} % ({champion_equity.conclusion})."
    )
    return Guard(
        "vei", equity.conclusion not in unfair or as_bad, text, equity.vei, champion_equity.vei
    )


def _coverage(prices: Floats, candidate: RangedValues, champion: RangedValues) -> Guard:
    mine, theirs = (is_inside(prices, model.low, model.high) for model in (candidate, champion))
    low, high = (100 * end for end in wilson_interval(int(mine.sum()), mine.size))
    share, before = float(100 * mine.mean()), float(100 * theirs.mean())
    outside = high < COVERAGE[0] or low > COVERAGE[1]
    text = (
        f"The 90 % ranges must hold {COVERAGE[0]:.0f} to {COVERAGE[1]:.0f} % of the prices or be "
        f"no further out than the champion's {before:.1f} %, got {share:.1f} % "
        f"({low:.1f} to {high:.1f})."
    )
    passed = not outside or _excess(share, COVERAGE) <= _excess(before, COVERAGE)
    return Guard("coverage_90", passed, text, share, before)
