"""The contract of a place layer, and what its columns mean."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, ClassVar, Literal, Protocol, Self

import numpy as np
import polars as pl
from numpy.typing import NDArray

from houseprice.data.schema import Role

Floats = NDArray[np.float64]
#: A column of floats (NaN is a gap) or of texts (None is a gap), shape (n_homes,).
Values = NDArray[Any]


@dataclass(frozen=True)
class LayerColumn:
    """A column that a layer makes.

    Parameters
    ----------
    name : str
    role : Role
    type : {"number", "category"}
    unit : str
        ``m`` for distances; empty where there is none.
    help : str
        One sentence for people to read.
    """

    name: str
    role: Role
    type: Literal["number", "category"]
    unit: str = ""
    help: str = ""

    def to_json(self) -> dict[str, str]:
        """Plain values for ``json.dumps``."""
        return asdict(self)

    @classmethod
    def from_json(cls, document: Mapping[str, Any]) -> Self:
        """Read back what `to_json` wrote."""
        return cls(**document)

    def series(self, values: Values) -> pl.Series:
        """The values with the type of the column."""
        if self.type == "number":
            return pl.Series(self.name, np.asarray(values, np.float64), nan_to_null=True)
        return pl.Series(self.name, values.tolist(), dtype=pl.String)

    def plain(self, values: Values) -> list[Any]:
        """The values as plain ones, None for a gap; for a few homes faster than `series`."""
        listed: list[Any] = values.tolist()
        return [None if value != value else value for value in listed]  # noqa: PLR0124  NaN


class Layer(Protocol):
    """Turns places into columns.

    Attributes
    ----------
    kind : str
        A name in `stack.KINDS`.
    name : str
        Of the layer; different from that of the other layers of a data set.
    columns : tuple of LayerColumn
    """

    kind: ClassVar[str]

    @property
    def name(self) -> str: ...

    @property
    def columns(self) -> tuple[LayerColumn, ...]: ...

    def values(self, latitude: Floats, longitude: Floats) -> dict[str, Values]:
        """The values of each column.

        Parameters
        ----------
        latitude, longitude : ndarray of shape (n_homes,)
            Degrees (WGS84); a home without a place (NaN) gets gaps.
        """

    def to_frame(self) -> pl.DataFrame:
        """The content as a table, from which `from_frame` makes the layer again."""

    @classmethod
    def from_frame(cls, name: str, columns: tuple[LayerColumn, ...], content: pl.DataFrame) -> Self:
        """Read back what `to_frame` gave."""
