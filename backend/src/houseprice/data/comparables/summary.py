"""Summaries of the comparable sales of a home: prices, spread, distances and differences."""

from __future__ import annotations

from dataclasses import dataclass
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from houseprice.data.comparables.search import Neighbours, SalesVisibility

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

#: Numbers of nearest sales that are summarised.
COUNTS = (1, 5, 10, 20, 40)
MEDIAN_COUNTS = (5, 10, 20, 40)
_PLACES, _MEDIAN_PLACES = np.array(COUNTS) - 1, np.array(MEDIAN_COUNTS) - 1
#: Number of neighbours whose attributes describe the neighbourhood.
AROUND = 20
#: Ridge penalty of the local regression, whose attributes have a variance of about 1.
LOCAL_RIDGE = 0.1
NEIGHBOURHOOD_DIMENSIONS = 8
#: Number of comparable sales that are described one by one, for families that read tokens.
TOKENS = 8


@dataclass(frozen=True)
class SearchSpace:
    """A search space: `place` weights the scaled place, `kind` weights the attributes."""

    name: str
    place: float
    kind: float

    def points(self, place: Floats, kind: Floats) -> Floats:
        """Coordinates of shape (n_homes, n_dimensions)."""
        parts = [part * w for part, w in ((place, self.place), (kind, self.kind)) if w > 0]
        return np.hstack(parts)


def spaces(has_place: bool, has_kind: bool, coordinates: bool) -> tuple[SearchSpace, ...]:
    """The search spaces for what the table has about homes; the last one is the main space.

    A place without coordinates is a neighbourhood, in which no home is nearer than another.
    """
    if has_place and has_kind and not coordinates:
        return (SearchSpace("alike", 0, 1), SearchSpace("same neighbourhood and alike", 2, 1))
    if has_place and has_kind:
        return (
            SearchSpace("nearby", 1, 0),
            SearchSpace("alike", 3, 1),
            SearchSpace("nearby and alike", 15, 1),
        )
    if has_kind:
        return (SearchSpace("alike", 0, 1),)
    return (SearchSpace("nearby", 1, 0),) if has_place else ()


@dataclass(frozen=True)
class StoredSales:
    """Facts about the stored sales, in the order of the index.

    Parameters
    ----------
    log_price : ndarray of shape (n_sales,)
        Natural logarithm of the price.
    log_size : ndarray of shape (n_sales,) or None
        Logarithm of the main size, if there is one.
    kind : ndarray of shape (n_sales, n_attributes)
        Standardised attributes.
    place : ndarray of shape (n_sales, 0 to n_dimensions)
        Scaled place.
    day : ndarray of shape (n_sales,) or None
        Sale dates as days.
    level : ndarray of shape (n_sales,) or None
        Log price level of the market on those days.
    """

    log_price: Floats
    log_size: Floats | None
    kind: Floats
    place: Floats
    day: Floats | None
    level: Floats | None


@dataclass(frozen=True)
class Seekers:
    """The same facts about homes that look for comparable sales, without a price.

    ``day`` is the day of the valuation and ``level`` the market's level on it; ``visibility.day``
    limits the sales that a home sees.
    """

    log_size: Floats | None
    kind: Floats
    place: Floats
    visibility: SalesVisibility
    day: Floats | None
    level: Floats | None

    def at(self, rows: Ints | slice) -> Seekers:
        """The homes with these row numbers; a number may occur several times."""
        size, day, level = (
            None if values is None else values[rows]
            for values in (self.log_size, self.day, self.level)
        )
        return Seekers(
            size, self.kind[rows], self.place[rows], self.visibility.at(rows), day, level
        )

    def repeated(self, times: int) -> Seekers:
        """All homes repeated `times` times; a single home stays as it is.

        NumPy broadcasts a single row, and for one home a copy costs more than it saves.
        """
        count = len(self.place)
        return self if count == 1 else self.at(np.tile(np.arange(count), times))


def neighbourhood_points(names: list[str | None]) -> Floats:
    """Neighbourhoods as points with distances of about 1; an unknown one is in the middle.

    Returns
    -------
    ndarray of shape (n_homes, 8)
        A random direction for each name, the same on every machine.
    """
    directions: dict[str | None, Floats] = {None: np.zeros(NEIGHBOURHOOD_DIMENSIONS)}
    for name in dict.fromkeys(names):
        if name is not None:
            random = np.random.default_rng(crc32(name.encode()))
            direction = random.standard_normal(NEIGHBOURHOOD_DIMENSIONS)
            directions[name] = direction / np.linalg.norm(direction) / np.sqrt(2.0)
    return np.array([directions[name] for name in names]).reshape(len(names), -1)


