"""Learn how far values are stretched for equity, and measure the frontier of its choices."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import brentq

from houseprice.artifacts.manifest_parts import EquityFacts
from houseprice.evaluation import frontier, ratio_study
from houseprice.training.fitting.out_of_fold import OutOfFold
from houseprice.training.fitting.rehearsal import Rehearsal
from houseprice.training.prepare import Prepared
from houseprice.valuation.corrections.equity import EquityStretch

Floats = NDArray[np.float64]
Money = Callable[[Floats], Floats]

#: Points of every frontier; at 1 there is no price-related bias out of fold, beyond 1 the stretch
#: overshoots.
SHARES = (0.0, 0.125, 0.25, 0.375, 0.5, 0.625, 0.75, 0.875, 1.0, 1.25, 1.5)
#: With fewer held-out sales nothing is learned from them.
MIN_STRETCH_SALES = 50
_SLOPES = (0.7, 1.6)


@dataclass(frozen=True)
class Equity:
    """The chosen stretch of a model, and the frontier that it was chosen from.

    Parameters
    ----------
    stretch : EquityStretch or None
        The stretch of the model; None leaves its values as they are.
    points : tuple of dict
        For each share ``equity``, ``slope``, ``chosen``, and the figures ``out_of_fold`` and
        ``rehearsal`` (None without one) as `evaluation.frontier.figures` gives them.
    """

    stretch: EquityStretch | None = None
    points: tuple[dict[str, Any], ...] = field(default=())

    def of(self, y: Floats) -> Floats:
        """Standardised predictions as the model states them."""
        return y if self.stretch is None else self.stretch.of(y)

    def facts(self, setting: float) -> EquityFacts:
        """Facts for the manifest; `setting` is the setting ``equity``."""
        stretch = None if self.stretch is None else self.stretch.to_json()
        return EquityFacts(setting, stretch, self.points)


def choose_equity(
    prepared: Prepared, out_of_fold: OutOfFold, rehearsal: Rehearsal | None, share: float
) -> Equity:
    """Learn the stretch on held-out training sales and measure every share of it on them.

    Parameters
    ----------
    prepared : Prepared
    out_of_fold : OutOfFold
        Sales that the predicting models learned from are left out.
    rehearsal : Rehearsal or None
        The rehearsal is only measured, since the final models know more than the rehearsing one.
    share : float
        The chosen share: 0 leaves values as the models state them, 1 removes price-related bias.

    Returns
    -------
    Equity
        Without any stretch and points where fewer than `MIN_STRETCH_SALES` sales were held out.
    """
    rows = np.flatnonzero(out_of_fold.held_out)
    if rows.size < MIN_STRETCH_SALES:
        return Equity()
    prices, money = prepared.level_prices, prepared.target.money
    full = fit_stretch(out_of_fold.prediction[rows], prices[rows], money)
    later = None
    if rehearsal is not None:
        later = prices[rehearsal.rows], rehearsal.columns @ out_of_fold.weights

    def point(at: float) -> dict[str, Any]:
        stretch = full.at(at)

        def figures(paid: Floats, y: Floats) -> dict[str, Any]:
            return frontier.figures(paid, money(stretch.of(y)))

        return {
            "equity": at,
            "slope": stretch.slope,
            "chosen": at == share,
            "out_of_fold": figures(prices[rows], out_of_fold.prediction[rows]),
            "rehearsal": None if later is None else figures(*later),
        }

    points = tuple(point(at) for at in sorted({*SHARES, share}))
    return Equity(full.at(share) if share > 0 else None, points)


def fit_stretch(y: Floats, prices: Floats, money: Money) -> EquityStretch:
    """The stretch after which the PRB is 0, within the slopes 0.7 to 1.6.

    Parameters
    ----------
    y : ndarray of shape (n_sales,)
        Standardised predictions of sales that the predicting models did not learn from.
    prices : ndarray of shape (n_sales,)
    money : callable
        Turns standardised predictions into values.
    """
    centre = float(np.median(y))

    def bias(slope: float) -> float:
        prb = ratio_study.price_related_bias(prices, money(EquityStretch(centre, slope).of(y)))
        return 0.0 if prb is None else prb.slope

    low, high = _SLOPES
    if bias(low) >= 0:
        return EquityStretch(centre, low)
    if bias(high) <= 0:
        return EquityStretch(centre, high)
    return EquityStretch(centre, float(brentq(bias, low, high, xtol=1e-6)))
