"""What leaving sales out of the learning does to the figures, on the same blind sales."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from houseprice.evaluation import ratio_study
from houseprice.evaluation.estimates import MIN_RANKED, MIN_SALES, Estimate, estimate
from houseprice.evaluation.intervals import bootstrap_replicates, percentile_interval
from houseprice.evaluation.paired import Verdict, differences, value_replicates
from houseprice.evaluation.resampling import combine, ratio_figures, value_bias
from houseprice.evaluation.scores import score_test

Floats = NDArray[np.float64]

#: The figures of the panel, in the order in which people read them.
FIGURES = ("mdape", "median_ratio", "cod", "prd", "prb")


def effect_panel(prices: Floats, with_flagged: Floats, without_flagged: Floats) -> dict[str, Any]:
    """The figures of two fits on the same blind sales, and their differences.

    Parameters
    ----------
    prices : ndarray of shape (n_sales,)
        Positive prices of the blind sales.
    with_flagged, without_flagged : ndarray of shape (n_sales,)
        Values by the model that learned from the flagged sales too, and by the one that did not.
        Sales without a positive value from both are left out.

    Returns
    -------
    dict
        ``n``; ``verdict`` on the model without the flagged sales, by the paired difference of the
        MdAPE, None with fewer than 30 sales; ``figures``, which has ``with_flagged``,
        ``without_flagged`` and ``difference`` (without less with) of each of `FIGURES` as
        estimates with 95 % intervals. With fewer than five sales there are no figures.
    """
    rows = ratio_study.usable_rows(prices, with_flagged)
    rows &= ratio_study.usable_rows(prices, without_flagged)
    s, before, after = prices[rows], with_flagged[rows], without_flagged[rows]
    if s.size < MIN_SALES:
        return {"n": int(s.size), "verdict": None, "figures": {}}
    return {
        "n": int(s.size),
        "verdict": _verdict(s, before, after),
        "figures": _figures(s, before, after),
    }


def _verdict(prices: Floats, before: Floats, after: Floats) -> Verdict | None:
    replicates = [value_replicates(prices, values) for values in (after, before)]
    return differences(*replicates)["mdape"].verdict


def _figures(prices: Floats, before: Floats, after: Floats) -> dict[str, dict[str, Estimate]]:
    scores = [score_test(prices, values) for values in (before, after)]
    resampled = [_resampled(prices, values) for values in (before, after)]
    figures = {}
    for name in FIGURES:
        pair = scores[0][name], scores[1][name]
        ends = percentile_interval(resampled[1][name] - resampled[0][name])
        figures[name] = {
            "with_flagged": pair[0],
            "without_flagged": pair[1],
            "difference": _difference(*pair, ends),
        }
    return figures


def _resampled(prices: Floats, values: Floats) -> dict[str, Floats]:
    """Each figure on the same resamplings of the sales, whichever the values are."""
    statistics = combine(ratio_figures(prices, values), value_bias(prices, values))
    return bootstrap_replicates(statistics, prices.size)


def _difference(before: Estimate, after: Estimate, ends: tuple[float, float]) -> Estimate:
    first, second = before["value"], after["value"]
    value = None if first is None or second is None else second - first
    return estimate(value, ends, None if before["n"] is None else int(before["n"]))


def effect_sentence(unflagged: dict[str, Any], everything: dict[str, Any], flagged: int) -> str:
    """One sentence on what leaving the flagged sales out does.

    Parameters
    ----------
    unflagged, everything : dict
        The panels of the blind sales that are not flagged, and of all blind sales.
    flagged : int
        Number of flagged sales among those to learn from.

    Examples
    --------
    >>> nothing = {"n": 12, "verdict": None, "figures": {}}
    >>> effect_sentence(nothing, nothing, 0)
    'No flagged sale is among those to learn from, so leaving them out changes nothing.'
    """
    if flagged == 0:
        return "No flagged sale is among those to learn from, so leaving them out changes nothing."
    n, verdict, figures = unflagged["n"], unflagged["verdict"], unflagged["figures"]
    if not figures:
        return f"There are too few blind sales to tell: {n}, and {MIN_SALES} are the least."
    parts = [
        _OPENINGS[verdict].format(n=n, least=MIN_RANKED),
        _change(n, figures["mdape"]),
        _uniformity(verdict, figures["cod"]),
        _on_all(verdict, everything),
    ]
    return "".join([*parts, "."])


_OPENINGS: dict[Verdict | None, str] = {
    "better": "Leaving the flagged sales out makes the model better: ",
    "worse": "Leaving the flagged sales out makes the model worse: ",
    "no_proven_difference": "Leaving the flagged sales out makes no clear difference: ",
    None: "There are too few blind sales to tell ({n}; {least} are the least): ",
}


def _change(n: int, mdape: dict[str, Estimate]) -> str:
    before, after = mdape["with_flagged"]["value"], mdape["without_flagged"]["value"]
    return (
        f"on the {n:,} blind sales that are not flagged, the MdAPE is {after:.2f} % without them "
        f"and {before:.2f} % with them, a difference of {_step(mdape['difference'])}"
    )


def _step(difference: Estimate) -> str:
    value, low, high = (difference[name] for name in ("value", "low", "high"))
    return f"{value:+.2f} points (95 % interval {low:+.2f} to {high:+.2f})"


def _uniformity(verdict: Verdict | None, cod: dict[str, Estimate]) -> str:
    """What the COD says where the MdAPE, which a few far-off values hardly move, says nothing."""
    low, high = cod["difference"]["low"], cod["difference"]["high"]
    if verdict != "no_proven_difference" or low is None or high is None or low <= 0 <= high:
        return ""
    without, with_them = cod["without_flagged"]["value"], cod["with_flagged"]["value"]
    return (
        f"; but the COD differs beyond chance: {without:.2f} without them and {with_them:.2f} "
        "with them"
    )


def _on_all(verdict: Verdict | None, everything: dict[str, Any]) -> str:
    """What all blind sales say, where that is another verdict."""
    if everything["verdict"] in (verdict, None):
        return ""
    step = _step(everything["figures"]["mdape"]["difference"])
    return f"; on all {everything['n']:,} blind sales the difference is {step}"
