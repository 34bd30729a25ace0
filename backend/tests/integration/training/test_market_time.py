"""A model as of T never used a sale after T, and its values follow the market of each day."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import numpy as np
import polars as pl
import pytest

from houseprice.artifacts import read_manifest
from houseprice.data.dataset import Dataset
from houseprice.data.features.pipeline import SALES_FILE, FeaturePipeline
from houseprice.data.market.index import MARKET_FILE, MarketIndex
from houseprice.data.splits import make_split
from houseprice.training.train import TrainResult
from houseprice.valuation.valuer import Valuer


def last_day(valuer: Valuer) -> date:
    last = valuer.last_sale
    assert last is not None
    return last


def test_no_training_sale_is_later_than_the_last_and_every_test_sale_is(
    demo: Dataset, trained: TrainResult, valuer: Valuer
) -> None:
    split = make_split(demo, "time")
    sold = demo.frame["sale_date"]
    assert sold[split.train].max() == last_day(valuer)
    assert sold[split.test].min() >= last_day(valuer)  # type: ignore[operator]  # dates
    assert pl.read_parquet(trained.artifact / SALES_FILE)["sale_date"].max() == last_day(valuer)
    index = MarketIndex.load(trained.artifact)
    assert index.periods[-1] == f"{last_day(valuer):%Y-%m}"
    assert sum(index.whole.sales) == split.train.size
    assert MARKET_FILE in read_manifest(trained.artifact).files


def test_later_sales_change_nothing_that_a_model_learns(demo: Dataset) -> None:
    """Features and index learned with all later sales at hand are those learned without them."""
    rows = np.sort(make_split(demo, "time").train)
    until = demo.frame[rows]["sale_date"].max()
    gone = demo.frame.filter(pl.col("sale_date") <= until)
    alone = gone.filter(pl.col("parcel").is_in(demo.frame[rows]["parcel"].implode()))
    earlier = alone.join(demo.frame[rows].select("parcel", "sale_date"), on=["parcel", "sale_date"])
    with_later, x = FeaturePipeline.fit(demo.frame[rows], demo.schema)
    without, same = FeaturePipeline.fit(earlier, demo.schema)
    np.testing.assert_array_equal(x, same)
    assert with_later.market == without.market


def test_a_training_sale_sees_only_earlier_sales(demo: Dataset) -> None:
    """Prices of later sales do not change a sale's comparables; only the index may differ."""
    sales = demo.frame[np.sort(make_split(demo, "time").train)].sort("sale_date")
    pipeline, _ = FeaturePipeline.fit(sales, demo.schema)
    for row in (200, 800, 1_500):
        home = sales[row : row + 1].drop("price")
        comparables = pipeline.comparables(home, 20, own=row)
        assert comparables.rows.size == 20
        assert (comparables.age_days >= 1).all()
        assert (pipeline.sales["sale_date"][comparables.rows] < sales["sale_date"][row]).all()


@pytest.mark.parametrize("days_before_the_end", [0, 400, 1_200])
def test_a_value_of_an_earlier_day_shows_only_sales_before_it(
    valuer: Valuer, days_before_the_end: int
) -> None:
    day = last_day(valuer) - timedelta(days=days_before_the_end)
    home: dict[str, Any] = {k: v for k, v in valuer.example.items() if k != "sale_date"}
    value, why = valuer.appraise(home, day)
    assert value.value > 0
    assert len(why.comparables) == 5
    assert all(sale.sale_date is not None and sale.sale_date < day for sale in why.comparables)


def test_values_through_the_span_follow_the_index(trained: TrainResult, valuer: Valuer) -> None:
    """Homes of all over the market on 1 July of each year."""
    index = MarketIndex.load(trained.artifact)
    homes = pl.read_parquet(trained.artifact / SALES_FILE)[::15].drop(
        "price", "sale_date", "parcel"
    )
    days = [date(year, 7, 1) for year in range(2019, 2023)]
    values = np.array([np.log(valuer.values(homes, day).values).mean() for day in days])
    numbers = np.array([(day - date(1970, 1, 1)).days for day in days], dtype=float)
    moved, level = values - values[0], index.level(numbers)
    assert moved == pytest.approx(level - level[0], abs=0.05)
    assert moved[-1] > 0.08, "the market rose by about 16 %"


def test_values_after_the_last_sale_follow_the_outlook_and_their_ranges_widen(
    trained: TrainResult, valuer: Valuer
) -> None:
    index = MarketIndex.load(trained.artifact)
    homes = pl.read_parquet(trained.artifact / SALES_FILE)[::15].drop(
        "price", "sale_date", "parcel"
    )
    last = last_day(valuer)
    days = [last + timedelta(days=ahead) for ahead in (0, 30, 90, 360)]
    arrays = [valuer.values(homes, day) for day in days]
    numbers = np.array([(day - date(1970, 1, 1)).days for day in days], dtype=float)
    moved = np.array([np.log(batch.values / arrays[0].values).mean() for batch in arrays])
    level = index.level(numbers)
    # The age of a home moves its value, too; the year has hardly any homes that gain by it.
    assert moved == pytest.approx(level - level[0], abs=0.02)
    widths = [float(np.median(batch.high_90 / batch.low_90)) for batch in arrays]
    assert widths == sorted(widths)
    assert widths[3] > 1.02 * widths[0]


def test_a_model_of_a_random_split_learns_prices_as_they_were_paid(demo: Dataset) -> None:
    """Its test sales lie between its training sales, so nothing has to be carried on."""
    at_once, x = FeaturePipeline.fit(demo.frame[:600], demo.schema, past_only=False)
    by_time, y = FeaturePipeline.fit(demo.frame[:600], demo.schema)
    assert not at_once.moves_with_market
    assert by_time.moves_with_market
    assert (at_once.market_move(x) == 0.0).all()
    years = y[:, by_time.year_column]
    assert by_time.market_move(y)[np.argmax(years)] == pytest.approx(0.0, abs=1e-3)
    assert by_time.market_move(y).std() > 0.02
