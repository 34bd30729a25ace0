"""Finds sizes, rooms, years, places and kinds that are the price under another name."""

from __future__ import annotations

from houseprice.data.leakage.explained_share import Power
from houseprice.data.schema import Column

#: Least share of the price's spread that such a column explains. Honest columns of the public
#: tables explain 0.63 at most, even among 300 sales, where chance helps them.
LEAST_EXPLAINED, _LEAST_OF_FEW, _MANY_SALES = 0.75, 0.9, 400
#: Place and rooms explain part of an honest living area beyond the price: they leave a share of
#: 0.88 at most. Nothing explains the noise on a price: there they leave 0.95 and more.
_NOISE_SHARE, _BEYOND = 0.9, 0.5
#: If the rest of the core does not explain the price, it cannot tell noise from an honest size.
_CORE = 0.25


def is_price_itself(column: Column, power: Power) -> bool:
    """Whether a core column, alone or times an area, is the price with some noise.

    Parameters
    ----------
    column : Column
    power : Power
        Its figures, measured with the rest of the core.

    Returns
    -------
    bool
        It is False for a living area, however well that explains the price, as long as place,
        kind or rooms still explain the area when the price is given.
    """
    if power.core < _CORE or abs(power.beyond) < _BEYOND:
        return False
    least = LEAST_EXPLAINED if power.count >= _MANY_SALES else _LEAST_OF_FEW
    forms = [(power.alone, power.noise_alone)]
    if column.role != "living_area":  # the area itself is honest, a price per area is not
        forms.append((power.sized, power.noise_sized))
    return any(explained >= least and noise >= _NOISE_SHARE for explained, noise in forms)
