"""A data set of given prices and areas, for tests of what a training refuses."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import polars as pl

from houseprice.data.dataset import Dataset
from houseprice.data.schema import Column, TableSchema

SCHEMA = TableSchema(
    name="t",
    title="T",
    row_is="a sale",
    currency="USD",
    area_unit="ft2",
    columns=(
        Column("price", "price", "number"),
        Column("area", "living_area", "number", required=True),
    ),
)


def price_dataset(prices: np.ndarray) -> Dataset:
    """Sales with these prices, and areas that grow from row to row."""
    frame = pl.DataFrame({"price": prices, "area": np.arange(1.0, prices.size + 1)})
    return Dataset(SCHEMA, frame, "0" * 64, Path("sales.parquet"))
