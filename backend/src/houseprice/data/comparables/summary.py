"""What comparable sales say about a home: their prices, spread, distance and differences."""

from __future__ import annotations

from dataclasses import dataclass
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from houseprice.data.comparables.search import Homes, Neighbours

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

#: So many of the nearest sales are summarised.
COUNTS = (1, 5, 10, 20, 40)
MEDIAN_COUNTS = (5, 10, 20, 40)
_PLACES, _MEDIAN_PLACES = np.array(COUNTS) - 1, np.array(MEDIAN_COUNTS) - 1
#: Neighbours whose attributes describe the neighbourhood.
AROUND = 20
#: Ridge of the local regression, against attributes of variance about 1.
LOCAL_RIDGE = 0.1
NEIGHBOURHOOD_DIMENSIONS = 8
#: Comparable sales given one by one, for families that read them so.
TOKENS = 8


@dataclass(frozen=True)
class Space:
    """A way of being near: `place` times the scaled place, `kind` times the attributes."""

    name: str
    place: float
    kind: float

    def points(self, place: Floats, kind: Floats) -> Floats:
        """Coordinates of shape (n_homes, n_dimensions)."""
        parts = [part * w for part, w in ((place, self.place), (kind, self.kind)) if w > 0]
        return np.hstack(parts)


def spaces(has_place: bool, has_kind: bool, coordinates: bool) -> tuple[Space, ...]:
    """The spaces to search in, given what is known about homes; the last is the main one.

    A place without coordinates is a neighbourhood, in which no home is nearer than another.
    """
    if has_place and has_kind and not coordinates:
        return (Space("alike", 0, 1), Space("same neighbourhood and alike", 2, 1))
    if has_place and has_kind:
        return (Space("nearby", 1, 0), Space("alike", 3, 1), Space("nearby and alike", 15, 1))
    if has_kind:
        return (Space("alike", 0, 1),)
    return (Space("nearby", 1, 0),) if has_place else ()


@dataclass(frozen=True)
class Sales:
    """What is known of the stored sales, in the order of the index.

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
    """The same facts about the homes that look for comparables; no price.

    ``day`` is that of the valuation, ``level`` the market's then; ``homes.day`` limits which sales
    are seen.
    """

    log_size: Floats | None
    kind: Floats
    place: Floats
    homes: Homes
    day: Floats | None
    level: Floats | None

    def at(self, rows: Ints | slice) -> Seekers:
        """Some of them, by row number; the same one may come several times."""
        size, day, level = (
            None if known is None else known[rows]
            for known in (self.log_size, self.day, self.level)
        )
        return Seekers(size, self.kind[rows], self.place[rows], self.homes.at(rows), day, level)

    def repeated(self, times: int) -> Seekers:
        """All of them so many times, below each other; a single one as it is.

        NumPy repeats one row by itself, and for one home each copy costs more than its use.
        """
        count = len(self.place)
        return self if count == 1 else self.at(np.tile(np.arange(count), times))


def neighbourhood_points(names: list[str | None]) -> Floats:
    """Neighbourhoods as points about 1 apart, whichever they are; unknown ones in the middle.

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


def adjusted_prices(sales: Sales, seekers: Seekers, found: Neighbours) -> Floats:
    """Log prices of the found sales, moved to the home's date; NaN where there is none."""
    prices = np.where(found.rows >= 0, sales.log_price[found.rows], np.nan)
    if sales.level is None or seekers.level is None:
        return prices
    moved: Floats = prices + (seekers.level[:, None] - sales.level[found.rows])
    return moved


def summarise(sales: Sales, seekers: Seekers, found: Neighbours, prices: Floats) -> Floats:
    """Summaries of the nearest 1, 5, 10, 20 and 40 sales; shape (n_homes, n_summaries).

    Parameters
    ----------
    prices : ndarray of shape (n_homes, 40)
        Log prices from `adjusted_prices`.
    """
    there = found.rows >= 0
    weights = np.where(there, 1.0 / (found.distance + 1e-3), 0.0)
    centre = np.where(there[:, :1], prices[:, :1], 0.0)
    centred = np.where(there, prices - centre, 0.0)
    weight = np.maximum(np.cumsum(weights, axis=1)[:, _PLACES], 1e-12)
    means = np.cumsum(weights * centred, axis=1)[:, _PLACES] / weight
    known = np.maximum(np.cumsum(there, axis=1)[:, _MEDIAN_PLACES], 1)
    middle, spread = _medians(np.where(there, centred, np.inf), known), _spreads(centred, known)
    parts = [means + centre, middle + centre, spread, _log_distances(found.distance)]
    if sales.log_size is not None and seekers.log_size is not None:
        sizes = np.where(there, sales.log_size[found.rows], 0.0)
        by_size = np.cumsum(weights * (centred - sizes), axis=1)[:, _PLACES] / weight
        parts.append(by_size + centre + seekers.log_size[:, None])
    return np.where(there[:, :1], np.concatenate(parts, axis=1), np.nan)


def around(sales: Sales, seekers: Seekers, found: Neighbours) -> Floats:
    """Mean attributes of the nearest sales and the home's difference; (n_homes, 2 x n_kind)."""
    rows = found.rows[:, :AROUND]
    there = (rows >= 0)[:, :, None]
    total = np.where(there, sales.kind[rows], 0.0).sum(axis=1)
    mean = total / np.maximum(there.sum(axis=1), 1)
    return np.concatenate([mean, seekers.kind - mean], axis=1)


