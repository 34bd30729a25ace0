"""How much a column knows of a price beyond what can honestly be known of a home."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.special import ndtri

from houseprice.data.leakage.judged_sales import Sales, level_means, scores
from houseprice.data.ridge import unexplained
from houseprice.data.schema import Column

Floats = NDArray[np.float64]

MIN_KNOWN = 50
#: Below this a column is no price with noise, and its noise need not be looked at.
NOISE_ALONE = 0.6
#: From this share on, next to nothing else is in a column.
_ALL = 0.9
_MOST_BINS, _SALES_A_BIN = 50, 20


@dataclass(frozen=True)
class Power:
    """What one column, alone or times an area, says of the price.

    Parameters
    ----------
    alone : float
        Share of the price's spread that its order explains, 0..1.
    sized : float
        The same of the column times the area that gives most; 0 where that cannot be computed.
    area : str
        That area: ``living area``, ``lot area``, or empty.
    folded : float
        Share of the column's spread that the price explains if it may rise and fall, 0..1; 0 for
        words, whose levels are in the order of the prices anyway.
    by_level : float
        Share of the price's spread that the column explains if its levels have no order; likewise.
    beyond : float
        Correlation, -1..1, of what the core leaves of the price with what it leaves of the column.
    noise_alone, noise_sized : float
        Share of what the price leaves of the column (and of it times the area) that the
        core does not explain either: 1 means that it is the price and nothing but noise. 0 where
        `alone` (or `sized`) is below `NOISE_ALONE`.
    core : float
        Share of the price's spread that the core explains.
    count : int
        Sales that this was measured on.
    """

    alone: float
    sized: float
    area: str
    folded: float
    by_level: float
    beyond: float
    noise_alone: float
    noise_sized: float
    core: float
    count: int

    @property
    def is_unsorted(self) -> bool:
        """Whether column and price are one and the same but for their order."""
        return max(self.folded, self.by_level) >= _ALL > max(self.alone, self.sized)

    @property
    def needs_size(self) -> bool:
        """Whether the price is rather the column times an area than the column."""
        if self.is_unsorted:
            return False
        if max(self.alone, self.sized) < _ALL and self.noise_alone != self.noise_sized:
            return self.noise_sized > self.noise_alone
        return self.sized > self.alone


def share_told(sales: Sales, column: Column) -> float:
    """Share of the price's spread that a column explains, alone or times an area, 0..1.

    0 for a column that is constant or known of fewer than `MIN_KNOWN` sales.
    """
    own = sales.scores_of(column)
    known = np.isfinite(own)
    if not _varies(own):
        return 0.0
    forms = own[known], _times_area(sales, column, known)[1]
    return max(_correlation(sales.target[known], form) ** 2 for form in forms)


def measure_power(
    sales: Sales, columns: Sequence[Column], core: Floats | None = None
) -> dict[str, Power]:
    """Judge columns on the sales that are looked at.

    Parameters
    ----------
    sales : Sales
    columns : sequence of Column
    core : ndarray of shape (n_looked_at, n_core), optional
        What is honestly known of a home, if not ``sales.core``.

    Returns
    -------
    dict of str to Power
        By name, without columns that are constant or known of fewer than `MIN_KNOWN` sales.
    """
    core = sales.core if core is None else core
    found = {column.name: sales.scores_of(column) for column in columns}
    usable = [column for column in columns if _varies(found[column.name])]
    alike: dict[bytes, list[Column]] = {}
    for column in usable:
        alike.setdefault(np.isfinite(found[column.name]).tobytes(), []).append(column)
    powers: dict[str, Power] = {}
    for same in alike.values():
        known = np.isfinite(found[same[0].name])
        own = np.column_stack([found[column.name][known] for column in same])
        powers |= _together(sales, core[known], same, known, own)
    return powers


def _varies(values: Floats) -> bool:
    known = values[np.isfinite(values)]
    return bool(known.size >= MIN_KNOWN and np.ptp(known) > 0)


def _together(
    sales: Sales, core: Floats, columns: list[Column], known: NDArray[np.bool_], own: Floats
) -> dict[str, Power]:
    """Columns that are known of the same sales: what the core leaves is computed once."""
    price = sales.target[known]
    left = unexplained(core, np.column_stack([price, own]))
    explained = max(0.0, 1.0 - float(left[:, 0].var() / price.var()))
    bins = _bins(price)
    powers = {}
    for place, column in enumerate(columns):
        values, is_words = own[:, place], sales.numbers(column) is None
        alone = _correlation(price, values) ** 2
        area, sized = _times_area(sales, column, known)
        with_size = _correlation(price, sized) ** 2
        powers[column.name] = Power(
            alone=alone,
            sized=with_size,
            area=area,
            folded=0.0 if is_words else _told(bins, values),
            by_level=0.0 if is_words else _told(_bins(values), price),
            beyond=_correlation(left[:, 0], left[:, 1 + place]),
            noise_alone=_noise_share(price, core, values, alone),
            noise_sized=_noise_share(price, core, sized, with_size),
            core=explained,
            count=price.size,
        )
    return powers


def _times_area(sales: Sales, column: Column, known: NDArray[np.bool_]) -> tuple[str, Floats]:
    """The other area that tells the price best, the column multiplied by it; the product."""
    numbers, best, most = sales.numbers(column), ("", np.zeros(int(known.sum()))), -1.0
    if numbers is None:
        return best
    seen = numbers[sales.looked_at][known]
    logs = np.log(np.where(seen > 0, seen, np.nan))
    for role, log_area in sales.log_areas.items():
        if column.role == role:
            continue
        product = np.nan_to_num(scores(logs + log_area[sales.looked_at][known]))
        told = abs(_correlation(sales.target[known], product))
        if told > most:
            best, most = (role.replace("_", " "), product), told
    return best


def _bins(values: Floats) -> NDArray[np.int64]:
    """Normal scores in up to 50 bins of about 20 sales or more."""
    count = int(np.clip(values.size // _SALES_A_BIN, 2, _MOST_BINS))
    edges = ndtri(np.linspace(0, 1, count + 1)[1:-1])
    return np.searchsorted(edges, values, side="right").astype(np.int64)


def _told(bins: NDArray[np.int64], values: Floats) -> float:
    """Share of the spread of values that the other half's mean in each bin explains, 0..1."""
    return _correlation(level_means(bins, values), values) ** 2


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
