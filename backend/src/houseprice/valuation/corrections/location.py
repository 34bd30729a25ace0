"""Correct values by a share of the errors of the nearest sales."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, Self

import numpy as np
import polars as pl
from numpy.typing import NDArray
from scipy.spatial import cKDTree

Floats = NDArray[np.float64]

LOCATION_FILE = "location.parquet"
#: On held-out parts of the training sales of three markets the best shares were 0.3 to 0.6. The
#: out-of-fold residuals of one training do not show the best share: the models behind a
#: neighbour's residual used the home's own price as a comparable, so the two err in opposite ways.
STRENGTH = 0.35
_NEAREST = 40
_MIN_SALES = 200
#: Added to each distance, as a share of the usual one: a sale next door must not outweigh the rest.
_NUGGET = 0.3


@dataclass(frozen=True)
class LocationAdjustment:
    """Adds a share of the 40 nearest sales' mean residual to a prediction.

    Parameters
    ----------
    reach_km : float
        Usual distance to the five nearest sales.
    places : ndarray of shape (n_sales, 2)
        East and north in km.
    residuals : ndarray of shape (n_sales,)
        Standardised target minus out-of-fold prediction.

    References
    ----------
    Regression kriging, as in Hengl et al. (2007); a fixed kernel here.
    """

    reach_km: float
    places: Floats
    residuals: Floats

    @classmethod
    def fit(cls, places: Floats, residuals: Floats) -> Self | None:
        """Keep the residuals of sales whose predicting models did not learn from them.

        Parameters
        ----------
        places : ndarray of shape (n_sales, 2)
        residuals : ndarray of shape (n_sales,)

        Returns
        -------
        LocationAdjustment or None
            None with fewer than 200 sales.
        """
        if residuals.size < _MIN_SALES:
            return None
        distance, _ = cKDTree(places).query(places, k=6)
        reach = max(float(np.median(distance[:, 1:])), 1e-6)
        return cls(reach, places, residuals)

    def of(self, places: Floats) -> Floats:
        """Adjustment of homes at `places` of shape (n_homes, 2); shape (n_homes,)."""
        distance, rows = self._tree.query(places, k=_NEAREST)
        weights = 1.0 / (distance + _NUGGET * self.reach_km)
        mean = (weights * self.residuals[rows]).sum(axis=1) / weights.sum(axis=1)
        return np.asarray(STRENGTH * mean)

    def save(self, folder: Path) -> None:
        """Write `LOCATION_FILE`."""
        table = {
            "km_east": self.places[:, 0],
            "km_north": self.places[:, 1],
            "residual": self.residuals,
        }
        pl.DataFrame(table).write_parquet(folder / LOCATION_FILE)

    def to_json(self) -> dict[str, Any]:
        """Plain values for the manifest; the sales are in `LOCATION_FILE`."""
        return {"strength": STRENGTH, "nearest": _NEAREST, "reach_km": self.reach_km}

    @classmethod
    def load(cls, folder: Path, document: Mapping[str, Any]) -> Self:
        """Read back what `save` wrote and `to_json` gave."""
        table = pl.read_parquet(folder / LOCATION_FILE)
        places = table.select("km_east", "km_north").to_numpy()
        return cls(float(document["reach_km"]), places, table["residual"].to_numpy())

    @cached_property
    def _tree(self) -> cKDTree:
        return cKDTree(self.places)
