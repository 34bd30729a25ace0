"""Homes whose value changes from refit to refit more than their range admits."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from houseprice.valuation.value_arrays import ValueArrays

Ints = NDArray[np.int64]

_LISTED = 50


@dataclass(frozen=True)
class UnsteadyHome:
    """A home of the blind test.

    Parameters
    ----------
    row : int
        Row in the data set.
    spread, fsd : float
        Standard deviation of the log value over refits, and the stated one of the log price.
    """

    row: int
    spread: float
    fsd: float


@dataclass(frozen=True)
class Refits:
    """How much values of the blind test change from refit to refit.

    Parameters
    ----------
    n : int
        Number of homes in the test.
    median_spread : float or None
        Median of the spreads; None where the model was fitted once.
    unsteady : int
        Number of homes whose spread exceeds their FSD.
    homes : tuple of UnsteadyHome
        The homes furthest beyond their FSD, at most 50.
    """

    n: int
    median_spread: float | None
    unsteady: int
    homes: tuple[UnsteadyHome, ...]

    def warnings(self) -> list[str]:
        """Warnings for users."""
        if self.unsteady == 0:
            return []
        return [
            f"Values of {self.unsteady:,} of {self.n:,} test sales vary more from refit to refit "
            "than their stated spread; the manifest lists them."
        ]

    def to_json(self) -> dict[str, Any]:
        """Plain values for ``json.dumps``."""
        return asdict(self) | {"homes": [asdict(home) for home in self.homes]}


def find_unsteady(rows: Ints, values: ValueArrays) -> Refits:
    """Compare the spread over refits with the stated one, home by home.

    Parameters
    ----------
    rows : ndarray of int, shape (n_homes,)
        The homes' rows in the data set.
    values : ValueArrays
        Values of these homes.
    """
    spread = values.refit_spread
    if spread is None or rows.size == 0:
        return Refits(int(rows.size), None, 0, ())
    beyond = spread / values.fsd
    worst = np.argsort(-beyond, kind="stable")[: min(_LISTED, int((beyond > 1).sum()))]
    homes = (UnsteadyHome(int(rows[i]), float(spread[i]), float(values.fsd[i])) for i in worst)
    return Refits(int(rows.size), float(np.median(spread)), int((beyond > 1).sum()), tuple(homes))
