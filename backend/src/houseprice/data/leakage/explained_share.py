"""Measures how much a column says about the price beyond what can be known of a home."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.special import ndtri

from houseprice.data.leakage.judged_sales import JudgedSales, level_means, scores
from houseprice.data.ridge import cross_fitted_residuals
from houseprice.data.schema import Column

Floats = NDArray[np.float64]

#: Fewer values prove nothing, and neither do values for a smaller share of the sales.
MIN_SALES, _MIN_SHARE = 40, 0.05
#: Below this share a column is no price with noise, so its noise is not measured.
NOISE_ALONE = 0.6
#: From this share on, a column has hardly any other content.
_ALL = 0.9
_MOST_BINS, _SALES_A_BIN = 50, 20


@dataclass(frozen=True)
class Power:
    """How much one column, alone or times an area, says about the price.

    Parameters
    ----------
    alone : float
        Share of the price's spread that the column's order explains, 0..1.
    sized : float
        The same share for the column times the best area; 0 where there is no such product.
    area : str
        The best area: ``living area``, ``lot area``, or empty.
    folded : float
        Share of the column's spread that a curve over the price explains, which may rise and
        fall, 0..1; 0 for words, whose levels are in the order of the prices anyway.
    by_level : float
        Share of the price's spread that the column's levels explain without an order, likewise.
    beyond : float
        Correlation, -1..1, of the residuals of price and column after a regression on the core.
    noise_alone, noise_sized : float
        Share of the column's residuals after the price (and of its product with the area) that
        the core does not explain either. 1 means that the column is the price with mere noise.
        It is 0 where `alone` (or `sized`) is below `NOISE_ALONE`.
    core : float
        Share of the price's spread that the core explains.
    count : int
        Number of sales behind these figures.
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
        """Whether column and price determine each other, but not in the same order."""
        return max(self.folded, self.by_level) >= _ALL > max(self.alone, self.sized)

    @property
    def needs_size(self) -> bool:
        """Whether the column times an area matches the price better than the column alone."""
        if self.is_unsorted:
            return False
        if max(self.alone, self.sized) < _ALL and self.noise_alone != self.noise_sized:
            return self.noise_sized > self.noise_alone
        return self.sized > self.alone


def explained_share(sales: JudgedSales, column: Column) -> float:
    """Share of the price's spread that a column explains, alone or times an area, 0..1.

    It is 0 for a column that is constant or has values for fewer than `MIN_SALES` sales.
    """
    own = sales.scores_of(column)
    has_value = np.isfinite(own)
    if not _varies(own):
        return 0.0
    forms = own[has_value], times_area(sales, column, has_value)[1]
    return max(correlation(sales.target[has_value], form) ** 2 for form in forms)


def measure_power(
    sales: JudgedSales, columns: Sequence[Column], core: Floats | None = None
) -> dict[str, Power]:
    """Measure columns on the judged sales.

    Parameters
    ----------
    sales : JudgedSales
    columns : sequence of Column
    core : ndarray of shape (n_judged, n_core), optional
        What can be known of a home before its sale, if not ``sales.core``.

    Returns
    -------
    dict of str to Power
        By name, without columns that are constant or have fewer than `MIN_SALES` values.
    """
    core = sales.core if core is None else core
    scores_by_name = {column.name: sales.scores_of(column) for column in columns}
    usable = [column for column in columns if _varies(scores_by_name[column.name])]
    alike: dict[bytes, list[Column]] = {}
    for column in usable:
        alike.setdefault(np.isfinite(scores_by_name[column.name]).tobytes(), []).append(column)
    powers: dict[str, Power] = {}
    for same in alike.values():
        has_value = np.isfinite(scores_by_name[same[0].name])
        own = np.column_stack([scores_by_name[column.name][has_value] for column in same])
        powers |= _measure_together(sales, core[has_value], same, has_value, own)
    return powers


def _varies(values: Floats) -> bool:
    known_values = values[np.isfinite(values)]
    is_enough = known_values.size >= max(MIN_SALES, _MIN_SHARE * values.size)
    return bool(is_enough and np.ptp(known_values) > 0)


