"""No sale may see its own price, its own property or the future."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import numpy as np
import polars as pl
import pytest

from houseprice.data.comparables.search import NeighbourIndex, SalesVisibility
from houseprice.data.features.pipeline import FeaturePipeline
from houseprice.data.schema import TableSchema


def doubled(market: pl.DataFrame, rows: list[int]) -> pl.DataFrame:
    """The same sales, with the prices of some of them doubled."""
    price = market["price"].to_numpy().copy()
    price[rows] *= 2.0
    return market.with_columns(pl.Series("price", price))


def compared(pipeline: FeaturePipeline) -> np.ndarray:
    return np.array([group == "comparable sales" for group in pipeline.groups])


def without_scale(pipeline: FeaturePipeline) -> np.ndarray:
    """The columns that do not depend on statistics of all prices, which every sale shares."""
    names = np.array(pipeline.names)
    # The learned distance, too, comes from all prices.
    fixed = np.array([not name.startswith("most alike") for name in names])
    near = np.array([": price of 1" in name for name in names]) & fixed
    both: np.ndarray = np.logical_and(compared(pipeline), near)
    return both


@pytest.mark.parametrize("dated", [True, False])
def test_no_sale_sees_its_own_price(
    market: pl.DataFrame, schema_without: Callable[..., TableSchema], dated: bool
) -> None:
    schema = schema_without() if dated else schema_without("sold")
    pipeline, x = FeaturePipeline.fit(market, schema)
    index = pipeline._around.indexes[-1][1]
    stored = np.arange(market.height)
    days = pipeline._around.sold.day
    neighbours = index.nearest(
        index._points, SalesVisibility(days, pipeline._around._group, stored), 40
    )
    assert not (neighbours.rows == stored[:, None]).any()
    assert np.isfinite(x[:, without_scale(pipeline)]).any()


def test_changing_one_price_leaves_its_own_features_alone(
    market: pl.DataFrame, schema_without: Callable[..., TableSchema]
) -> None:
    schema = schema_without("sold")
    pipeline, x = FeaturePipeline.fit(market, schema)
    row = 33
    _, other = FeaturePipeline.fit(doubled(market, [row]), schema)
    columns = without_scale(pipeline)
    np.testing.assert_array_equal(other[row, columns], x[row, columns])
    assert (other[:, columns] != x[:, columns]).any(), "its neighbours do see it"


def test_no_sale_sees_another_sale_of_its_property(
    market: pl.DataFrame, schema: TableSchema
) -> None:
    pipeline, _ = FeaturePipeline.fit(market, schema)
    group = pipeline._around._group
    visibility = SalesVisibility(pipeline._around.sold.day, group, np.arange(market.height))
    space, index = pipeline._around.indexes[0]
    neighbours = index.nearest(
        space.points(pipeline._around.sold.place, pipeline._around.sold.kind), visibility, 40
    )
    theirs = np.where(neighbours.rows >= 0, group[neighbours.rows], -2)
    assert np.bincount(group).max() == 2, "the market has properties sold twice"
    assert not (theirs == group[:, None]).any()


def test_a_home_to_value_does_not_see_its_own_property(
    market: pl.DataFrame, schema: TableSchema
) -> None:
    pipeline, _ = FeaturePipeline.fit(market, schema)
    home = market[:1].drop("price", "sold")
    comparables = pipeline.comparables(home, 399)
    assert home["parcel"][0] not in pipeline.sales["parcel"][comparables.rows].to_list()
    assert home["parcel"][0] in pipeline.sales["parcel"].to_list()


def test_no_sale_sees_the_future(market: pl.DataFrame, schema: TableSchema) -> None:
    pipeline, _ = FeaturePipeline.fit(market, schema)
    days = pipeline._around.sold.day
    assert days is not None
    for space, index in pipeline._around.indexes:
        points = space.points(pipeline._around.sold.place, pipeline._around.sold.kind)
        neighbours = index.nearest(
            points, SalesVisibility(days, pipeline._around._group, np.arange(len(days))), 40
        )
        theirs = np.where(neighbours.rows >= 0, days[neighbours.rows], -np.inf)
        assert (theirs < days[:, None]).all()
        assert (neighbours.rows[days > np.median(days)] >= 0).all(), "the past is full of sales"


def test_between_the_sales_in_time_a_home_is_seen_with_all_others(
    market: pl.DataFrame, schema: TableSchema
) -> None:
    """Without `past_only` later sales count, but never a sale of the home's own property."""
    pipeline, x = FeaturePipeline.fit(market, schema, past_only=False)
    first = int(np.argmin(market["sold"].to_numpy()))
    column = pipeline.names.index("nearby: price of 1")
    assert np.isfinite(x[first, column])
    _, past = FeaturePipeline.fit(market, schema)
    assert np.isnan(past[first, column]), "nothing was sold before the first sale"
    around = pipeline._around
    visibility = around.homes(past_only=False).visibility
    space, index = around.indexes[0]
    neighbours = index.nearest(space.points(around.sold.place, around.sold.kind), visibility, 40)
    assert (neighbours.rows != visibility.own[:, None]).all()
    assert (visibility.group[neighbours.rows] != visibility.group[:, None]).all()


