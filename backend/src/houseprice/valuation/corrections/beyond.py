"""Values beyond the sales: from an edge of the sizes sold on, the log value goes on as a line."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from functools import cached_property
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

    def distances(self, homes: Table) -> Floats:
        """Distances beyond each knot, shape (n_homes, n_edges); 0 within, and for a gap."""
        lines = self._lines
        numbers = homes.matrix(lines.columns)
        # A size of 0 stands for none, so it is not a small one.
        sized = np.where(numbers > 0, numbers, lines.knots) / lines.knots
        away = np.where(lines.logarithmic, np.log(sized), (numbers - lines.knots) / 10.0)
        return np.asarray(np.fmax(lines.signs * away, 0.0), dtype=np.float64)

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
        if not self.edges:
            return homes, None
        distances = self.distances(homes)
        lines = self._lines
        beyond = (distances > 0) & (lines.slopes != 0)
        if not beyond.any():
            return homes, None
        limited: dict[str, Floats] = {}
        for number in np.flatnonzero(beyond.any(axis=0)).tolist():
            edge = self.edges[number]
            numbers = limited.get(edge.column, homes.numbers(edge.column))
            limited[edge.column] = np.where(beyond[:, number], edge.knot, numbers)
        # A matrix product may round one home and a batch differently, so this is none.
        added = (distances * lines.slopes).sum(axis=1)
        return homes.with_numbers(limited), np.minimum(np.maximum(added, -_MOST), _MOST)

    def variance(self, homes: Table) -> Floats:
        """What the distances add to the squared FSD, shape (n_homes,)."""
        if not self.edges:
            return np.zeros(homes.height)
        out: Floats = np.square(self.distances(homes) * self._lines.spreads).sum(axis=1)
        return out

    @cached_property
    def _lines(self) -> _Lines:
        return _Lines(self.edges)

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


class _Lines:
    """The facts of all edges as arrays of shape (n_edges,): one home must not wait for a loop."""

    def __init__(self, edges: tuple[Edge, ...]) -> None:
        self.columns = [edge.column for edge in edges]
        self.knots = np.array([edge.knot for edge in edges])
        self.signs = np.array([1.0 if edge.upper else -1.0 for edge in edges])
        self.logarithmic = np.array([edge.scale == "log" for edge in edges])
        self.slopes = np.array([edge.slope for edge in edges])
        self.spreads = np.array([edge.spread for edge in edges])


#: Of a model that measured nothing beyond its sales.
NOTHING = Beyond()
