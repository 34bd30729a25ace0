"""Blocks sold as one and homes sold again within days."""

from __future__ import annotations

from datetime import date

import numpy as np
import polars as pl
import pytest
from tests.unit.data.checks.conftest import Market, make_market


@pytest.mark.parametrize("homes", [4, 8])
def test_a_block_sold_as_one_is_marked(market: Market, homes: int) -> None:
    mask = market.some(0, least=homes)
    price = float(market.frame["price"].median()) * 3.137  # type: ignore[operator]
    table = market.put("price", mask, price).put("sold", mask, date(2020, 5, 5))
    check = table.warnings()["non-market", "block sale"]
    assert (check.mask.to_numpy() == mask).all()


def test_round_prices_of_a_month_are_chance() -> None:
    market = make_market(2000)
    frame = market.frame.with_columns(pl.col("sold").dt.truncate("1mo"), pl.col("price").round(2))
    table = Market(frame, market.schema)
    rounded = (pl.col("price") / 25_000).round() * 25_000
    assert table.put("price", market.some(1), rounded).warnings() == {}


def test_new_homes_of_one_kind_may_cost_the_same() -> None:
    market = make_market(2000)
    mask = market.some(0, least=8)
    table = market.put("price", mask, 412_300.0).put("sold", mask, date(2020, 5, 5))
    assert ("non-market", "block sale") not in table.put("area", mask, 96.0).warnings()


def test_a_home_sold_again_within_days_is_marked(market: Market) -> None:
    rows = market.frame[:2].with_columns(pl.col("sold").dt.offset_by("9d"), pl.col("price") * 1.9)
    table = Market(pl.concat([market.frame, rows]), market.schema)
    check = table.warnings()["non-market", "flip"]
    marked = np.flatnonzero(check.mask.to_numpy()).tolist()
    assert marked == [0, 1, market.height, market.height + 1]
