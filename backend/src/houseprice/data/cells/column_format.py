"""How the cells of a column are written, so that later tables are read as the first one was."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, Literal, Self

ColumnType = Literal["number", "integer", "boolean", "category", "date", "text"]


@dataclass(frozen=True)
class ColumnFormat:
    """How the cells of a column are written.

    A model keeps the formats of its columns: homes that are valued later are read with them.

    Parameters
    ----------
    decimal : str
        Sign before the fraction of a number: ``.`` or ``,``.
    thousands : str
        Sign between groups of digits: ``,``, ``.``, ``'`` or a blank, which stands for every kind
        of blank; empty where no cell groups its digits.
    scale : float
        Factor of numbers that name no scale themselves: 1000 in a column "Price (k$)".
    unit : str
        Unit of areas that name none themselves, such as ``acre``, and ``year`` for durations; empty
        where it is unknown.
    dates : tuple of str
        Formats of dates in the order in which they are tried; `cells.dates` explains them.
    gap_codes : tuple of str
        Cells that stand for a missing value in this column, such as ``-999`` or ``Unavailable``.
    blank_means_no : bool
        Whether an empty cell is the answer no.
    crs : str
        Coordinate system from which the values were converted into degrees, such as
        ``EPSG:27700``; empty where they are as in the cells.
    """

    decimal: str = "."
    thousands: str = ""
    scale: float = 1.0
    unit: str = ""
    dates: tuple[str, ...] = ()
    gap_codes: tuple[str, ...] = ()
    blank_means_no: bool = False
    crs: str = ""

    def to_json(self) -> dict[str, Any]:
        """Plain values for ``json.dumps``."""
        return asdict(self)

    @classmethod
    def from_json(cls, document: Mapping[str, Any]) -> Self:
        """Read back what `to_json` wrote."""
        lists = {key: tuple(document[key]) for key in ("dates", "gap_codes") if key in document}
        return cls(**{**document, **lists})


#: Plain numbers with a decimal point, and nothing else of note.
PLAIN = ColumnFormat()
