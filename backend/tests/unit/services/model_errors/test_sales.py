"""A browser gets the test sales of a model as columns, whole or as a sample."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from types import SimpleNamespace
from typing import Any

import numpy as np
import polars as pl
import pytest

from houseprice.artifacts.blind import BlindTest
from houseprice.data.schema import Column, TableSchema
from houseprice.evaluation.groups import group_report
from houseprice.services.model_errors.blind_sales import BlindSales
from houseprice.services.model_errors.sales import MOST_SALES, ModelErrorsView, columns

SCHEMA = TableSchema(
    "town",
    "Town",
    "a sale",
    "EUR",
    "m2",
    (
        Column("price", "price", "number", "EUR"),
        Column("lat", "latitude", "number", "deg"),
        Column("lon", "longitude", "number", "deg"),
        Column("part", "neighbourhood", "category"),
        Column("sold", "date", "date"),
    ),
)
MODEL: Any = SimpleNamespace(id="m", dataset_id="town")


def blind(n_sales: int = 600) -> BlindSales:
    """Sales of which every row is its own index times ten, as after a split."""
    rng = np.random.default_rng(3)
    price = np.round(np.exp(rng.normal(12, 0.4, n_sales)))
    value = price * np.exp(rng.normal(0, 0.1, n_sales))
    test = BlindTest(
        rows=np.arange(n_sales) * 10,
        price=price,
        value=value,
        low_90=value * 0.8,
        high_90=value * 1.2,
        fsd=np.full(n_sales, 0.1),
        refused=np.arange(n_sales) % 50 == 7,
    )
    frame = pl.DataFrame(
        {
            "price": price,
            "lat": rng.uniform(51.2, 51.5, n_sales),
            "lon": rng.uniform(12.2, 12.6, n_sales),
            "part": [("West", "Nord", None)[at % 3] for at in range(n_sales)],
            "sold": [date(2020, 1, 1 + at % 28) for at in range(n_sales)],
        }
    )
    return BlindSales(MODEL, SCHEMA, frame, test)


def bare(sales: BlindSales) -> BlindSales:
    """The same sales of a table that has nothing but prices."""
    schema = replace(SCHEMA, columns=SCHEMA.columns[:1])
    return replace(sales, schema=schema, frame=sales.frame.select("price"))


def test_each_sale_is_one_place_of_every_column() -> None:
    sales = blind()
    view = columns(sales)
    assert (view.model_id, view.dataset_id, view.sales, view.refused) == ("m", "town", 600, 12)
    assert view.sale[:3] == [0, 10, 20]
    assert view.price == sales.test.price.tolist()
    assert view.value[0] == round(float(sales.test.value[0]))
    assert view.areas == ["Nord", "West"]
    assert view.area is not None
    assert view.area[:3] == [1, 0, None]
    assert view.day is not None
    assert view.day[0] == (date(2020, 1, 1) - date(1970, 1, 1)).days
    assert view.latitude is not None
    assert view.latitude[0] == pytest.approx(sales.frame["lat"][0], abs=1e-6)


def test_a_refused_home_has_no_value_no_range_and_no_tier() -> None:
    view = columns(blind())
    assert (view.value[7], view.low_90[7], view.high_90[7], view.tier[7]) == (None,) * 4


def test_the_tiers_are_those_of_the_report_by_tier() -> None:
    sales = blind()
    view = columns(sales)
    test = sales.test
    report = group_report(test.price[test.valued], test.value[test.valued])["tier"]["rows"]
    counts = [view.tier.count(number) for number in range(1, view.tiers + 1)]
    assert counts == [row["n"] for row in report]
    ratio = test.value / test.price
    first = [ratio[at] for at, tier in enumerate(view.tier) if tier == 1]
    assert np.median(first) == pytest.approx(report[0]["median_ratio"]["value"])


def test_few_sales_have_no_tiers() -> None:
    view = columns(blind(15))
    assert (view.tiers, set(view.tier)) == (0, {None})


def test_what_the_table_lacks_is_no_column() -> None:
    view = columns(bare(blind()))
    assert (view.areas, view.area, view.day, view.latitude, view.longitude) == (
        [],
        None,
        None,
        None,
        None,
    )


def test_a_sale_without_a_place_on_earth_has_no_coordinates() -> None:
    sales = blind()
    latitude = pl.Series([None, float("nan"), 99.0, *sales.frame["lat"][3:]], dtype=pl.Float64)
    view = columns(replace(sales, frame=sales.frame.with_columns(latitude.alias("lat"))))
    assert view.latitude is not None
    assert view.longitude is not None
    assert (view.latitude[:3], view.longitude[:3]) == ([None] * 3, [None] * 3)
    assert None not in (view.latitude[3], view.longitude[3])


def test_of_very_many_sales_the_same_sample_comes_every_time() -> None:
    sales = blind(50_000)
    view = columns(sales)
    assert (view.sales, len(view.sale)) == (50_000, MOST_SALES)
    assert view.sale == sorted(set(view.sale))
    assert _lengths(view) == {MOST_SALES}
    assert view == columns(sales)


def test_small_amounts_keep_their_cents() -> None:
    sales = blind()
    test = replace(sales.test, price=sales.test.price / 1e5, value=sales.test.value / 1e5)
    view = columns(replace(sales, test=test))
    assert view.value[0] == pytest.approx(test.value[0], abs=0.005)


def _lengths(view: ModelErrorsView) -> set[int]:
    lists = (view.price, view.value, view.low_90, view.high_90, view.tier, view.area or [])
    return {len(column) for column in lists}