def _measure_together(
    sales: JudgedSales,
    core: Floats,
    columns: list[Column],
    has_value: NDArray[np.bool_],
    own: Floats,
) -> dict[str, Power]:
    """Measure columns with values for the same sales, which share one regression on the core."""
    price = sales.target[has_value]
    residuals = cross_fitted_residuals(core, np.column_stack([price, own]))
    explained = max(0.0, 1.0 - float(residuals[:, 0].var() / price.var()))
    bins = _bins(price)
    powers = {}
    for place, column in enumerate(columns):
        values, is_words = own[:, place], sales.numbers(column) is None
        alone = correlation(price, values) ** 2
        area, sized, _ = times_area(sales, column, has_value)
        with_size = correlation(price, sized) ** 2
        powers[column.name] = Power(
            alone=alone,
            sized=with_size,
            area=area,
            folded=0.0 if is_words else _explained_by_bins(bins, values),
            by_level=0.0 if is_words else _explained_by_bins(_bins(values), price),
            beyond=correlation(residuals[:, 0], residuals[:, 1 + place]),
            noise_alone=_noise_share(price, core, values, alone),
            noise_sized=_noise_share(price, core, sized, with_size),
            core=explained,
            count=price.size,
        )
    return powers


def times_area(
    sales: JudgedSales, column: Column, has_value: NDArray[np.bool_], power: float = 1.0
) -> tuple[str, Floats, float]:
    """The area whose product with a column, or with its power, matches the price best.

    Returns
    -------
    (str, ndarray of shape (n_values,), float)
        Name of the area, scores of the product, and the share of the price's spread that the area
        explains alone, 0..1.
    """
    numbers, most = sales.numbers(column), -1.0
    best = ("", np.zeros(int(has_value.sum())), 0.0)
    if numbers is None:
        return best
    values = numbers[sales.judged_rows][has_value]
    logs = np.log(np.where(values > 0, values, np.nan))
    for role, log_area in sales.log_areas.items():
        if column.role == role:
            continue
        area = log_area[sales.judged_rows][has_value]
        product = np.nan_to_num(scores(power * logs + area))
        strength = abs(correlation(sales.target[has_value], product))
        if strength > most:
            alone = correlation(sales.target[has_value], np.nan_to_num(scores(area))) ** 2
            best, most = (role.replace("_", " "), product, alone), strength
    return best


def _bins(values: Floats) -> NDArray[np.int64]:
    """Bin number of each normal score: at most 50 bins, of about 20 sales or more."""
    count = int(np.clip(values.size // _SALES_A_BIN, 2, _MOST_BINS))
    edges = ndtri(np.linspace(0, 1, count + 1)[1:-1])
    return np.searchsorted(edges, values, side="right").astype(np.int64)


def _explained_by_bins(bins: NDArray[np.int64], values: Floats) -> float:
    """Share of the spread of values that the cross-fitted means of bins explain, 0..1."""
    return correlation(level_means(bins, values), values) ** 2


def correlation(a: Floats, b: Floats) -> float:
    """Correlation, -1..1; 0 if one of the two is constant."""
    a, b = a - a.mean(), b - b.mean()
    product = float(np.sqrt((a @ a) * (b @ b)))
    return float(a @ b) / product if product > 0 else 0.0


def _noise_share(price: Floats, core: Floats, own: Floats, explained: float) -> float:
    """Share of the column, beyond the price, that the core does not explain.

    Size, age or place still explain an honest column when the price is given, but not the noise
    on a price.
    """
    if explained < NOISE_ALONE:
        return 0.0
    powers = np.column_stack([price, price**2 - 1, price**3 - 3 * price])
    by_price = cross_fitted_residuals(powers, own[:, None]).var()
    by_both = cross_fitted_residuals(np.column_stack([powers, core]), own[:, None]).var()
    return 1.0 if by_price == 0 else float(min(1.0, by_both / by_price))
