"""What a model must not make worse to take the place of another, on the same sales."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from houseprice.evaluation import ratio_study
from houseprice.evaluation.intervals import wilson_interval
from houseprice.evaluation.paired import Difference, Ranged
from houseprice.evaluation.ranges import inside
from houseprice.evaluation.ratio_report import STANDARDS

Floats = NDArray[np.float64]

#: Beyond the ideal one of the standards; bounds included, see docs/models.md.
PRB_ACCEPTABLE = (-0.10, 0.10)
#: Percent of prices inside the 90 % range.
COVERAGE = (85.0, 95.0)
#: Decimals that a guard's text shows: what cannot be seen there breaks no guard.
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
        The rule, then the figures.
    candidate, champion : float or None
        The two figures; None where undefined.
    """

    name: str
    passed: bool
    text: str
    candidate: float | None
    champion: float | None


def accuracy_guard(found: Difference, n: int) -> Guard:
    """The candidate must be better on MdAPE beyond chance.

    Parameters
    ----------
    found : Difference
        Of the MdAPE, candidate first.
    n : int
        Number of sales.
    """
    text = (
        "The 95 % interval of the difference in MdAPE must lie below 0 on at least 30 sales, "
        f"got {found.difference:+.2f} points ({found.low:+.2f} to {found.high:+.2f}) "
        f"on {n:,} sales."
    )
    return Guard("mdape", found.verdict == "better", text, found.first, found.second)


def equity_guards(prices: Floats, candidate: Ranged, champion: Ranged) -> list[Guard]:
    """Level, vertical equity and coverage; a guard breaks only if the champion does better.

    Parameters
    ----------
    prices : ndarray of shape (n_sales,)
        Positive; sales that either model gives no positive value are left out.
    candidate, champion : Ranged
        Of the same sales.

    Returns
    -------
    list of Guard
        Median ratio, PRD: not outside its band and further out than the champion's. PRB: the
        same for the acceptable band, and not outside the ideal one where the champion's is
        inside, both only if its 95 % interval leaves out 0. VEI: not regressive or progressive
        unless the champion's is at least as far off. Coverage: its 95 % interval not wholly
        outside the band unless the champion's share is at least as far off.
    """
    rows = ratio_study.usable(prices, candidate.values)
    rows &= ratio_study.usable(prices, champion.values)
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
    """How far outside a band, as far as the text shows it."""
    shown = round(value, _SHOWN)
    return round(max(band[0] - shown, shown - band[1], 0.0), _SHOWN)


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
    found, before = (ratio_study.price_related_bias(prices, v) for v in (candidate, champion))
    if found is None or before is None:
        return Guard("prb", True, "PRB is undefined on these sales.", None, None)
    proven = found.low > 0 or found.high < 0
    out, ideal = _excess(found.slope, PRB_ACCEPTABLE), _excess(found.slope, STANDARDS["prb"])
    further = out > 0 and out > _excess(before.slope, PRB_ACCEPTABLE)
    newly = ideal > 0 and _excess(before.slope, STANDARDS["prb"]) == 0
    text = (
        "PRB must not leave ±0.05 where the champion's did not, nor be further outside ±0.10 "
        f"than the champion's {before.slope:+.3f}, got {found.slope:+.3f} "
        f"({found.low:+.3f} to {found.high:+.3f})."
    )
    return Guard("prb", not (proven and (further or newly)), text, found.slope, before.slope)


def _tiers(prices: Floats, candidate: Floats, champion: Floats) -> Guard:
    found, before = (ratio_study.vertical_equity(prices, v) for v in (candidate, champion))
    if found is None or before is None:
        return Guard("vei", True, "VEI is undefined on these sales.", None, None)
    unfair = {"regressive", "progressive"}
    as_bad = before.conclusion in unfair and round(abs(found.vei), 1) <= round(abs(before.vei), 1)
    text = (
        "VEI must not be regressive or progressive unless the champion's is as far off, got "
        f"{found.vei:+.1f} % ({found.conclusion}); the champion's is {before.vei:+.1f} % "
        f"({before.conclusion})."
    )
    return Guard("vei", found.conclusion not in unfair or as_bad, text, found.vei, before.vei)


def _coverage(prices: Floats, candidate: Ranged, champion: Ranged) -> Guard:
    mine, theirs = (inside(prices, model.low, model.high) for model in (candidate, champion))
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