def summary_names(space: str, sized: bool) -> tuple[str, ...]:
    """One per column of `summarise`."""
    names = [f"{space}: price of {k}" for k in COUNTS]
    names += [f"{space}: median of {k}" for k in MEDIAN_COUNTS]
    names += [f"{space}: spread of {k}" for k in MEDIAN_COUNTS]
    names += [f"{space}: distance to {k}" for k in COUNTS]
    if sized:
        names += [f"{space}: price by size of {k}" for k in COUNTS]
    return tuple(names)


def adjusted_prices(sales: StoredSales, seekers: Seekers, neighbours: Neighbours) -> Floats:
    """Log prices of the neighbours, moved to the home's date; NaN where there is no sale."""
    prices = np.where(neighbours.rows >= 0, sales.log_price[neighbours.rows], np.nan)
    if sales.level is None or seekers.level is None:
        return prices
    moved: Floats = prices + (seekers.level[:, None] - sales.level[neighbours.rows])
    return moved


def summarise(
    sales: StoredSales, seekers: Seekers, neighbours: Neighbours, prices: Floats
) -> Floats:
    """Summaries of the nearest 1, 5, 10, 20 and 40 sales; shape (n_homes, n_summaries).

    Parameters
    ----------
    prices : ndarray of shape (n_homes, 40)
        Log prices from `adjusted_prices`.
    """
    there = neighbours.rows >= 0
    weights = np.where(there, 1.0 / (neighbours.distance + 1e-3), 0.0)
    centre = np.where(there[:, :1], prices[:, :1], 0.0)
    centred = np.where(there, prices - centre, 0.0)
    weight = np.maximum(np.cumsum(weights, axis=1)[:, _PLACES], 1e-12)
    means = np.cumsum(weights * centred, axis=1)[:, _PLACES] / weight
    counts = np.maximum(np.cumsum(there, axis=1)[:, _MEDIAN_PLACES], 1)
    middle, spread = _medians(np.where(there, centred, np.inf), counts), _spreads(centred, counts)
    parts = [means + centre, middle + centre, spread, _log_distances(neighbours.distance)]
    if sales.log_size is not None and seekers.log_size is not None:
        sizes = np.where(there, sales.log_size[neighbours.rows], 0.0)
        by_size = np.cumsum(weights * (centred - sizes), axis=1)[:, _PLACES] / weight
        parts.append(by_size + centre + seekers.log_size[:, None])
    return np.where(there[:, :1], np.concatenate(parts, axis=1), np.nan)


def mean_attributes(sales: StoredSales, seekers: Seekers, neighbours: Neighbours) -> Floats:
    """Mean attributes of the nearest sales, then the home's differences; (n_homes, 2 x n_kind)."""
    rows = neighbours.rows[:, :AROUND]
    there = (rows >= 0)[:, :, None]
    total = np.where(there, sales.kind[rows], 0.0).sum(axis=1)
    mean = total / np.maximum(there.sum(axis=1), 1)
    return np.concatenate([mean, seekers.kind - mean], axis=1)


def local_names(attributes: tuple[str, ...]) -> tuple[str, ...]:
    """One per column of `local_regression`."""
    return ("local estimate", *(f"local worth of {name}" for name in attributes))


def local_regression(
    sales: StoredSales, seekers: Seekers, neighbours: Neighbours, prices: Floats
) -> Floats:
    """Ridge regression of the nearest prices on attribute differences, one per home.

    This is the appraiser's adjustment grid: it says what each difference is worth in this place,
    and at what price the comparable sales would have sold with the home's attributes.

    Returns
    -------
    ndarray of shape (n_homes, 1 + n_attributes)
        Log price, then log price per standard deviation of each attribute.
    """
    there = neighbours.rows >= 0
    differences = sales.kind[neighbours.rows] - seekers.kind[:, None]
    x = np.concatenate([np.ones((*there.shape, 1)), differences], axis=2)
    reach = np.where(there, neighbours.distance, 0.0)
    usual = reach.sum(axis=1, keepdims=True) / np.maximum(there.sum(axis=1, keepdims=True), 1)
    weights = np.where(there, 1.0 / (reach + usual + 1e-6), 0.0)
    weights /= np.maximum(weights.sum(axis=1, keepdims=True), 1e-12)
    centre = np.where(there[:, :1], prices[:, :1], 0.0)
    weighted = x * weights[:, :, None]
    gram = weighted.transpose(0, 2, 1) @ x
    gram += np.diag([1e-6, *[LOCAL_RIDGE] * sales.kind.shape[1]])
    right = weighted.transpose(0, 2, 1) @ np.where(there, prices - centre, 0.0)[:, :, None]
    solution = np.linalg.solve(gram, right)[:, :, 0]
    solution[:, 0] += centre[:, 0]
    return np.where(there[:, :1], solution, np.nan)


