"""Areas on the map: homes get the properties of the area in which they lie."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from threading import Lock
from typing import Any, ClassVar, Self

import numpy as np
import polars as pl
import shapely  # type: ignore[import-untyped]  # ships no types
from numpy.typing import NDArray

from houseprice.data.layers.layer import Floats, LayerColumn, Values

Ints = NDArray[np.int64]

#: Column of the shapes in the table of a layer.
SHAPE = "__shape__"
#: Places that are compared with areas at a time; this bounds the memory of their pairs.
_BATCH = 50_000
_OUTSIDE = -1
#: GEOS builds the index of a prepared shape on its first use; two threads must not do that at once.
_ONE_AT_A_TIME = Lock()


@dataclass(frozen=True)
class Areas:
    """Polygons with properties.

    Where areas overlap, the smallest one counts: a quarter goes before its city.

    Parameters
    ----------
    name : str
    columns : tuple of LayerColumn
    shapes : ndarray of object, shape (n_areas,)
        Valid shapely polygons and multipolygons, longitude first, in degrees (WGS84).
    properties : polars.DataFrame of shape (n_areas, n_columns)
        Float64 and String columns with the names of `columns`.
    """

    kind: ClassVar[str] = "areas"

    name: str
    columns: tuple[LayerColumn, ...]
    shapes: NDArray[np.object_]
    properties: pl.DataFrame

    def values(self, latitude: Floats, longitude: Floats) -> dict[str, Values]:
        """See `Layer.values`; homes outside all areas get gaps."""
        at, _ = self.locate(latitude, longitude)
        return {name: known[at] for name, known in self._with_gap.items()}

    def locate(self, latitude: Floats, longitude: Floats) -> tuple[Ints, Ints]:
        """The smallest area of each place, and how many areas it lies in; each (n_homes,).

        The area is -1 for a place outside all of them. A place on a border lies in both areas.
        """
        which = np.full(latitude.size, _OUTSIDE, dtype=np.int64)
        count = np.zeros(latitude.size, dtype=np.int64)
        known = np.flatnonzero(np.isfinite(latitude) & np.isfinite(longitude))
        for start in range(0, known.size, _BATCH):
            part = known[start : start + _BATCH]
            with _ONE_AT_A_TIME:
                which[part], count[part] = self._locate(latitude[part], longitude[part])
        return which, count

    def _locate(self, latitude: Floats, longitude: Floats) -> tuple[Ints, Ints]:
        tree, size_rank, by_size = self._tree
        places, areas = tree.query(shapely.points(longitude, latitude))
        inside = shapely.intersects_xy(self.shapes[areas], longitude[places], latitude[places])
        places, areas = places[inside], areas[inside]
        best = np.full(latitude.size, self.shapes.size, dtype=np.int64)
        np.minimum.at(best, places, size_rank[areas])
        return by_size[best], np.bincount(places, minlength=latitude.size)

    @cached_property
    def _tree(self) -> tuple[Any, Ints, Ints]:
        """The index of the bounding boxes, the rank of each area by its size, the areas by rank."""
        shapely.prepare(self.shapes)
        middle = np.radians(shapely.get_y(shapely.centroid(self.shapes)))
        order = np.argsort(shapely.area(self.shapes) * np.cos(middle), kind="stable")
        rank = np.empty(order.size, dtype=np.int64)
        rank[order] = np.arange(order.size)
        return shapely.STRtree(self.shapes), rank, np.append(order, _OUTSIDE)

    @cached_property
    def _with_gap(self) -> dict[str, Values]:
        """Each property with a gap behind it, which is at -1."""
        gap = {"number": [float("nan")], "category": [None]}
        return {
            column.name: np.concatenate(
                [self.properties[column.name].to_numpy(), np.array(gap[column.type])]
            )
            for column in self.columns
        }

    def to_frame(self) -> pl.DataFrame:
        """See `Layer.to_frame`; the shapes are well-known binary (WKB)."""
        shapes = pl.Series(SHAPE, shapely.to_wkb(self.shapes).tolist(), dtype=pl.Binary)
        return self.properties.with_columns(shapes)

    @classmethod
    def from_frame(cls, name: str, columns: tuple[LayerColumn, ...], content: pl.DataFrame) -> Self:
        """See `Layer.from_frame`."""
        shapes = shapely.from_wkb(content[SHAPE].to_numpy())
        return cls(name, columns, shapes, content.drop(SHAPE))
