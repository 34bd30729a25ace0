"""The naive baselines have a fallback for missing columns."""

from __future__ import annotations

import numpy as np
import polars as pl
import pytest

from houseprice.data.schema import Column, TableSchema
from houseprice.errors import InvalidInput
from houseprice.models.baselines import LinearLogPrice, MedianArea
from houseprice.models.registry import FAMILIES, SPECS, family_spec, load_family, plan

COLUMNS = {
    "price": Column("price", "price", "number"),
    "area": Column("area", "living_area", "number"),
    "zone": Column("zone", "neighbourhood", "category"),
    "lat": Column("lat", "latitude", "number"),
    "lon": Column("lon", "longitude", "number"),
}


def schema(*names: str) -> TableSchema:
    columns = tuple(COLUMNS[name] for name in ("price", *names))
    return TableSchema("t", "", "a sale", "USD", "ft2", columns)


def sales() -> pl.DataFrame:
    random = np.random.default_rng(0)
    zone = np.repeat(["cheap", "dear"], 50)
    area = random.uniform(50, 200, 100)
    rate = np.where(zone == "cheap", 1000.0, 3000.0)
    lat = np.where(zone == "cheap", 10.0, 20.0) + random.uniform(0, 0.1, 100)
    return pl.DataFrame(
        {"price": rate * area, "area": area, "zone": zone, "lat": lat, "lon": np.zeros(100)}
    )


def test_the_median_rate_of_the_neighbourhood_times_the_area() -> None:
    model = MedianArea.fit(sales(), schema("area", "zone"))
    homes = pl.DataFrame({"area": [100.0, 100.0], "zone": ["cheap", "dear"]})
    np.testing.assert_allclose(model.predict(homes), [100_000, 300_000])


def test_an_unknown_neighbourhood_takes_the_overall_rate() -> None:
    model = MedianArea.fit(sales(), schema("area", "zone"))
    homes = pl.DataFrame({"area": [100.0], "zone": ["elsewhere"]})
    np.testing.assert_allclose(model.predict(homes), 100 * model.median)


def test_without_neighbourhood_the_nearest_sales_set_the_rate() -> None:
    model = MedianArea.fit(sales(), schema("area", "lat", "lon"))
    homes = pl.DataFrame({"area": [100.0, 10.0], "lat": [10.0, 20.0], "lon": [0.0, 0.0]})
    np.testing.assert_allclose(model.predict(homes), [100_000, 30_000])


def test_without_area_and_place_it_is_the_median_price() -> None:
    table = sales()
    model = MedianArea.fit(table, schema())
    assert model.predict(table[:2]).tolist() == [table["price"].median()] * 2


def test_the_linear_model_finds_a_log_linear_price() -> None:
    table = sales()
    model = LinearLogPrice.fit(table, schema("area", "zone"))
    error = np.abs(np.log(model.predict(table) / table["price"].to_numpy()))
    assert np.median(error) < 0.05


def test_the_linear_model_stays_within_the_prices_it_learned_from() -> None:
    table = sales()
    model = LinearLogPrice.fit(table, schema("area", "zone"))
    huge = model.predict(pl.DataFrame({"area": [1e12, None], "zone": ["dear", None]}))
    assert huge[0] == pytest.approx(table["price"].max())
    assert np.isfinite(huge).all()


def test_every_family_is_found_by_name_and_an_unknown_one_is_refused() -> None:
    assert set(FAMILIES) == set(SPECS)
    assert all(family_spec(name).name == name for name in FAMILIES)
    with pytest.raises(InvalidInput, match="got 'perceptron'"):
        load_family("perceptron")
    with pytest.raises(InvalidInput, match="got 'all'"):
        plan("all", 100)
