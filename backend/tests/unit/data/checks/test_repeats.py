"""Rows, homes and listings that appear twice."""

from __future__ import annotations

import numpy as np
import polars as pl
from tests.unit.data.checks.conftest import Market, make_market

from houseprice.data.checks.check_sales import check_sales
from houseprice.data.checks.fixes import apply_fix
from houseprice.data.schema import Column, TableSchema


def again(market: Market, rows: pl.DataFrame) -> Market:
    return Market(pl.concat([market.frame, rows]), market.schema)


def test_equal_rows_are_marked_and_left_out(market: Market) -> None:
    doubled = again(market, market.frame[5:8])
    check = doubled.warnings()["duplicate rows", ""]
    assert np.flatnonzero(check.mask.to_numpy()).tolist() == [market.height + n for n in range(3)]
    assert apply_fix(doubled.frame, check, "leave out").equals(market.frame)


def test_few_coarse_columns_repeat_by_chance() -> None:
    market = make_market(2000)
    prices = (pl.col("price") / 1e5).round() * 1e5
    frame = market.frame.select(prices, "type", "beds")
    assert frame.is_duplicated().any()
    assert ("duplicate rows", "") not in Market(frame, market.schema).warnings()


def test_a_later_sale_of_a_home_is_information(market: Market) -> None:
    rows = market.frame[:4].with_columns(
        pl.col("sold").dt.offset_by("-2y"), price=pl.col("price") * 0.9
    )
    checks = again(market, rows).check()
    check = next(check for check in checks if check.kind == "repeat sales")
    assert (check.outcome, check.count) == ("ok", 4)


def test_the_same_sale_listed_again_is_marked(market: Market) -> None:
    rows = market.frame[:3].with_columns(
        pl.col("sold").dt.offset_by("9d"), town=pl.lit("elsewhere")
    )
    rows = rows.cast(dict(market.frame.schema))
    check = again(market, rows).warnings()["same listing twice", ""]
    assert np.flatnonzero(check.mask.to_numpy()).tolist() == [market.height + n for n in range(3)]
    years_later = rows.with_columns(pl.col("sold").dt.offset_by("-3y"))
    assert ("same listing twice", "") not in again(market, years_later).warnings()


def test_one_sale_that_fills_the_table_is_repeated_and_no_chance() -> None:
    same = [("a", 250_000.0, 100.0)] * 500
    others = [(f"b{n}", 200_000.0 + 1_000 * n, 60.0 + n) for n in range(20)]
    frame = pl.DataFrame([*same, *others], schema=["town", "price", "size"], orient="row")
    columns = (
        Column("town", "neighbourhood", "category"),
        Column("price", "price", "number"),
        Column("size", "living_area", "number"),
    )
    schema = TableSchema("t", "T", "a sale", "", "", columns)
    checks = check_sales(frame, schema, pl.Series(range(2, 522)))
    repeated = [check for check in checks if check.kind == "duplicate rows"]
    assert [(check.outcome, check.count) for check in repeated] == [("warning", 499)]
