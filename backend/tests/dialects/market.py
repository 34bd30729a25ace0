"""A made-up market of which the true prices are known, before anybody writes it down."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
import polars as pl
from numpy.typing import NDArray

Floats = NDArray[np.float64]

FIRST_DAY = date(2018, 1, 1)
DAYS = 2190
NOISE = 0.11
KINDS, QUARTERS, CONDITIONS = 4, 12, 5
KM_PER_DEGREE = 111.195
#: Shares of rows of each habit of real files.
BAD, TWINS, NOMINAL, GAPS = 0.01, 0.005, 0.007, 0.04


def market(n_sales: int, center: tuple[float, float], level: float, seed: int = 7) -> pl.DataFrame:
    """Sales around a place, the truth of every dialect.

    Parameters
    ----------
    n_sales : int
        Number of rows, with the rows that are no good sales.
    center : tuple of float
        Latitude and longitude of the middle of the town.
    level : float
        Price of the same home in this currency, relative to euros.
    seed : int
        Of the random numbers: the same seed gives the same homes anywhere.

    Returns
    -------
    polars.DataFrame of shape (n_sales, 20)
        ``fate`` tells ``good`` rows from ``bad`` ones (a cell is unreadable), ``twin`` ones (the
        row stands there twice) and ``nominal`` ones (sold for next to nothing). ``gap`` tells
        the characteristic that is missing, 0 for none.
    """
    random = np.random.default_rng(seed)
    twins = int(TWINS * n_sales)
    frame = _priced(_homes(n_sales - twins, center, random), level, random)
    frame = _with_fates(frame, random)
    again = frame.filter(pl.col("fate") == "good").head(twins).with_columns(fate=pl.lit("twin"))
    both = pl.concat([frame, again])
    return both.sample(both.height, shuffle=True, seed=seed)


def _homes(count: int, center: tuple[float, float], random: np.random.Generator) -> pl.DataFrame:
    middles = random.uniform(-9, 9, (QUARTERS, 2))
    quarter = random.integers(0, QUARTERS, count)
    place = middles[quarter] + random.normal(0, 1.2, (count, 2))
    kind = random.choice(KINDS, count, p=[0.4, 0.25, 0.25, 0.1])
    area = np.exp(random.normal(np.array([4.95, 4.75, 4.3, 4.6])[kind], 0.28)).round(1)
    lot = np.where(kind == 2, np.nan, (area * np.exp(random.normal(1.4, 0.4, count))).round(0))
    east = place[:, 0] / (KM_PER_DEGREE * np.cos(np.radians(center[0])))
    return pl.DataFrame(
        {
            "id": [f"{number:07d}" for number in random.permutation(10 * count)[:count]],
            "area": area,
            "lot": pl.Series(lot, nan_to_null=True),
            "beds": np.clip((area / 38 + random.normal(0, 0.5, count)).round(0), 1, 7).astype(int),
            "baths": np.clip((area / 75 + random.normal(0, 0.3, count)).round(0), 1, 4).astype(int),
            "built": random.integers(1905, 2018, count),
            "condition": random.integers(0, CONDITIONS, count),
            "kind": kind,
            "quarter": quarter,
            "east_km": place[:, 0],
            "north_km": place[:, 1],
            "lat": (center[0] + place[:, 1] / KM_PER_DEGREE).round(6),
            "lon": (center[1] + east).round(6),
            "number": random.integers(1, 180, count),
            "street": random.integers(0, 150, count),
            "owner": random.integers(0, 10_000, count),
        }
    )


def _priced(frame: pl.DataFrame, level: float, random: np.random.Generator) -> pl.DataFrame:
    count = frame.height
    days = random.integers(0, DAYS, count)
    truth = level * np.exp(_log_value(frame) + trend(days))
    price = truth * np.exp(random.normal(0, NOISE, count))
    return frame.with_columns(
        sold=pl.Series([FIRST_DAY + timedelta(days=int(day)) for day in days]),
        truth=truth,
        price=pl.Series(_rounded(price)),
        assessed=pl.Series(_rounded(0.9 * price * np.exp(random.normal(0, 0.012, count)))),
    )


def trend(days: NDArray[np.int64]) -> Floats:
    """Log price level of days after the first one: it rises, with a dent."""
    years = days / 365.25
    return np.asarray(0.06 * years - 0.08 * np.exp(-((years - 3.2) ** 2) / 0.3), dtype=np.float64)


def _log_value(frame: pl.DataFrame) -> Floats:
    """The hidden formula, in log euros, without the time."""
    quarters = np.linspace(-0.25, 0.3, QUARTERS)[np.arange(QUARTERS) * 5 % QUARTERS]
    east, north = frame["east_km"].to_numpy(), frame["north_km"].to_numpy()
    age = 2018 - frame["built"].to_numpy()
    lot = np.log1p(frame["lot"].fill_null(0).to_numpy() / 100)
    return np.asarray(
        8.6
        + 0.78 * np.log(frame["area"].to_numpy())
        - 0.035 * np.hypot(east, north)
        + 0.012 * east
        + quarters[frame["quarter"].to_numpy()]
        + 0.06 * lot
        - 0.0045 * age
        + 0.00003 * age**2
        + 0.05 * (frame["condition"].to_numpy() - 2)
        + np.array([0.08, 0.0, -0.05, 0.2])[frame["kind"].to_numpy()],
        dtype=np.float64,
    )


def _rounded(prices: Floats) -> Floats:
    """Four digits, as people agree on prices."""
    steps = 10.0 ** (np.floor(np.log10(prices)) - 3)
    return np.asarray((prices / steps).round(0) * steps, dtype=np.float64).round(0)


def _with_fates(frame: pl.DataFrame, random: np.random.Generator) -> pl.DataFrame:
    draw = random.random(frame.height)
    fate = np.select([draw < BAD, draw < BAD + NOMINAL], ["bad", "nominal"], "good")
    gap = np.where(random.random(frame.height) < GAPS, random.integers(1, 4, frame.height), 0)
    nominal = random.choice([1.0, 10.0, 100.0], frame.height)
    return frame.with_columns(
        fate=pl.Series(fate),
        gap=gap,
        price=pl.Series(np.where(fate == "nominal", nominal, frame["price"].to_numpy())),
        beds=pl.Series(np.where(gap == 1, np.nan, frame["beds"].to_numpy()), nan_to_null=True),
        built=pl.Series(np.where(gap == 2, np.nan, frame["built"].to_numpy()), nan_to_null=True),
        lot=pl.when(pl.Series(gap) == 3).then(None).otherwise(frame["lot"]),
    )
