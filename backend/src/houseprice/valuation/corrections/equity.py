"""A value's distance from the middle of the market, made longer or shorter: vertical equity."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

from houseprice.errors import InvalidInput

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Stretch:
    """One slope around the middle of the market, which moves no home past another.

    Models that minimise errors draw values towards the middle: cheap homes come out too high,
    dear ones too low. A slope above 1 takes that back.

    Parameters
    ----------
    centre : float
        Standardised prediction that stays where it is.
    slope : float
        Factor of the distance from the centre; positive.
    """

    centre: float
    slope: float

    def __post_init__(self) -> None:
        if not self.slope > 0:
            raise InvalidInput(f"A stretch must keep the order of homes, got slope {self.slope}")

    def of(self, y: Floats) -> Floats:
        """Stretched standardised predictions of any shape.

        Examples
        --------
        >>> Stretch(0.0, 1.5).of(np.array([-1.0, 0.0, 1.0])).tolist()
        [-1.5, 0.0, 1.5]
        """
        out: Floats = self.centre + self.slope * (y - self.centre)
        return out

    def at(self, share: float) -> Self:
        """A share of this stretch: 0 leaves predictions as they are, 1 is all of it."""
        return type(self)(self.centre, 1 + share * (self.slope - 1))

    def to_json(self) -> dict[str, Any]:
        """Plain values for ``json.dumps``."""
        return asdict(self)

    @classmethod
    def from_json(cls, document: Mapping[str, Any]) -> Self:
        """Read back what `to_json` wrote."""
        return cls(*(float(document[name]) for name in ("centre", "slope")))
