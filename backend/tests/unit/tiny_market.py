"""A tiny market for tests: places, kinds, dates, repeat sales, gaps."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
import polars as pl

from houseprice.data.schema import Column, TableSchema

SCHEMA = TableSchema(
    name="market",
    title="Made-up market",
    row_is="a sale",
    currency="USD",
    area_unit="ft2",
    columns=(
        Column("parcel", "id", "category"),
        Column("sold", "date", "date"),
        Column("price", "price", "number"),
        Column("area", "living_area", "number"),
        Column("rooms", "bedrooms", "integer"),
        Column("built", "year_built", "integer"),
        Column("pool", "number", "boolean"),
        Column("lot", "lot_area", "number"),
        Column("zone", "category", "category"),
        Column("lat", "latitude", "number"),
        Column("lon", "longitude", "number"),
        Column("words", "text", "text"),
    ),
)


def tiny_market(n_sales: int, seed: int) -> pl.DataFrame:
    """Sales over two years whose prices follow place, size and age."""
    random = np.random.default_rng(seed)
    lat = 47.0 + random.uniform(0, 0.2, n_sales)
    lon = -122.0 + random.uniform(0, 0.2, n_sales)
    area = random.uniform(600, 3000, n_sales)
    built = random.integers(1920, 2015, n_sales)
    zone = random.choice(["A", "B", "C"], n_sales)
    log_price = 8 + 0.7 * np.log(area) + 2 * (lat - 47) + 0.002 * (built - 1950)
    log_price = log_price + (zone == "A") * 0.2 + 0.1 * random.standard_normal(n_sales)
    days = random.integers(0, 730, n_sales)
    return pl.DataFrame(
        {
            "parcel": [f"{number % (n_sales - 20):05d}" for number in range(n_sales)],
            "sold": [date(2020, 1, 1) + timedelta(days=int(day)) for day in days],
            "price": np.exp(log_price),
            "area": area,
            "rooms": (area // 500).astype(int) + 1,
            "built": built,
            "pool": random.random(n_sales) < 0.1,
            "lot": np.where(random.random(n_sales) < 0.1, np.nan, area * 4),
            "zone": zone,
            "lat": lat,
            "lon": lon,
            "words": ["a home"] * n_sales,
        }
    ).with_columns(pl.col("lot").fill_nan(None))
