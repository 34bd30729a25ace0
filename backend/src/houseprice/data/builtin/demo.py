"""A made-up market with a known rule, for first steps and for tests without a network.

The log price of a home is a sum of known parts (place, structure, condition, lot, listing text,
market trend, season) plus normal noise, so the best possible error is known; see `Market`.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass, fields
from datetime import date

import numpy as np
import polars as pl
from numpy.typing import NDArray

from houseprice.data.builtin.demo_listing import listing
from houseprice.data.builtin.demo_schema import SCHEMA

__all__ = ["DEFAULT_SALES", "NOISE_SD", "SCHEMA", "Market", "key", "make_market"]

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
LogLevel = Callable[[Ints, Ints], Floats]

#: Standard deviation of the log price that nothing in the table explains, for market sales.
NOISE_SD = 0.08
DEFAULT_SALES = 2_000
_RECIPE = 2
_FIRST_DAY = date(2018, 1, 1)
_EPOCH = date(1970, 1, 1)
_DAYS = 6 * 365 + 1
_CENTRE = (41.55, -99.55)
_KM_PER_DEGREE = 111.32
#: Name, kilometres east and north of the centre, log price against the average.
_NEIGHBOURHOODS = (
    ("Old Harbour", 0.5, 0.3, 0.22), ("Mill Quarter", -1.2, 0.8, 0.02),
    ("Garden Hill", 2.4, 2.9, 0.34), ("Station North", 0.2, 2.2, -0.05),
    ("Riverside", -2.8, -0.6, 0.12), ("Eastfield", 4.6, 0.1, -0.12),
    ("Lakeview", 5.2, 4.4, 0.27), ("Foundry Row", -3.9, 1.9, -0.28),
    ("Westbrook", -5.6, -2.7, -0.09), ("South Common", 0.9, -3.4, -0.16),
    ("Orchard Park", -1.6, -5.2, 0.05), ("Airport Road", 6.3, -4.1, -0.33),
)  # fmt: skip
_TYPES = ("detached", "semi-detached", "townhouse", "apartment")
_TYPE_SHARE = (0.52, 0.18, 0.14, 0.16)
_TYPE_EFFECT = np.array([0.0, -0.05, -0.08, -0.14])
_TYPE_AREA = np.array([1.0, 0.86, 0.78, 0.55])
_MISSING = {
    "lot_area": 0.06, "year_built": 0.04, "condition": 0.05, "bathrooms": 0.03,
    "garage_spaces": 0.05, "description": 0.04,
}  # fmt: skip
_NOT_MARKET_SHARE = 0.02
_REPEAT_SHARE = 0.08


@dataclass(frozen=True)
class _Homes:
    """Structure and place of homes; every array has shape (n_homes,)."""

    hood: Ints
    kind: Ints
    east_km: Floats
    north_km: Floats
    area_ft2: Floats
    lot_ft2: Floats
    bedrooms: Ints
    bathrooms: Floats
    built: Ints
    garage: Ints
    quality: Ints
    upkeep: Ints
    water: NDArray[np.bool_]

    def take(self, rows: Ints) -> _Homes:
        """The homes with these row numbers, in this order."""
        return _Homes(*(getattr(self, field.name)[rows] for field in fields(self)))


@dataclass(frozen=True)
class Market:
    """The sales of the made-up market and their true values.

    Parameters
    ----------
    frame : polars.DataFrame of shape (n_sales, n_columns)
        The sales in random order, with the types of `SCHEMA`.
    true_value : ndarray of shape (n_sales,)
        Median price of each home on its day in USD, which is the rule without the noise.
    """

    frame: pl.DataFrame
    true_value: Floats

    def best_mdape(self, rows: Ints | None = None) -> float:
        """Median absolute percentage error of a model that knows the rule, in percent.

        This is the noise floor, which no model is expected to beat. For normal noise of `NOISE_SD`
        it is near 5.4; a model sees gaps in the table, the rule does not.

        Parameters
        ----------
        rows : ndarray of int64, optional
            Sales to judge, such as the test part of a split; by default all of them.

        Examples
        --------
        >>> 4.9 < make_market(42).best_mdape() < 6.0
        True
        """
        price = self.frame["price"].to_numpy()
        error = np.abs(self.true_value / price - 1)
        return float(100 * np.median(error if rows is None else error[rows]))


def key(seed: int) -> str:
    """Twelve characters that change with the recipe, the seed or the schema."""
    document = json.dumps([_RECIPE, seed, SCHEMA.to_json()], sort_keys=True)
    return hashlib.sha256(document.encode()).hexdigest()[:12]


def make_market(
    seed: int, n_sales: int = DEFAULT_SALES, log_level: LogLevel | None = None
) -> Market:
    """Make up `n_sales` sales of six years; the same seed gives the same market.

    Parameters
    ----------
    seed : int
        Seed of NumPy's PCG64 generator.
    n_sales : int
        Number of rows; about 8 % of them are second sales of a home.
    log_level : callable, optional
        Log price of the market, from the days since 1 January 2018 and the numbers of the
        neighbourhoods (0 to 11), both of shape (n_sales,). It takes the place of the demo's own
        trend and seasons; all else stays as it is for the seed.
    """
    rng = np.random.default_rng(seed)
    every = _homes(rng, n_sales - int(_REPEAT_SHARE * n_sales))
    sold = _sold_homes(rng, every.hood.size, n_sales)
    homes = every.take(sold)
    day = rng.integers(0, _DAYS, n_sales)
    condition = np.clip(homes.upkeep + rng.integers(-1, 2, n_sales), 1, 5)
    market_sale = rng.random(n_sales) >= _NOT_MARKET_SHARE
    texts, text_effect = listing(rng, n_sales)
    level = _trend(day) if log_level is None else log_level(day, homes.hood)
    log_value = _log_value(homes, day, condition, level) + text_effect
    discount = np.where(market_sale, 0.0, rng.normal(-0.35, 0.2, n_sales))
    log_price = log_value + discount + rng.normal(0, NOISE_SD, n_sales)
    frame = _table(homes).with_columns(
        parcel=pl.Series([f"{100_000 + 7 * home:07d}" for home in sold.tolist()]),
        sale_date=(pl.Series(day) + (_FIRST_DAY - _EPOCH).days).cast(pl.Int32).cast(pl.Date),
        price=pl.Series(np.round(np.exp(log_price), -2)),
        condition=pl.Series(condition),
        description=pl.Series(texts),
        market_sale=pl.Series(market_sale),
    )
    names = [column.name for column in SCHEMA.columns]
    return Market(frame=_with_gaps(rng, frame).select(names), true_value=np.exp(log_value))


def _homes(rng: np.random.Generator, n: int) -> _Homes:
    hood = rng.choice(len(_NEIGHBOURHOODS), n)
    kind = rng.choice(len(_TYPES), n, p=_TYPE_SHARE)
    places = np.array([place[1:] for place in _NEIGHBOURHOODS])[hood]  # (n, 3)
    area = np.round(np.exp(rng.normal(7.55, 0.33, n)) * _TYPE_AREA[kind])
    bedrooms = np.clip(np.round(area / 620 + rng.normal(0.4, 0.6, n)), 1, 7).astype(np.int64)
    one_to_five = np.arange(1, 6)
    return _Homes(
        hood=hood,
        kind=kind,
        east_km=places[:, 0] + rng.normal(0, 0.7, n),
        north_km=places[:, 1] + rng.normal(0, 0.7, n),
        area_ft2=area,
        lot_ft2=np.round(np.exp(rng.normal(8.75, 0.5, n)) * np.where(kind == 3, 0.15, 1.0)),
        bedrooms=bedrooms,
        bathrooms=np.clip(np.round(bedrooms * 0.55 + rng.normal(0.3, 0.4, n)), 1, 5),
        built=rng.integers(1900, 2018, n),
        garage=rng.choice(4, n, p=(0.25, 0.35, 0.33, 0.07)),
        quality=rng.choice(one_to_five, n, p=(0.05, 0.2, 0.45, 0.23, 0.07)),
        upkeep=rng.choice(one_to_five, n, p=(0.04, 0.16, 0.45, 0.27, 0.08)),
        water=rng.random(n) < 0.06,
    )


def _sold_homes(rng: np.random.Generator, n_homes: int, n_sales: int) -> Ints:
    """Row number of the home of each sale: every home once, some twice, in random order."""
    again = rng.choice(n_homes, n_sales - n_homes, replace=False)
    return rng.permutation(np.concatenate([np.arange(n_homes), again]))


def _log_value(homes: _Homes, day: Ints, condition: Ints, level: Floats) -> Floats:
    """The rule of the market without listing text: log of the median price in USD."""
    age = np.clip(2018 + day / 365.25 - homes.built, 0, 60)
    structure = (
        0.72 * np.log(homes.area_ft2 / 1_800)
        + 0.09 * np.log(homes.lot_ft2 / 6_300)
        + 0.035 * (homes.bathrooms - 2)
        + 0.03 * homes.garage
        + 0.075 * (homes.quality - 3)
        + 0.05 * (condition - 3)
        - 0.0035 * age
        + 0.18 * homes.water
        + _TYPE_EFFECT[homes.kind]
    )
    return np.asarray(np.log(310_000) + structure + _place(homes) + level, dtype=np.float64)


def _place(homes: _Homes) -> Floats:
    """Log price of the place: the neighbourhood plus a smooth surface across its borders."""
    hood = np.array([place[3] for place in _NEIGHBOURHOODS])[homes.hood]
    surface = 0.12 * np.sin(homes.east_km / 2.1) * np.cos(homes.north_km / 1.7)
    distance_km = np.hypot(homes.east_km, homes.north_km)
    return np.asarray(hood + surface - 0.015 * distance_km, dtype=np.float64)


def _trend(day: Ints) -> Floats:
    """Log price of the market over six years; spring is dear, autumn is cheap."""
    years = day / 365.25
    level = np.interp(years, [0, 2, 4, 5, 6], [0.0, 0.07, 0.22, 0.26, 0.28])
    return np.asarray(level + 0.025 * np.sin(2 * np.pi * (years - 0.2)), dtype=np.float64)


def _table(homes: _Homes) -> pl.DataFrame:
    km_per_degree_east = _KM_PER_DEGREE * np.cos(np.radians(_CENTRE[0]))
    names = np.array([place[0] for place in _NEIGHBOURHOODS])
    return pl.DataFrame(
        {
            "latitude": np.round(_CENTRE[0] + homes.north_km / _KM_PER_DEGREE, 6),
            "longitude": np.round(_CENTRE[1] + homes.east_km / km_per_degree_east, 6),
            "neighbourhood": names[homes.hood],
            "property_type": np.array(_TYPES)[homes.kind],
            "living_area": homes.area_ft2,
            "lot_area": homes.lot_ft2,
            "bedrooms": homes.bedrooms,
            "bathrooms": homes.bathrooms,
            "year_built": homes.built,
            "quality": homes.quality,
            "garage_spaces": homes.garage,
            "waterfront": homes.water,
        }
    )


def _with_gaps(rng: np.random.Generator, frame: pl.DataFrame) -> pl.DataFrame:
    gaps = {name: pl.Series(rng.random(frame.height) < share) for name, share in _MISSING.items()}
    return frame.with_columns(
        pl.when(gap).then(None).otherwise(pl.col(name)).alias(name) for name, gap in gaps.items()
    )