def test_a_valuation_in_the_past_knows_only_what_was_sold_before(
    market: pl.DataFrame, schema: TableSchema
) -> None:
    pipeline, _ = FeaturePipeline.fit(market, schema)
    home = market[:1].drop("price", "sold", "parcel")
    neighbours = pipeline.comparables(home, 50, as_of=date(2020, 6, 1))
    assert neighbours.rows.size == 50
    assert max(pipeline.sales["sold"][neighbours.rows].to_list()) < date(2020, 6, 1)


def test_searching_the_past_in_blocks_equals_comparing_one_by_one() -> None:
    random = np.random.default_rng(3)
    points = random.standard_normal((1500, 3))
    days = np.sort(random.integers(0, 300, 1500)).astype(float)
    nobody = np.full(1500, -1)
    index = NeighbourIndex(points, days, nobody)
    neighbours = index.nearest(points, SalesVisibility(days, nobody, np.arange(1500)), 10)
    for row in range(0, 1500, 37):
        earlier = np.flatnonzero(days < days[row])
        distance = np.sort(np.sqrt(((points[earlier] - points[row]) ** 2).sum(axis=1)))[:10]
        np.testing.assert_allclose(neighbours.distance[row][: len(distance)], distance)
        assert np.isinf(neighbours.distance[row][len(distance) :]).all()


@pytest.mark.parametrize("dated", [True, False])
def test_shuffled_prices_cannot_be_explained(
    market: pl.DataFrame, schema_without: Callable[..., TableSchema], dated: bool
) -> None:
    """A ridge on all features of shuffled prices explains nothing of unseen sales."""
    schema = schema_without() if dated else schema_without("sold")
    shuffled = market.with_columns(pl.col("price").shuffle(seed=5))
    train, test = shuffled[:320], shuffled[320:]
    pipeline, x = FeaturePipeline.fit(train, schema)
    normal, unseen = pipeline.normal(x), pipeline.normal(pipeline.transform(test))
    y, truth = np.log(train["price"].to_numpy()), np.log(test["price"].to_numpy())
    ridge = normal.T @ normal + 300.0 * np.eye(normal.shape[1])
    weights = np.linalg.solve(ridge, normal.T @ (y - y.mean()))
    error = truth - (unseen @ weights + y.mean())
    r2 = 1.0 - (error**2).mean() / ((truth - truth.mean()) ** 2).mean()
    assert -0.6 < r2 < 0.1


def test_a_home_among_the_newest_sales_still_finds_the_earlier_ones() -> None:
    random = np.random.default_rng(4)
    points = random.standard_normal((1000, 2))
    points[900:] *= 0.01  # the newest sales, not to be seen, crowd around the home
    days = np.repeat([0.0, 1.0], [900, 100])
    index = NeighbourIndex(points, days, np.full(1000, -1))
    nothing = np.full(1, -1)
    neighbours = index.nearest(np.zeros((1, 2)), SalesVisibility(np.ones(1), nothing, nothing), 10)
    expected = np.sort(np.sqrt((points[:900] ** 2).sum(axis=1)))[:10]
    np.testing.assert_allclose(neighbours.distance[0], expected)
