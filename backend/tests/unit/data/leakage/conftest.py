"""A made-up market for tests of leaks, and the leaks that are detected in it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import numpy as np
import polars as pl
import pytest
from numpy.typing import NDArray

from houseprice.data.dataset import Dataset
from houseprice.data.leakage.detect import find_leaks
from houseprice.data.schema import Column, TableSchema
from houseprice.data.splits import make_split

Floats = NDArray[np.float64]
Make = Callable[[Dataset, np.random.Generator], Floats]

COLUMNS = (
    Column("price", "price", "number"),
    Column("sold", "date", "date"),
    Column("lat", "latitude", "number"),
    Column("lon", "longitude", "number"),
    Column("area", "living_area", "number"),
    Column("lot", "lot_area", "number"),
    Column("beds", "bedrooms", "integer"),
    Column("year", "year_built", "integer"),
    Column("town", "neighbourhood", "category"),
    Column("quality", "number", "integer"),
    Column("view", "number", "boolean"),
    Column("income", "number", "number"),
    Column("distance", "number", "number"),
    Column("roof", "category", "category"),
)


def make_market(n: int = 3000, seed: int = 5) -> Dataset:
    """Sales whose price comes from the honest columns, the place, the day and 12 % of noise."""
    rng = np.random.default_rng(seed)
    town = rng.integers(0, 40, n)
    spot = rng.uniform(0, 0.5, (40, 2))[town] + rng.normal(0, 0.01, (n, 2))
    level = rng.normal(0, 0.3, 40)[town] + 0.6 * np.sin(7 * spot[:, 0])
    size = np.exp(rng.normal(7.4, 0.35, n))
    quality, view = rng.integers(1, 8, n), rng.random(n) < 0.05
    year, day = rng.integers(1900, 2020, n), rng.integers(0, 900, n)
    log_price = 6.5 + 0.75 * np.log(size) + level + 0.07 * quality + 0.2 * view
    log_price += 0.002 * (year - 1960) + 0.1 * day / 365 + rng.normal(0, 0.12, n)
    frame = pl.DataFrame(
        {
            "price": np.round(np.exp(log_price), -2),
            "sold": [date(2020, 1, 1) + timedelta(int(number)) for number in day],
            "lat": 40 + spot[:, 0],
            "lon": -80 + spot[:, 1],
            "area": np.round(size),
            "lot": np.round(size * np.exp(rng.normal(1.2, 0.4, n))),
            "beds": np.clip(np.round(size / 600 + rng.normal(0, 0.6, n)), 1, 9).astype(int),
            "year": year,
            "town": [f"town {number}" for number in town],
            "quality": quality,
            "view": view,
            "income": np.exp(10 + level + rng.normal(0, 0.2, n)),
            "distance": np.hypot(*(spot - 0.25).T),
            "roof": rng.choice(["tile", "slate", "metal"], n),
        }
    )
    schema = TableSchema("made", "Made", "a sale", "USD", "ft2", COLUMNS)
    return Dataset(schema, frame, "0" * 64, Path("sales.parquet"))


def with_column(
    dataset: Dataset, values: Any, name: str = "extra", column: Column | None = None
) -> Dataset:
    """The data set with one more column."""
    frame = dataset.frame.with_columns(pl.Series(name, values, nan_to_null=True))
    column = column or Column(name, "number", "number")
    schema = replace(dataset.schema, columns=(*dataset.schema.columns, column))
    return replace(dataset, frame=frame, schema=schema)


def prices(dataset: Dataset) -> Floats:
    return dataset.frame[dataset.schema.price].to_numpy()


@pytest.fixture(scope="module")
def market() -> Dataset:
    return make_market()


def rows_of(dataset: Dataset) -> NDArray[np.int64]:
    return np.sort(make_split(dataset, "auto").train)


def leak_kinds(dataset: Dataset) -> dict[str, str]:
    return {leak.column: leak.kind for leak in find_leaks(dataset, rows_of(dataset))}


def noisy(share: float) -> Make:
    return lambda data, rng: prices(data) * np.exp(rng.normal(0, share, data.frame.height))


def per_area(share: float) -> Make:
    return lambda data, rng: noisy(share)(data, rng) / data.frame["area"].to_numpy()
