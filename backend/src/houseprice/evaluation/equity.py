"""A sentence on vertical equity, written only where two tests agree."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from houseprice.evaluation.ratio_study import price_related_bias, vertical_equity

Floats = NDArray[np.float64]

_PARTS = {2: "half", 4: "quarter", 10: "tenth"}


def equity_sentence(prices: Floats, values: Floats) -> str | None:
    """Say which end of the market is valued too high or too low.

    Parameters
    ----------
    prices, values : ndarray of shape (n_sales,)
        Positive finite amounts in one currency.

    Returns
    -------
    str or None
        None unless the 95 % interval of the PRB excludes 0 and the VEI shows the same direction
        with tiers whose intervals do not overlap. Percentages refer to the median ratio, because
        a level that is wrong for all homes is no inequity.

    Examples
    --------
    >>> prices = np.geomspace(1e5, 1e6, 600)
    >>> equity_sentence(prices, prices * (prices / 3e5) ** -0.1)
    'The cheapest tenth is valued 11 % too high and the dearest tenth 10 % too low.'
    """
    bias, equity = price_related_bias(prices, values), vertical_equity(prices, values)
    if bias is None or equity is None or bias.low <= 0 <= bias.high:
        return None
    if equity.conclusion != ("regressive" if bias.slope < 0 else "progressive"):
        return None
    part = _PARTS.get(len(equity.tiers), "tier")
    median = float(np.median(values / prices))
    ends = (("cheapest", equity.tiers[0]), ("dearest", equity.tiers[-1]))
    off = [(name, 100 * (tier.median / median - 1)) for name, tier in ends]
    visible = [(name, percent) for name, percent in off if round(abs(percent)) > 0]
    words = [f"{name} {part} {'is valued ' if at == 0 else ''}{_percent(percent)}"
             for at, (name, percent) in enumerate(visible)]  # fmt: skip
    return f"The {' and the '.join(words)}."


def _percent(percent: float) -> str:
    return f"{abs(percent):.0f} % too {'high' if percent > 0 else 'low'}"
