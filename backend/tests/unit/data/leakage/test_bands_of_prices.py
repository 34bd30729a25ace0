"""A class of prices is a leak; a class of sizes is none, however well size explains the price."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import polars as pl
import pytest
from tests.unit.data.leakage.conftest import leak_kinds, make_market, prices, with_column

from houseprice.data.arrays import Floats
from houseprice.data.dataset import Dataset
from houseprice.data.leakage.bands_of_prices import is_price_band
from houseprice.data.leakage.judged_sales import JudgedSales
from houseprice.data.schema import Column


def _classes(values: Floats, bounds: int, names: str) -> list[str]:
    edges = np.quantile(values, np.linspace(0, 1, bounds + 1)[1:-1])
    shuffled = np.random.default_rng(3).permutation(bounds)
    return [f"{names}{shuffled[place]}" for place in np.searchsorted(edges, values)]


def _with_classes(data: Dataset, values: Floats, bounds: int) -> Dataset:
    classes = pl.Series(_classes(values, bounds, "k"))
    return with_column(data, classes, "zq", Column("zq", "category", "category"))


@pytest.mark.parametrize("rows", [400, 3000])
@pytest.mark.parametrize("bounds", [4, 12, 40])
def test_classes_of_the_price_are_left_out(rows: int, bounds: int) -> None:
    data = make_market(rows)
    assert leak_kinds(_with_classes(data, prices(data), bounds)) == {"zq": "price"}


@pytest.mark.parametrize("bounds", [4, 12])
def test_classes_of_the_size_are_honest_though_size_gives_the_price(bounds: int) -> None:
    data = make_market(1000)
    size = data.frame["area"].to_numpy()
    noise = np.random.default_rng(1).normal(0, 0.0001, size.size)
    frame = data.frame.with_columns(pl.Series(data.schema.price, 3000 * size * np.exp(noise)))
    nearly = replace(data, frame=frame)
    classed = _with_classes(nearly, size, bounds)
    assert not is_price_band(
        JudgedSales.of(classed.frame, classed.schema),
        Column("zq", "category", "category"),
        classed.schema.features,
    )
