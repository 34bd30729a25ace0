"""The yardstick of every benchmark reads raw columns and nothing else."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import polars as pl

from houseprice.data.dataset import Dataset
from houseprice.data.schema import Column, TableSchema
from houseprice.models.plain_lightgbm import plain_values, raw_columns

SCHEMA = TableSchema(
    "t",
    "",
    "a sale",
    "USD",
    "ft2",
    (
        Column("price", "price", "number"),
        Column("id", "id", "category"),
        Column("area", "living_area", "number"),
        Column("day", "date", "date"),
        Column("zone", "neighbourhood", "category"),
    ),
)


def sales(n: int = 400) -> Dataset:
    area = np.random.default_rng(0).uniform(50, 200, n)
    frame = pl.DataFrame(
        {
            "price": 2000 * area,
            "id": [str(row) for row in range(n)],
            "area": area,
            "day": pl.Series(np.arange(n)).cast(pl.Int32).cast(pl.Date),
            "zone": ["b", "a", None, "b"] * (n // 4),
        }
    )
    return Dataset(SCHEMA, frame, "", Path())


def test_only_features_are_read_and_gaps_stay_gaps() -> None:
    x = raw_columns(sales())
    assert x.shape == (400, 3)  # neither the price nor the id
    assert x[:3, 1].tolist() == [0, 1, 2]
    assert x[0, 2] == x[3, 2] != x[1, 2]
    assert np.isnan(x[2, 2])


def test_it_values_sales_that_it_did_not_learn_from() -> None:
    dataset, rows = sales(), np.arange(400)
    fit, test = rows[rows % 5 != 0], rows[rows % 5 == 0]
    values = plain_values(dataset, fit, test)
    ratio = values / dataset.frame["price"].to_numpy()[test]
    assert np.median(np.abs(ratio - 1)) < 0.05


def test_prices_of_the_valued_sales_are_not_read() -> None:
    dataset, rows = sales(), np.arange(400)
    dearer = dataset.frame.with_columns(
        pl.when(pl.int_range(pl.len()) < 100).then(9e9).otherwise(pl.col("price")).alias("price")
    )
    other = Dataset(SCHEMA, dearer, "", Path())
    fit, test = rows[100:], rows[:100]
    assert np.array_equal(plain_values(dataset, fit, test), plain_values(other, fit, test))
