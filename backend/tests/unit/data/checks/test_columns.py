"""Columns that tell nothing."""

from __future__ import annotations

import polars as pl
from tests.unit.data.checks.conftest import Market

from houseprice.data.checks.fixes import apply_fix
from houseprice.data.schema import Column


def test_constant_columns_are_named(market: Market) -> None:
    table = market.with_column(Column("city", "category", "category"), ["A"] * market.height)
    check = table.warnings()["constant column", ""]
    assert (check.column, check.count) == ("city", 0)
    assert apply_fix(table.frame, check, "ignore the column").equals(market.frame)


def test_empty_columns_are_named(market: Market) -> None:
    table = market.with_column(Column("note", "ignore", "text"), [None] * market.height)
    assert table.warnings()["empty column", ""].column == "note"
    assert ("constant column", "") not in table.warnings()


def test_a_flag_with_blanks_is_not_constant(market: Market) -> None:
    values = ["Y", *[None] * (market.height - 1)]
    assert market.with_column(Column("pool", "category", "category"), values).warnings() == {}


def test_one_price_in_all_rows_is_named(market: Market) -> None:
    price = market.schema.price
    same = Market(market.frame.with_columns(pl.lit(250_000.0).alias(price)), market.schema)
    warned = same.warnings()["constant price", ""]
    assert "The price is 250,000 in all" in warned.explanation
