"""Prices cut at a highest value."""

from __future__ import annotations

import numpy as np
import polars as pl
import pytest
from tests.unit.data.checks.conftest import Market, make_market

KEY = ("top-coded", "")


@pytest.mark.parametrize("share", [0.1, 0.2])
def test_cut_prices_are_marked(market: Market, share: float) -> None:
    limit = float(market.frame["price"].quantile(1 - share)) + 1  # type: ignore[arg-type]
    mask = (market.frame["price"] > limit).to_numpy()
    check = market.put("price", mask, limit).warnings()[KEY]
    assert (check.mask.to_numpy() == mask).all()


def test_a_market_of_few_prices_is_not_cut() -> None:
    market = make_market(2000)
    levels = np.linspace(100_000, 300_000, 21)[np.random.default_rng(1).integers(0, 21, 2000)]
    frame = market.frame.with_columns(pl.Series("price", levels))
    assert KEY not in Market(frame, market.schema).warnings()