def local_names(attributes: tuple[str, ...]) -> tuple[str, ...]:
    """One per column of `local_regression`."""
    return ("local estimate", *(f"local worth of {name}" for name in attributes))


def local_regression(sales: Sales, seekers: Seekers, found: Neighbours, prices: Floats) -> Floats:
    """Ridge regression of the nearest prices on attribute differences, one per home.

    This is the appraiser's adjustment grid: what each difference is worth around here, and what
    the comparable sales would have brought with the home's attributes.

    Returns
    -------
    ndarray of shape (n_homes, 1 + n_attributes)
        Log price, then log price per standard deviation of each attribute.
    """
    there = found.rows >= 0
    differences = sales.kind[found.rows] - seekers.kind[:, None]
    x = np.concatenate([np.ones((*there.shape, 1)), differences], axis=2)
    reach = np.where(there, found.distance, 0.0)
    usual = reach.sum(axis=1, keepdims=True) / np.maximum(there.sum(axis=1, keepdims=True), 1)
    weights = np.where(there, 1.0 / (reach + usual + 1e-6), 0.0)
    weights /= np.maximum(weights.sum(axis=1, keepdims=True), 1e-12)
    centre = np.where(there[:, :1], prices[:, :1], 0.0)
    weighted = x * weights[:, :, None]
    gram = weighted.transpose(0, 2, 1) @ x
    gram += np.diag([1e-6, *[LOCAL_RIDGE] * sales.kind.shape[1]])
    right = weighted.transpose(0, 2, 1) @ np.where(there, prices - centre, 0.0)[:, :, None]
    found_weights = np.linalg.solve(gram, right)[:, :, 0]
    found_weights[:, 0] += centre[:, 0]
    return np.where(there[:, :1], found_weights, np.nan)


def token_width(n_attributes: int) -> int:
    """Columns that describe one comparable sale."""
    return 5 + n_attributes


def tokens(
    sales: Sales, seekers: Seekers, found: Neighbours, prices: Floats, scale: float
) -> Floats:
    """The nearest sales one by one, all scaled to about 1; zeros where there is none.

    Returns
    -------
    ndarray of shape (n_homes, 12 x token_width)
        Per sale: is there one, price against the local mean, nearness in the space, nearness in
        place, years before, differences of the attributes.

    """
    rows, there = found.rows[:, :TOKENS], found.rows[:, :TOKENS] >= 0
    near = np.where(there, prices[:, :TOKENS], 0.0)
    local = near.sum(axis=1) / np.maximum(there.sum(axis=1), 1)
    years = np.zeros(rows.shape)
    if sales.day is not None and seekers.day is not None:
        years = (seekers.day[:, None] - sales.day[rows]) / 365.2425
    place = np.sqrt(((seekers.place[:, None] - sales.place[rows]) ** 2).sum(axis=2))
    facts = [
        np.ones(rows.shape),
        (near - local[:, None]) / scale,
        np.exp(-np.where(there, found.distance[:, :TOKENS], 0.0)),
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


def trend_per_year(sales: Sales, seekers: Seekers, found: Neighbours) -> float:
    """Yearly change of the log price, from each sale against its 10 nearest sales.

    Limited to ±0.25: a short window must not make a market explode.
    """
    if sales.day is None or seekers.day is None:
        return 0.0
    rows = found.rows[:, :10]
    full = (rows >= 0).all(axis=1)
    if full.sum() < 100:
        return 0.0
    price = sales.log_price[full] - sales.log_price[rows[full]].mean(axis=1)
    years = (seekers.day[full] - sales.day[rows[full]].mean(axis=1)) / 365.2425
    price = np.clip(price, *np.quantile(price, [0.02, 0.98]))
    years = years - years.mean()
    squares = float(years @ years)
    return float(np.clip((years @ price) / squares, -0.25, 0.25)) if squares > 0 else 0.0


def _medians(values: Floats, known: Ints) -> Floats:
    """Medians of the first 5, 10, … values; as many of them as `known` says are finite.

    Parameters
    ----------
    values : ndarray of shape (n_homes, 40)
        Infinite where there is no sale.
    known : ndarray of shape (n_homes, 4)
        At least 1.
    """
    out = np.empty(known.shape)
    rows, low, high = np.arange(len(values)), (known - 1) // 2, known // 2
    for place, k in enumerate(MEDIAN_COUNTS):
        ordered = np.sort(values[:, :k], axis=1)
        out[:, place] = 0.5 * (ordered[rows, low[:, place]] + ordered[rows, high[:, place]])
    return out


def _spreads(centred: Floats, known: Ints) -> Floats:
    mean = np.cumsum(centred, axis=1)[:, _MEDIAN_PLACES] / known
    square = np.cumsum(centred**2, axis=1)[:, _MEDIAN_PLACES] / known
    return np.sqrt(np.maximum(square - mean**2, 0.0))


def _log_distances(distance: Floats) -> Floats:
    picked = distance[:, _PLACES]
    return np.log(np.where(np.isfinite(picked), picked, 1e3) + 1e-4)
