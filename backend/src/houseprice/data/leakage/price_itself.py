"""Sizes, rooms, years, places and kinds that are the price under another name."""

from __future__ import annotations

from houseprice.data.leakage.explained_share import Power
from houseprice.data.schema import Column

#: Share of the price's spread that must be told. Honest columns of the public tables tell 0.63 at
#: most, even among 300 sales, where chance helps them.
LEAST_TOLD, _TOLD_BY_FEW, _MANY_SALES = 0.75, 0.9, 400
#: What the price leaves of an honest living area is told by place and rooms (share 0.88 and less
#: that they do not tell); what it leaves of a price with noise is told by nothing (0.95 and more).
_NOISE_SHARE, _BEYOND = 0.9, 0.5
#: A rest of the core that does not explain the price cannot tell noise from an honest size.
_CORE = 0.25


def is_price_itself(column: Column, power: Power) -> bool:
    """Whether a column of the core is the price, or times an area the price, and noise.

    Parameters
    ----------
    column : Column
    power : Power
        Measured with the rest of the core.

    Returns
    -------
    bool
        False for a living area that explains the price ever so well, as long as place, kind or
        rooms tell it too once the price is known.
    """
    if power.core < _CORE or abs(power.beyond) < _BEYOND:
        return False
    least = LEAST_TOLD if power.count >= _MANY_SALES else _TOLD_BY_FEW
    forms = [(power.alone, power.noise_alone)]
    if column.role != "living_area":  # of a price per area and the area, the area is honest
        forms.append((power.sized, power.noise_sized))
    return any(told >= least and noise >= _NOISE_SHARE for told, noise in forms)
