"""Points of interest: homes get their distance to the nearest one."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any, ClassVar, Self

import numpy as np
import polars as pl
from numpy.typing import NDArray

from houseprice.data.layers.layer import Floats, LayerColumn, Values

Ints = NDArray[np.int64]

_EARTH_M = 6_371_008.8
_DIGITS = 1  # a distance to the nearest place is no more exact than 10 cm


@dataclass(frozen=True)
class PointLayer:
    """A layer of points, of which the nearest counts.

    Parameters
    ----------
    name : str
    columns : tuple of LayerColumn
        One.
    latitude, longitude : ndarray of shape (n_points,)
        Degrees (WGS84); at least one point.
    """

    name: str
    columns: tuple[LayerColumn, ...]
    latitude: Floats
    longitude: Floats

    def nearest(self, latitude: Floats, longitude: Floats) -> tuple[Floats, Ints]:
        """Chord through the unit sphere to the nearest point, and its index, (n_homes,) each."""
        chord, at = self._tree.query(on_the_globe(latitude, longitude))
        return chord, at

    @cached_property
    def _tree(self) -> Any:
        # SciPy is slow to load, and processes that only describe a data set never ask.
        from scipy.spatial import KDTree  # noqa: PLC0415

        return KDTree(on_the_globe(self.latitude, self.longitude))

    def to_frame(self) -> pl.DataFrame:
        """See `Layer.to_frame`."""
        return pl.DataFrame({"latitude": self.latitude, "longitude": self.longitude})

    @classmethod
    def from_frame(cls, name: str, columns: tuple[LayerColumn, ...], content: pl.DataFrame) -> Self:
        """See `Layer.from_frame`."""
        return cls(name, columns, content["latitude"].to_numpy(), content["longitude"].to_numpy())


class PointsOfInterest(PointLayer):
    """Places such as schools; the column is the distance in metres as the crow flies."""

    kind: ClassVar[str] = "points"

    def values(self, latitude: Floats, longitude: Floats) -> dict[str, Values]:
        """See `Layer.values`."""
        distance = np.full(latitude.size, np.nan)
        known = np.isfinite(latitude) & np.isfinite(longitude)
        chord, _ = self.nearest(latitude[known], longitude[known])
        # The nearest point by the chord through the globe is the nearest on its surface, too.
        distance[known] = 2 * _EARTH_M * np.arcsin(np.minimum(chord / 2, 1.0))
        return {self.columns[0].name: np.round(distance, _DIGITS)}


def on_the_globe(latitude: Floats, longitude: Floats) -> Floats:
    """Points of the unit sphere, shape (n_points, 3)."""
    phi, lam = np.radians(latitude), np.radians(longitude)
    return np.column_stack([np.cos(phi) * np.cos(lam), np.cos(phi) * np.sin(lam), np.sin(phi)])
