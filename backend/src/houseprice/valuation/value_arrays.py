"""Values of many homes as arrays, with the whole distribution of their prices."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Self

import numpy as np
from numpy.typing import NDArray

from houseprice.valuation.corrections.ranges import ENDS_68, ENDS_90, PROBABILITIES, QUANTILES

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]
_QUANTILES = [PROBABILITIES.index(p) for p in QUANTILES]


@dataclass(frozen=True)
class ValueArrays:
    """Values of some homes, as arrays.

    Parameters
    ----------
    values : ndarray of shape (n_homes,)
        In money; NaN where the value is refused.
    below, above : ndarray of shape (n_homes,)
        Spread of the log price below and above the value.
    shape : tuple of float
        Quantiles of the scaled log errors at `corrections.ranges.PROBABILITIES`.
    refit_spread : ndarray of shape (n_homes,) or None
        Standard deviation of the log value over refits, see `Ensemble.refits`; None where the
        caller did not ask for it or the model was fitted once.
    """

    values: Floats
    below: Floats
    above: Floats
    shape: tuple[float, ...]
    refit_spread: Floats | None = None

    @classmethod
    def joined(cls, parts: list[Self]) -> Self:
        """Join several batches of one model."""
        return cls(
            values=np.concatenate([part.values for part in parts]),
            below=np.concatenate([part.below for part in parts]),
            above=np.concatenate([part.above for part in parts]),
            shape=parts[0].shape,
            refit_spread=_joined([part.refit_spread for part in parts]),
        )

    def at(self, rows: Flags) -> Self:
        """Select some homes; `rows` has shape (n_homes,)."""
        spread = None if self.refit_spread is None else self.refit_spread[rows]
        values, below, above = (each[rows] for each in (self.values, self.below, self.above))
        return replace(self, values=values, below=below, above=above, refit_spread=spread)

    @property
    def refused(self) -> Flags:
        """Which homes have no value, shape (n_homes,)."""
        return np.isnan(self.values)

    @property
    def low_68(self) -> Floats:
        """Lower ends of the 68 % ranges in money, shape (n_homes,); the others alike."""
        return self.quantile(ENDS_68[0])

    @property
    def high_68(self) -> Floats:
        """See `low_68`."""
        return self.quantile(ENDS_68[1])

    @property
    def low_90(self) -> Floats:
        """See `low_68`."""
        return self.quantile(ENDS_90[0])

    @property
    def high_90(self) -> Floats:
        """See `low_68`."""
        return self.quantile(ENDS_90[1])

    @property
    def fsd(self) -> Floats:
        """Forecast standard deviations as fractions: half the 68 % range of the log price."""
        upper, lower = (self._log_quantile(end) for end in reversed(ENDS_68))
        out: Floats = np.where(self.refused, np.nan, (upper - lower) / 2)
        return out

    @property
    def quantiles(self) -> Floats:
        """Prices at `corrections.ranges.QUANTILES`, shape (n_homes, 20)."""
        return self.prices[:, _QUANTILES]

    @property
    def prices(self) -> Floats:
        """Prices at `corrections.ranges.PROBABILITIES`, shape (n_homes, n_probabilities)."""
        scaled = np.array(self.shape)
        spread = np.where(scaled < 0, self.below[:, None], self.above[:, None])
        out: Floats = self.values[:, None] * np.exp(scaled * spread)
        return out

    def quantile(self, probability: float) -> Floats:
        """Price below which a share `probability` of such homes sells, shape (n_homes,).

        `probability` must be one of `corrections.ranges.PROBABILITIES`.
        """
        out: Floats = self.values * np.exp(self._log_quantile(probability))
        return out

    def widened(self, factor: Floats) -> Self:
        """Widen the ranges by a factor for each home, shape (n_homes,)."""
        return replace(self, below=self.below * factor, above=self.above * factor)

    def without(self, refused: Flags) -> Self:
        """Remove the values of some homes; `refused` has shape (n_homes,)."""
        return replace(self, values=np.where(refused, np.nan, self.values))

    def _log_quantile(self, probability: float) -> Floats:
        scaled = self.shape[PROBABILITIES.index(probability)]
        return scaled * (self.below if scaled < 0 else self.above)


def _joined(spreads: list[Floats | None]) -> Floats | None:
    present = [spread for spread in spreads if spread is not None]
    return np.concatenate(present) if len(present) == len(spreads) else None