def token_width(n_attributes: int) -> int:
    """Number of columns that describe one comparable sale."""
    return 5 + n_attributes


def tokens(
    sales: StoredSales, seekers: Seekers, neighbours: Neighbours, prices: Floats, scale: float
) -> Floats:
    """The nearest sales one by one, scaled to about 1; zeros where there is no sale.

    Returns
    -------
    ndarray of shape (n_homes, 8 x token_width)
        For each sale: whether there is one, its price against the local mean, nearness in the
        space, nearness in place, years before the valuation, differences of the attributes.
    """
    rows, there = neighbours.rows[:, :TOKENS], neighbours.rows[:, :TOKENS] >= 0
    near = np.where(there, prices[:, :TOKENS], 0.0)
    local = near.sum(axis=1) / np.maximum(there.sum(axis=1), 1)
    years = np.zeros(rows.shape)
    if sales.day is not None and seekers.day is not None:
        years = (seekers.day[:, None] - sales.day[rows]) / 365.2425
    place = np.sqrt(((seekers.place[:, None] - sales.place[rows]) ** 2).sum(axis=2))
    facts = [
        np.ones(rows.shape),
        (near - local[:, None]) / scale,
        np.exp(-np.where(there, neighbours.distance[:, :TOKENS], 0.0)),
        np.exp(-10.0 * place),
        np.minimum(np.maximum(years, 0.0), 10.0),
    ]
    differences = seekers.kind[:, None] - sales.kind[rows]
    block = np.concatenate([np.stack(facts, axis=2), differences], axis=2)
    return np.where(there[:, :, None], block, 0.0).reshape(len(rows), -1)


def token_names(attributes: tuple[str, ...]) -> tuple[str, ...]:
    """One per column of `tokens`."""
    facts = ("there", "price", "nearness", "nearness in place", "years before", *attributes)
    return tuple(f"comparable {number + 1}: {fact}" for number in range(TOKENS) for fact in facts)


def trend_per_year(sales: StoredSales, seekers: Seekers, neighbours: Neighbours) -> float:
    """Yearly change of the log price, from each sale against its 10 nearest sales.

    Limited to ±0.25: a short window must not make a market explode.
    """
    if sales.day is None or seekers.day is None:
        return 0.0
    rows = neighbours.rows[:, :10]
    full = (rows >= 0).all(axis=1)
    if full.sum() < 100:
        return 0.0
    price = sales.log_price[full] - sales.log_price[rows[full]].mean(axis=1)
    years = (seekers.day[full] - sales.day[rows[full]].mean(axis=1)) / 365.2425
    price = np.clip(price, *np.quantile(price, [0.02, 0.98]))
    years = years - years.mean()
    squares = float(years @ years)
    return float(np.clip((years @ price) / squares, -0.25, 0.25)) if squares > 0 else 0.0


def _medians(values: Floats, counts: Ints) -> Floats:
    """Medians of the first 5, 10, … values; `counts` says how many of them are finite.

    Parameters
    ----------
    values : ndarray of shape (n_homes, 40)
        Infinite where there is no sale.
    counts : ndarray of shape (n_homes, 4)
        Numbers of finite values, at least 1.
    """
    out = np.empty(counts.shape)
    rows, low, high = np.arange(len(values)), (counts - 1) // 2, counts // 2
    for place, k in enumerate(MEDIAN_COUNTS):
        ordered = np.sort(values[:, :k], axis=1)
        out[:, place] = 0.5 * (ordered[rows, low[:, place]] + ordered[rows, high[:, place]])
    return out


def _spreads(centred: Floats, counts: Ints) -> Floats:
    mean = np.cumsum(centred, axis=1)[:, _MEDIAN_PLACES] / counts
    square = np.cumsum(centred**2, axis=1)[:, _MEDIAN_PLACES] / counts
    return np.sqrt(np.maximum(square - mean**2, 0.0))


def _log_distances(distance: Floats) -> Floats:
    picked = distance[:, _PLACES]
    return np.log(np.where(np.isfinite(picked), picked, 1e3) + 1e-4)
