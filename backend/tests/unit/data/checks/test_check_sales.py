"""Checks find what was put into a market, and nothing in a market as it is."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import numpy as np
import polars as pl
import pytest

from houseprice.data.builtin.demo import make_market
from houseprice.data.builtin.demo_schema import SCHEMA as SAMPLE
from houseprice.data.checks.check_sales import KINDS, check_sales
from houseprice.data.checks.sales_check import SalesCheck
from houseprice.data.schema import Column, TableSchema

SIZES = (60, 2_000, 100_000)
SCHEMA = TableSchema(
    "t",
    "T",
    "a sale",
    "EUR",
    "m2",
    (
        Column("price", "price", "number"),
        Column("area", "living_area", "number"),
        Column("sold", "date", "date"),
        Column("parcels_in_deed", "number", "integer"),
        Column("note", "category", "category"),
    ),
)


def _market(sales: int, seed: int = 1) -> pl.DataFrame:
    rng = np.random.default_rng(seed)
    area = np.exp(rng.normal(4.6, 0.35, sales))
    price = 3_000 * area**0.9 * np.exp(rng.normal(0, 0.25, sales))
    return pl.DataFrame(
        {
            "price": price,
            "area": area,
            "sold": pl.Series([20_000 - place % 900 for place in range(sales)]).cast(pl.Date),
            "parcels_in_deed": [1] * sales,
            "note": [f"n{place}" for place in range(sales)],
        }
    )


def _found(frame: pl.DataFrame) -> dict[str, SalesCheck]:
    rows = pl.Series(range(2, frame.height + 2))
    return {check.kind: check for check in check_sales(frame, SCHEMA, rows)}


def _changed(column: str, values: Callable[[pl.Expr], pl.Expr], every: int) -> pl.DataFrame:
    frame = _market(2_000)
    is_changed = pl.int_range(pl.len()) % every == 0
    return frame.with_columns(
        pl.when(is_changed).then(values(pl.col(column))).otherwise(pl.col(column)).alias(column)
    )


@pytest.mark.parametrize("sales", SIZES)
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_nothing_is_found_in_a_market_as_it_is(sales: int, seed: int) -> None:
    assert not _found(_market(sales, seed))


def test_the_sample_market_has_no_odd_price_or_area() -> None:
    frame = make_market(42).frame
    rows = pl.Series(range(2, frame.height + 2))
    kinds = {check.kind for check in check_sales(frame, SAMPLE, rows)}
    assert not kinds & {"price scale", "unit mix-up", "future dates", "duplicate rows"}


@pytest.mark.parametrize("sales", SIZES)
def test_nominal_prices_are_not_of_the_market(sales: int) -> None:
    frame = _market(sales)
    token = pl.int_range(pl.len()) % 20 == 0
    frame = frame.with_columns(pl.when(token).then(100.0).otherwise("price").alias("price"))
    check = _found(frame)["non-market"]
    assert check.count == sales // 20
    assert "rows 2, " in check.explanation


def test_deeds_of_several_parcels_are_not_of_the_market() -> None:
    frame = _changed("parcels_in_deed", lambda value: value + 2, every=40)
    assert _found(frame)["non-market"].count == 50


@pytest.mark.parametrize("factor", [100.0, 1_000.0, 0.01])
def test_prices_of_another_scale_are_named_with_their_factor(factor: float) -> None:
    frame = _changed("price", lambda price: price * factor, every=50)
    check = _found(frame)["price scale"]
    assert check.count == 40
    assert f"{factor:g} times" in check.explanation


@pytest.mark.parametrize(("sales", "every"), [(60, 6), (2_000, 10), (2_000, 50), (100_000, 4)])
def test_square_feet_among_square_metres_are_found(sales: int, every: int) -> None:
    frame = _market(sales)
    other = pl.int_range(pl.len()) % every == 0
    feet = pl.when(other).then(pl.col("area") * 10.7639).otherwise("area").alias("area")
    check = _found(frame.with_columns(feet))["unit mix-up"]
    truth = frame.select(other.alias("is")).to_series()
    assert int((check.mask & truth).sum()) >= 0.95 * int(truth.sum())
    assert int((check.mask & ~truth).sum()) <= 0.02 * sales
    assert "square feet" in check.action


def test_homes_that_really_are_ten_times_as_large_are_no_mix_up() -> None:
    frame = _changed("area", lambda area: area * 10.8, every=10)
    large = pl.int_range(pl.len()) % 10 == 0
    dear = pl.when(large).then(pl.col("price") * 9).otherwise("price").alias("price")
    assert "unit mix-up" not in _found(frame.with_columns(dear))


def test_sales_of_the_future_and_doubled_rows_are_named() -> None:
    frame = _market(100)
    late = datetime.now(UTC).date() + timedelta(days=40)
    frame = frame.with_columns(
        pl.when(pl.int_range(pl.len()) == 7).then(pl.lit(late)).otherwise("sold").alias("sold")
    )
    found = _found(pl.concat([frame, frame.head(3)]))
    assert found["future dates"].mask.arg_true().to_list() == [7]
    assert found["duplicate rows"].mask.arg_true().to_list() == [100, 101, 102]


def test_every_kind_that_is_found_can_be_left_out() -> None:
    frame = _market(400)
    odd = frame.head(4).with_columns(price=pl.Series([1.0, 2.0, 1.0, 5.0]))
    kinds = set(_found(pl.concat([frame, odd, frame.head(2)])))
    assert kinds == {"non-market", "duplicate rows"}
    assert kinds <= set(KINDS)
