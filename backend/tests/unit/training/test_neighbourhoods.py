"""Neighbourhoods are made from coordinates only where held-out training sales confirm them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import polars as pl
import pytest

from houseprice.data.dataset import Dataset
from houseprice.data.schema import Column, TableSchema
from houseprice.data.splits import Split, make_split
from houseprice.training.neighbourhoods import COLUMN, place_labels, with_neighbourhoods

_COLUMNS = (
    Column("price", "price", "number"),
    Column("size", "living_area", "number"),
    Column("lat", "latitude", "number"),
    Column("lon", "longitude", "number"),
)


def _market(
    n_sales: int, *, place_matters: bool, columns: tuple[Column, ...] = _COLUMNS
) -> Dataset:
    """Sales in 16 quarters whose price levels differ, or do not."""
    rng = np.random.default_rng(11)
    quarter = rng.integers(0, 16, n_sales)
    size = rng.uniform(60, 200, n_sales)
    level = rng.normal(0, 0.5, 16)[quarter] if place_matters else np.zeros(n_sales)
    frame = pl.DataFrame(
        {
            "price": 3_000 * size * np.exp(level + rng.normal(0, 0.1, n_sales)),
            "size": size,
            "lat": 47 + 0.1 * (quarter // 4) + rng.uniform(0, 0.05, n_sales),
            "lon": 8 + 0.1 * (quarter % 4) + rng.uniform(0, 0.05, n_sales),
            "quarter": quarter.astype(str),
        }
    )
    schema = TableSchema("t", "T", "a sale", "CHF", "m2", columns)
    return Dataset(schema, frame, "", Path())


def _split(dataset: Dataset) -> Split:
    return make_split(dataset, "random:1")


def test_quarters_of_different_prices_become_neighbourhoods() -> None:
    market = _market(1_000, place_matters=True)
    placed = with_neighbourhoods(market, _split(market))
    assert placed.schema.first("neighbourhood") == COLUMN
    assert 8 <= placed.frame[COLUMN].n_unique() <= 32
    assert placed.layers.sources == {COLUMN: COLUMN}
    assert market.frame.columns == placed.frame.columns[:-1]


@pytest.mark.parametrize("n_sales", [60, 1_000])
def test_where_the_place_says_nothing_the_sales_stay_as_they_are(n_sales: int) -> None:
    market = _market(n_sales, place_matters=False)
    assert with_neighbourhoods(market, _split(market)) is market


def test_60_sales_are_too_few_for_groups() -> None:
    market = _market(60, place_matters=True)
    assert with_neighbourhoods(market, _split(market)) is market


@pytest.mark.parametrize(
    "columns",
    [
        (*_COLUMNS, Column("quarter", "neighbourhood", "category")),  # the table has its own
        _COLUMNS[:2],  # no coordinates
    ],
)
def test_a_table_with_neighbourhoods_or_without_places_stays_as_it_is(
    columns: tuple[Column, ...],
) -> None:
    market = _market(1_000, place_matters=True, columns=columns)
    assert with_neighbourhoods(market, _split(market)) is market


def test_prices_of_test_sales_change_nothing() -> None:
    market = _market(1_000, place_matters=True)
    split = _split(market)
    prices = market.frame["price"].to_numpy().copy()
    prices[split.test] *= 7
    other = Dataset(market.schema, market.frame.with_columns(price=pl.Series(prices)), "", Path())
    names = [with_neighbourhoods(sales, split).frame[COLUMN] for sales in (market, other)]
    assert names[0].equals(names[1])


def test_100_000_sales_get_neighbourhoods() -> None:
    market = _market(100_000, place_matters=True)
    placed = with_neighbourhoods(market, _split(market))
    assert placed.frame[COLUMN].null_count() == 0


def test_figures_name_the_group_of_a_test_sale_by_its_centre() -> None:
    market = _market(1_000, place_matters=True)
    split = _split(market)
    labels = place_labels(market, split)
    assert labels is not None
    assert len(labels) == split.test.size
    assert all(label is not None and label.startswith("near 47.") for label in labels)
    # The same sales are together as where the groups are a column of the model.
    groups = with_neighbourhoods(market, split).frame[COLUMN].to_numpy()[split.test]
    assert len(set(zip(groups, labels, strict=True))) == len(set(labels))


def test_figures_have_no_groups_where_none_are_made() -> None:
    market = _market(1_000, place_matters=False)
    assert place_labels(market, _split(market)) is None
    column = Column("quarter", "neighbourhood", "category")
    named = _market(300, place_matters=True, columns=(*_COLUMNS, column))
    assert place_labels(named, _split(named)) is None


def test_a_test_sale_without_a_place_has_no_group() -> None:
    market = _market(1_000, place_matters=True)
    split = _split(market)
    first = int(split.test[0])
    gap = pl.when(pl.int_range(pl.len()) == first).then(None).otherwise(pl.col("lat")).alias("lat")
    labels = place_labels(replace(market, frame=market.frame.with_columns(gap)), split)
    assert labels is not None
    assert labels[0] is None
    assert all(labels[1:])
