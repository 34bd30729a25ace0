"""Ranges around values: split conformal on log residuals, scaled by a learned local spread."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
#: Probabilities of the stored quantiles; 0.1587 and 0.8413 are one standard deviation off.
PROBABILITIES = (0.05, 0.1, 0.1587, 0.25, 0.5, 0.75, 0.8413, 0.9, 0.95)


def spread_inputs(x: Floats, y: Floats) -> Floats:
    """Columns that the local spread is a linear function of.

    Parameters
    ----------
    x : ndarray of shape (n_homes, n_features)
        Normal-quantile form; far from 0 means unusual, on either side.
    y : ndarray of shape (n_homes,)
        Standardised predictions.

    Returns
    -------
    ndarray of shape (n_homes, 2 * n_features + 3)
    """
    return np.column_stack([np.ones(y.size), y, np.square(y), x, np.abs(x)])


@dataclass(frozen=True)
class Calibration:
    """What turns a value into a range.

    Parameters
    ----------
    weights : ndarray of shape (2 * n_features + 3,)
        Of the log spread on `spread_inputs`.
    low, high : float
        Bounds of the log spread, as seen on the calibration sales.
    factor_90 : float
        Conformal quantile: the 90 % range is ``value * exp(±factor_90 * spread)``.
    quantiles : tuple of float
        Quantiles of (log price - log value) / spread at `PROBABILITIES`.
    n : int
        Calibration sales.
    source : str
        ``out_of_fold`` or ``rehearsal`` (later sales predicted from earlier ones).
    """

    weights: Floats
    low: float
    high: float
    factor_90: float
    quantiles: tuple[float, ...]
    n: int
    source: str

    def spread(self, x: Floats, y: Floats) -> Floats:
        """Typical size of the log error of each home; shapes as in `spread_inputs`."""
        out: Floats = np.exp(np.clip(spread_inputs(x, y) @ self.weights, self.low, self.high))
        return out

    def range_90(self, values: Floats, spread: Floats) -> tuple[Floats, Floats]:
        """Ends of the 90 % ranges in money, each of shape (n_homes,)."""
        factor = np.exp(self.factor_90 * spread)
        return values / factor, values * factor

    def fsd(self, spread: Floats) -> Floats:
        """Forecast standard deviation of the percentage error, as a fraction."""
        lower, upper = (self.quantiles[PROBABILITIES.index(p)] for p in (0.1587, 0.8413))
        return spread * (upper - lower) / 2

    def to_json(self) -> dict[str, Any]:
        """Plain values for ``json.dumps``."""
        document = asdict(self) | {"weights": self.weights.tolist()}
        return document | {"probabilities": list(PROBABILITIES)}

    @classmethod
    def from_json(cls, document: dict[str, Any]) -> Self:
        """Read back what `to_json` wrote."""
        return cls(
            weights=np.array(document["weights"], dtype=np.float64),
            low=float(document["low"]),
            high=float(document["high"]),
            factor_90=float(document["factor_90"]),
            quantiles=tuple(float(value) for value in document["quantiles"]),
            n=int(document["n"]),
            source=str(document["source"]),
        )
