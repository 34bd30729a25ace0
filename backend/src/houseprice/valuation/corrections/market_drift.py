"""Values of days after a model's last sale follow the drift of the market."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

_MIN_SALES = 100
#: Values move only if the drift is more than this many standard errors away from zero.
_LEAST_T = 3.0
_MOST_PER_YEAR = 0.25
_TAILS = (0.02, 0.98)


def common_error(lead_years: Floats, log_error: Floats) -> Floats:
    """What the later sales of a rehearsal have in common: a straight line over the time ahead.

    Parameters
    ----------
    lead_years, log_error
        See `MarketDrift.fit`.

    Returns
    -------
    ndarray of shape (n_later,)
    """
    error = np.clip(log_error, *np.quantile(log_error, _TAILS))
    ahead = lead_years - lead_years.mean()
    slope = float(ahead @ error) / max(float(ahead @ ahead), 1e-12)
    out: Floats = error.mean() + slope * ahead
    return out


@dataclass(frozen=True)
class MarketDrift:
    """Yearly change of prices against a model's values since its last sale.

    Only for tables without a market index: there trees and networks value a later day as they
    value the last day of their sales. The rehearsal
    predicts the latest training sales from the earlier ones. Its error is added to values of days
    after the last sale, but no further ahead than the rehearsal went.

    Parameters
    ----------
    per_year : float
        Change of the log price.
    since_year, reach_years : float
        Market time of the last training sale, as the feature has it, and how far ahead the drift
        holds.
    """

    per_year: float
    since_year: float
    reach_years: float

    @classmethod
    def fit(cls, lead_years: Floats, log_error: Floats, since_year: float) -> Self | None:
        """Learn from the rehearsal.

        Parameters
        ----------
        lead_years : ndarray of shape (n_later,)
            Years from the last sale of the rehearsal's models to each later one.
        log_error : ndarray of shape (n_later,)
            Log price minus log value.
        since_year : float

        Returns
        -------
        MarketDrift or None
            None with fewer than 100 sales, or where the drift may be chance.
        """
        squares = float(lead_years @ lead_years)
        if lead_years.size < _MIN_SALES or squares == 0:
            return None
        error = np.clip(log_error, *np.quantile(log_error, _TAILS))
        slope = float(lead_years @ error) / squares
        rest = error - slope * lead_years
        deviation = float(np.sqrt(rest @ rest / (rest.size - 1) / squares))
        if not abs(slope) > _LEAST_T * deviation:
            return None
        slope = float(np.clip(slope, -_MOST_PER_YEAR, _MOST_PER_YEAR))
        return cls(slope, since_year, float(lead_years.max()))

    def factor(self, year: Floats) -> Floats:
        """Factor of the values of homes of market time `year`; shape (n_homes,)."""
        return self.ahead(year - self.since_year)

    def ahead(self, lead_years: Floats) -> Floats:
        """Factor of the values of homes by years after the last sale; shape (n_homes,)."""
        out: Floats = np.exp(
            self.per_year * np.minimum(np.maximum(lead_years, 0.0), self.reach_years)
        )
        return out

    def to_json(self) -> dict[str, Any]:
        """Plain values for ``json.dumps``."""
        return asdict(self)

    @classmethod
    def from_json(cls, document: Mapping[str, Any]) -> Self:
        """Read back what `to_json` wrote."""
        return cls(**{name: float(value) for name, value in document.items()})
