"""How much a column knows of a price beyond what can honestly be known of a home."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from houseprice.data.leaks_sales import Sales, scores
from houseprice.data.ridge import unexplained
from houseprice.data.schema import Column

Floats = NDArray[np.float64]

MIN_KNOWN = 50
#: Below this a column is no price with noise, and its noise need not be looked at.
NOISE_ALONE = 0.6


@dataclass(frozen=True)
class Power:
    """What one column, alone or times the living area, says of the price.

    Parameters
    ----------
    alone : float
        Share of the price's spread that its order explains, 0..1.
    sized : float
        The same of the column times the living area; 0 where that cannot be computed.
    beyond : float
        Correlation, -1..1, of what the core leaves of the price with what it leaves of the column.
    noise_alone, noise_sized : float
        Share of what the price leaves of the column (and of it times the living area) that the
        core does not explain either: 1 means that it is the price and nothing but noise. 0 where
        `alone` (or `sized`) is below `NOISE_ALONE`.
    core : float
        Share of the price's spread that the core explains.
    count : int
        Sales that this was measured on.
    """

    alone: float
    sized: float
    beyond: float
    noise_alone: float
    noise_sized: float
    core: float
    count: int

    @property
    def needs_size(self) -> bool:
        """Whether the price is rather the column times the living area than the column."""
        if max(self.alone, self.sized) < 0.9 and self.noise_alone != self.noise_sized:
            return self.noise_sized > self.noise_alone
        return self.sized > self.alone


def measure_power(sales: Sales, columns: Sequence[Column]) -> dict[str, Power]:
    """Judge columns on the sales that are looked at.

    Parameters
    ----------
    sales : Sales
    columns : sequence of Column

    Returns
    -------
    dict of str to Power
        By name, without columns that are constant or known of fewer than `MIN_KNOWN` sales.
    """
    found = {column.name: sales.scores_of(column) for column in columns}
    usable = [column for column in columns if _varies(found[column.name])]
    alike: dict[bytes, list[Column]] = {}
    for column in usable:
        alike.setdefault(np.isfinite(found[column.name]).tobytes(), []).append(column)
    powers: dict[str, Power] = {}
    for same in alike.values():
        known = np.isfinite(found[same[0].name])
        own = np.column_stack([found[column.name][known] for column in same])
        powers |= _together(sales, same, known, own)
    return powers


def _varies(values: Floats) -> bool:
    known = values[np.isfinite(values)]
    return bool(known.size >= MIN_KNOWN and np.ptp(known) > 0)


def _together(
    sales: Sales, columns: list[Column], known: NDArray[np.bool_], own: Floats
) -> dict[str, Power]:
    """Columns that are known of the same sales: what the core leaves is computed once."""
    price, core = sales.target[known], sales.core[known]
    left = unexplained(core, np.column_stack([price, own]))
    explained = max(0.0, 1.0 - float(left[:, 0].var() / price.var()))
    powers = {}
    for place, column in enumerate(columns):
        sized = np.nan_to_num(_times_size(sales, column)[known])
        alone, with_size = _correlation(price, own[:, place]), _correlation(price, sized)
        powers[column.name] = Power(
            alone=alone**2,
            sized=with_size**2,
            beyond=_correlation(left[:, 0], left[:, 1 + place]),
            noise_alone=_noise_share(price, core, own[:, place], alone**2),
            noise_sized=_noise_share(price, core, sized, with_size**2),
            core=explained,
            count=price.size,
        )
    return powers


def _times_size(sales: Sales, column: Column) -> Floats:
    """Scores of a positive column times the living area; all gaps where there is no such thing."""
    numbers = sales.numbers(column)
    if numbers is None or sales.log_size is None:
        return np.full(sales.looked_at.size, np.nan)
    seen = numbers[sales.looked_at]
    logs = np.log(np.where(seen > 0, seen, np.nan))
    return scores(logs + sales.log_size[sales.looked_at])


def _correlation(a: Floats, b: Floats) -> float:
    """-1..1; 0 if one of them is constant."""
    a, b = a - a.mean(), b - b.mean()
    product = float(np.sqrt((a @ a) * (b @ b)))
    return float(a @ b) / product if product > 0 else 0.0


def _noise_share(price: Floats, core: Floats, own: Floats, explained: float) -> float:
    """Given the price, an honest column is still told by size, age or place; price noise is not."""
    if explained < NOISE_ALONE:
        return 0.0
    powers = np.column_stack([price, price**2 - 1, price**3 - 3 * price])
    by_price = unexplained(powers, own[:, None]).var()
    by_both = unexplained(np.column_stack([powers, core]), own[:, None]).var()
    return 1.0 if by_price == 0 else float(min(1.0, by_both / by_price))
