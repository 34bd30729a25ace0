"""Flagged sales: one row each, the gravest rule first, at most three reasons."""

from __future__ import annotations

import numpy as np
import polars as pl
from tests.unit.data.checks.conftest import TODAY, Market, make_market

from houseprice.data.checks.check_sales import check_sales
from houseprice.data.checks.flags import FLAG_SCHEMA, flagged_sales


def flags_of(market: Market) -> pl.DataFrame:
    rows = pl.Series(np.arange(2, market.height + 2))
    checks = check_sales(market.frame, market.schema, rows, TODAY)
    return flagged_sales(checks, market.frame, rows)


def test_a_sale_with_several_faults_is_one_row() -> None:
    market = make_market(2000)
    mask = market.some(0, least=5)
    flags = flags_of(market.put("price", mask, 100.0).put("lat", mask, 0.0).put("lon", mask, 0.0))
    wrong = flags.filter(pl.col("sale").is_in(np.flatnonzero(mask).tolist()))
    assert wrong.height == 5
    assert wrong["row"].to_list() == (np.flatnonzero(mask) + 2).tolist()
    assert set(wrong["rule"]) == {"non-market: nominal price"}
    assert set(wrong["value"]) == {"100"}
    for kinds, reasons in zip(wrong["kinds"], wrong["reasons"], strict=True):
        assert kinds.to_list()[:2] == ["non-market", "coordinates outside"]
        assert 2 <= len(reasons) <= 3


def test_a_market_of_few_sales_in_order_has_no_flags() -> None:
    market = make_market(60)
    flags = flags_of(market)
    assert flags.schema == FLAG_SCHEMA
    assert flags.height <= 1


def test_places_are_those_of_the_longer_table() -> None:
    market = make_market(200)
    mask = market.some(0, least=3)
    wrong = market.put("price", mask, pl.col("price") * 40)
    checks = check_sales(wrong.frame, wrong.schema, pl.Series(np.arange(200)), TODAY)
    is_checked = pl.Series([False] * 50 + [True] * 200)
    moved = [check.spread_over(is_checked) for check in checks]
    cells = pl.concat([wrong.frame.head(50), wrong.frame])
    flags = flagged_sales(moved, cells, pl.Series(np.arange(250)))
    assert set(np.flatnonzero(mask) + 50) <= set(flags["sale"])
    assert flags["sale"].min() >= 50  # type: ignore[operator]
