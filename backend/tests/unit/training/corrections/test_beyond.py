"""The edges of a market are learned from sales that are held out by size."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import polars as pl
import pytest

from houseprice.data.builtin.demo import SCHEMA, make_market
from houseprice.data.storage import save_dataset
from houseprice.training.corrections.beyond import learn_edges, log_prices
from houseprice.training.prepare import Prepared, prepare
from houseprice.training.spec import TrainSettings
from houseprice.valuation.corrections.beyond import Edge

#: By which the price of the made market grows with the size of a home.
ELASTICITY = 0.72


@cache
def prepared(n_sales: int, *, without_size: bool = False) -> Prepared:
    frame = make_market(3, n_sales).frame
    if without_size:
        rng = np.random.default_rng(0)
        prices = np.exp(rng.normal(12.5, 0.3, frame.height))
        frame = frame.with_columns(price=pl.Series(prices))
    with TemporaryDirectory() as folder:
        dataset = save_dataset(frame, SCHEMA, Path(folder) / "sales")
        settings = replace(TrainSettings(), split="random:1")
        return prepare(dataset, settings, 3, lambda _: None)


def _edges(prepared: Prepared) -> dict[tuple[str, bool], Edge]:
    return {(edge.column, edge.upper): edge for edge in learn_edges(prepared)}


def test_the_elasticity_of_the_market_is_found_at_both_ends() -> None:
    edges = _edges(prepared(1_500))
    assert edges["living_area", True].slope == pytest.approx(ELASTICITY, abs=0.1)
    assert edges["living_area", False].slope == pytest.approx(-ELASTICITY, abs=0.1)
    assert 0 <= edges["lot_area", True].slope < 0.2


def test_few_sales_lie_beyond_a_knot() -> None:
    sales = prepared(1_500)
    area = sales.dataset.frame[sales.rows]["living_area"].to_numpy()
    edge = _edges(sales)["living_area", True]
    assert 5 <= (area > edge.knot).sum() <= 20


def test_sales_without_a_date_are_of_the_day_that_the_features_give_them() -> None:
    sales = prepared(600)
    date = str(sales.dataset.schema.first("date"))
    day = sales.pipeline.undated
    some = pl.int_range(pl.len()) % 5 == 2
    frame = sales.dataset.frame
    both = [
        frame.with_columns(pl.when(some).then(fill).otherwise(date).alias(date))
        for fill in (pl.lit(None, pl.Date), pl.lit(day))
    ]
    undated, dated = (
        log_prices(replace(sales, dataset=replace(sales.dataset, frame=table))) for table in both
    )
    np.testing.assert_array_equal(undated, dated)


def test_a_size_that_moves_no_price_has_no_slope() -> None:
    for edge in _edges(prepared(600, without_size=True)).values():
        assert abs(edge.slope) < 0.1


def test_a_handful_of_sales_has_no_edges() -> None:
    assert learn_edges(prepared(110)) == ()
