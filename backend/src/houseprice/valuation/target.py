"""Between prices and the standardised numbers that models learn."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from functools import cached_property
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

from houseprice.errors import InvalidData

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Target:
    """Standardised transformed price, with the range of prices that a value may take.

    Parameters
    ----------
    power : float
        0 means the log price; above 0 it is the price to this power, for markets whose errors grow
        slower than prices do.
    mean, sd : float
        Mean and standard deviation of the transformed price over the training sales.
    low, high : float
        Smallest and largest training price, in money.
    """

    power: float
    mean: float
    sd: float
    low: float
    high: float

    @classmethod
    def fit(cls, prices: Floats, power: float = 0.0) -> Self:
        """Learn from training prices of shape (n_sales,).

        Raises
        ------
        InvalidData
            If there is no price, or all are equal.
        """
        if prices.size == 0 or np.ptp(prices) == 0:
            what = f"all {prices.size} are {prices[0]:g}" if prices.size else "there is none"
            raise InvalidData(
                f"The training sales must have different prices, but {what}.",
                hint="Check which column is the price.",
            )
        z = _transformed(prices, power)
        ends = float(prices.min()), float(prices.max())
        return cls(power, float(z.mean()), float(z.std()), *ends)

    def standardised(self, prices: Floats) -> Floats:
        """The standardised numbers that models learn, for prices of shape (n_sales,)."""
        return (_transformed(prices, self.power) - self.mean) / self.sd

    def money(self, y: Floats) -> Floats:
        """Values in money for standardised predictions of shape (n_homes,)."""
        low, high = self._ends
        # `clip` would take five times as long for one home.
        z = np.minimum(np.maximum(self.mean + self.sd * y, low), high)
        out: Floats = np.exp(z) if self.power == 0 else z ** (1 / self.power)
        return out

    @cached_property
    def _ends(self) -> Floats:
        return _transformed(np.array([self.low, self.high]), self.power)

    def to_json(self) -> dict[str, Any]:
        """Plain values for ``json.dumps``."""
        return asdict(self)

    @classmethod
    def from_json(cls, document: Mapping[str, Any]) -> Self:
        """Read back what `to_json` wrote."""
        names = ("power", "mean", "sd", "low", "high")
        return cls(*(float(document[name]) for name in names))


def _transformed(prices: Floats, power: float) -> Floats:
    out: Floats = np.log(prices) if power == 0 else prices**power
    return out
