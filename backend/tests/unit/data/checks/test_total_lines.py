"""Totals below the sales are marked, whatever they are called."""

from __future__ import annotations

import numpy as np
import polars as pl
import pytest
from tests.unit.data.checks.conftest import Market

KEY = ("total line", "")


def below(market: Market, *lines: dict[str, object]) -> Market:
    extra = pl.DataFrame(lines, schema=market.frame.schema)
    return Market(pl.concat([market.frame, extra]), market.schema)


def test_a_sum_and_a_mean_are_marked(market: Market) -> None:
    price = market.frame["price"]
    lines = below(market, {"price": price.sum(), "area": 12.0}, {"price": price.mean()})
    check = lines.warnings()[KEY]
    assert np.flatnonzero(check.mask.to_numpy()).tolist() == [market.height, market.height + 1]


@pytest.mark.parametrize("word", ["TOTAL", "Summe:", "Gesamt", "Moyenne", "Grand total 2000"])
def test_a_line_named_so_is_marked(market: Market, word: str) -> None:
    check = below(market, {"id": word, "price": 123.0}).warnings()[KEY]
    assert np.flatnonzero(check.mask.to_numpy()).tolist() == [market.height]


def test_a_price_alone_is_marked(market: Market) -> None:
    check = below(market, {"price": float(market.frame["price"][3])}).warnings()[KEY]
    assert check.count == 1


def test_a_last_sale_at_the_mean_price_is_a_sale(market: Market) -> None:
    mean = float(market.frame["price"][:-1].mean())  # type: ignore[arg-type]
    last = np.arange(market.height) == market.height - 1
    assert KEY not in market.put("price", last, mean).warnings()
