"""Neighbourhoods made from coordinates: a home belongs to the nearest of some centres."""

from __future__ import annotations

from typing import ClassVar

import numpy as np

from houseprice.data.layers.layer import Floats, Values
from houseprice.data.layers.points import PointLayer


class Centres(PointLayer):
    """Centres of groups of sales; the column is the neighbourhood, such as ``Area 12``."""

    kind: ClassVar[str] = "centres"

    def values(self, latitude: Floats, longitude: Floats) -> dict[str, Values]:
        """See `Layer.values`."""
        names = np.array([f"Area {n}" for n in range(1, self.latitude.size + 1)], dtype=object)
        known = np.isfinite(latitude) & np.isfinite(longitude)
        nearest = np.full(latitude.size, None, dtype=object)
        _, at = self.nearest(latitude[known], longitude[known])
        nearest[known] = names[at]
        return {self.columns[0].name: nearest}
