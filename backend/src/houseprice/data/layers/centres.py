"""Neighbourhoods made from coordinates: a home belongs to the nearest of some centres."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any, ClassVar, Self

import numpy as np
import polars as pl

from houseprice.data.layers.layer import Floats, LayerColumn, Values
from houseprice.data.layers.points import on_the_globe


@dataclass(frozen=True)
class Centres:
    """Centres of groups of sales.

    Parameters
    ----------
    name : str
    columns : tuple of LayerColumn
        One: the name of the neighbourhood, such as ``Area 12``.
    latitude, longitude : ndarray of shape (n_centres,)
        Degrees (WGS84).
    """

    kind: ClassVar[str] = "centres"

    name: str
    columns: tuple[LayerColumn, ...]
    latitude: Floats
    longitude: Floats

    def values(self, latitude: Floats, longitude: Floats) -> dict[str, Values]:
        """See `Layer.values`."""
        names = np.array([f"Area {n}" for n in range(1, self.latitude.size + 1)], dtype=object)
        known = np.isfinite(latitude) & np.isfinite(longitude)
        nearest = np.full(latitude.size, None, dtype=object)
        _, at = self._tree.query(on_the_globe(latitude[known], longitude[known]))
        nearest[known] = names[at]
        return {self.columns[0].name: nearest}

    @cached_property
    def _tree(self) -> Any:
        from scipy.spatial import KDTree  # noqa: PLC0415  see `points`

        return KDTree(on_the_globe(self.latitude, self.longitude))

    def to_frame(self) -> pl.DataFrame:
        """See `Layer.to_frame`."""
        return pl.DataFrame({"latitude": self.latitude, "longitude": self.longitude})

    @classmethod
    def from_frame(cls, name: str, columns: tuple[LayerColumn, ...], content: pl.DataFrame) -> Self:
        """See `Layer.from_frame`."""
        return cls(name, columns, content["latitude"].to_numpy(), content["longitude"].to_numpy())
