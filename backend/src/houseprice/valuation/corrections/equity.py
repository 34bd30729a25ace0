"""Vertical equity: values move away from the middle of the market or towards it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

from houseprice.errors import InvalidInput

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class EquityStretch:
    """A slope around the middle of the market, which keeps the order of homes.

    Models that minimise errors draw values towards the middle: they value cheap homes too high
    and dear ones too low. A slope above 1 undoes that.

    Parameters
    ----------
    centre : float
        Standardised prediction that does not move.
    slope : float
        Factor of the distance from the centre; positive.
    """

    centre: float
    slope: float

    def __post_init__(self) -> None:
        if not self.slope > 0:
            raise InvalidInput(
                f"The slope must be positive to keep the order of homes, got {self.slope}."
            )

    def of(self, y: Floats) -> Floats:
        """Stretched standardised predictions of any shape.

        Examples
        --------
        >>> EquityStretch(0.0, 1.5).of(np.array([-1.0, 0.0, 1.0])).tolist()
        [-1.5, 0.0, 1.5]
        """
        out: Floats = self.centre + self.slope * (y - self.centre)
        return out

    def at(self, share: float) -> Self:
        """A share of this stretch: 0 leaves predictions as they are, 1 is the whole stretch."""
        return type(self)(self.centre, 1 + share * (self.slope - 1))

    def to_json(self) -> dict[str, Any]:
        """Plain values for ``json.dumps``."""
        return asdict(self)

    @classmethod
    def from_json(cls, document: Mapping[str, Any]) -> Self:
        """Read back what `to_json` wrote."""
        return cls(*(float(document[name]) for name in ("centre", "slope")))
