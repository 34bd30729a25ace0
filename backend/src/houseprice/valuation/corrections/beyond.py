"""Values beyond the sales: from an edge of the sizes sold on, the log value goes on as a line."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, Literal, Self

import numpy as np
from numpy.typing import NDArray

from houseprice.data.arrays import Table

Floats = NDArray[np.float64]
Scale = Literal["log", "decade"]

#: Values go no further than this from those at the edge, in log price: four times, or a quarter.
_MOST = float(np.log(4.0))


@dataclass(frozen=True)
class Edge:
    """One end of a column, beyond which sales are too few to learn from.

    Parameters
    ----------
    column : str
    upper : bool
        Whether it is the upper end.
    scale : {"log", "decade"}
        Unit of distances from the knot: log size, or ten years.
    knot : float
        The models see homes beyond it as if they were there, unless `slope` is 0.
    slope : float
        Change of the log price for a unit of distance outwards; 0 leaves values to the models.
    spread : float
        Standard deviation of the log price that each unit of distance adds.
    """

    column: str
    upper: bool
    scale: Scale
    knot: float
    slope: float
    spread: float

    def distance(self, numbers: Floats) -> Floats:
        """Distance of numbers of any shape beyond the knot; 0 within, and for a gap."""
        sign = 1.0 if self.upper else -1.0
        if self.scale == "decade":
            out = sign * (numbers - self.knot) / 10.0
        else:
            # A size of 0 stands for none, so it is not a small one.
            out = sign * np.log(np.where(numbers > 0, numbers, self.knot) / self.knot)
        return np.asarray(np.fmax(out, 0.0), dtype=np.float64)


@dataclass(frozen=True)
class Beyond:
    """What is known beyond the sales.

    Parameters
    ----------
    edges : tuple of Edge
    combination : float
        Standard deviation of the log price that a combination of sizes and rooms adds which is
        far from those sold.
    area : float or None
        The same for homes far from any sale; None where it was not measured.
    """

    edges: tuple[Edge, ...] = ()
    combination: float = 0.0
    area: float | None = None

    def continued(self, homes: Table) -> tuple[Table, Floats | None]:
        """The homes as the models see them, and what is added to their log values.

        Parameters
        ----------
        homes : Table
            Homes with the types of the schema.

        Returns
        -------
        Table, ndarray of shape (n_homes,) or None
            The same table and None where no home is beyond an edge.
        """
        limited: dict[str, Floats] = {}
        added = np.zeros(homes.height)
        for edge in self.edges:
            numbers = limited.get(edge.column, homes.numbers(edge.column))
            distance = edge.distance(numbers)
            if edge.slope != 0 and distance.any():
                limited[edge.column] = np.where(distance > 0, edge.knot, numbers)
                added += edge.slope * distance
        if not limited:
            return homes, None
        return homes.with_numbers(limited), np.minimum(np.maximum(added, -_MOST), _MOST)

    def variance(self, homes: Table) -> Floats:
        """What the distances add to the squared FSD, shape (n_homes,)."""
        out = np.zeros(homes.height)
        for edge in self.edges:
            out += np.square(edge.spread * edge.distance(homes.numbers(edge.column)))
        return out

    @property
    def columns(self) -> frozenset[str]:
        """Columns with an edge."""
        return frozenset(edge.column for edge in self.edges)

    def to_json(self) -> dict[str, Any]:
        """Plain values for ``json.dumps``."""
        return asdict(self)

    @classmethod
    def from_json(cls, document: Mapping[str, Any]) -> Self:
        """Read back what `to_json` wrote; a model that measured nothing has an empty document."""
        edges = tuple(Edge(**edge) for edge in document.get("edges", ()))
        return cls(edges, document.get("combination", 0.0), document.get("area"))


#: Of a model that measured nothing beyond its sales.
NOTHING = Beyond()
