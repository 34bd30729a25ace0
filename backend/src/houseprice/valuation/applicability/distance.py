"""How far a home may be from the sales that a model has seen."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import polars as pl
from numpy.typing import NDArray
from scipy.spatial import cKDTree

from houseprice.data.arrays import Table
from houseprice.data.schema import TableSchema

Floats = NDArray[np.float64]

_EARTH_M = 6_371_008.8
#: Farther than this many times the usual largest gap between sales is far from any sale.
_STRETCH = 2.0
#: Never nearer than this: where homes share their places, the usual gap is 0 m.
_LEAST_M = 100.0
#: A home is refused beyond both this many times that distance and this many metres.
_REFUSE, _REFUSE_M = 5.0, 20_000.0


@dataclass(frozen=True)
class SalesExtent:
    """The area that the sales of a model cover.

    Parameters
    ----------
    latitude, longitude : str
        Names of the columns, in degrees.
    tree : cKDTree
        Sales as points in space, in metres.
    limit_m : float
        Distance from the nearest sale beyond which a home is far from any sale.
    """

    latitude: str
    longitude: str
    tree: cKDTree
    limit_m: float

    @classmethod
    def of(cls, sales: pl.DataFrame, schema: TableSchema) -> SalesExtent | None:
        """Learn the area from the stored sales; None where they have no coordinates."""
        latitude, longitude = schema.first("latitude"), schema.first("longitude")
        if latitude is None or longitude is None:
            return None
        points = _points(Table(sales), latitude, longitude)
        points = points[np.isfinite(points).all(axis=1)]
        if len(points) < 2:
            return None
        tree = cKDTree(points)
        gaps = tree.query(points, k=2)[0][:, 1]
        limit_m = max(_STRETCH * float(np.quantile(gaps, 0.995)), _LEAST_M)
        return cls(latitude, longitude, tree, limit_m)

    @property
    def refuse_m(self) -> float:
        """Distance from the nearest sale beyond which a home is not valued."""
        return max(_REFUSE * self.limit_m, _REFUSE_M)

    def distance_m(self, homes: Table) -> Floats:
        """Metres to the nearest sale, shape (n_homes,); 0 where coordinates are missing."""
        distance = np.zeros(homes.height)
        if homes.has(self.latitude) and homes.has(self.longitude):
            points = _points(homes, self.latitude, self.longitude)
            located = np.isfinite(points).all(axis=1)
            distance[located] = self.tree.query(points[located])[0]
        return distance


def _points(table: Table, latitude: str, longitude: str) -> Floats:
    """Points in space, whose straight distances fit these ranges at any latitude."""
    angles = [np.radians(table.numbers(name)) for name in (latitude, longitude)]
    cosine = np.cos(angles[0])
    unit = [cosine * np.cos(angles[1]), cosine * np.sin(angles[1]), np.sin(angles[0])]
    return _EARTH_M * np.array(unit).T
