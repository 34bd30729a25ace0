"""Token prices are marked in every currency; cheap homes are not."""

from __future__ import annotations

import numpy as np
import polars as pl
import pytest
from tests.unit.data.checks.conftest import Market, make_market

from houseprice.data.checks.amounts import is_token

KEY = ("non-market", "nominal price")


@pytest.mark.parametrize("price", [0.0, 1.0, 100.0])
@pytest.mark.parametrize("share", [0.01, 0.3])
def test_token_prices_are_marked(market: Market, price: float, share: float) -> None:
    mask = market.some(share)
    check = market.put("price", mask, price).warnings()[KEY]
    assert (check.mask.to_numpy() == mask).all()
    assert check.fixes == ("leave out",)
    assert market.schema.currency in check.explanation


def test_odd_amounts_far_below_all_others_are_marked() -> None:
    market = make_market(2000)
    mask = market.some(0.004)
    check = market.put("price", mask, (pl.col("price") / 1500).round()).warnings()
    marked = np.logical_or.reduce(
        [item.mask.to_numpy() for key, item in check.items() if key[0] != "price outlier"]
    )
    assert (marked == mask).all()


def test_garages_are_cheap_but_not_nominal() -> None:
    market = make_market(2000)
    mask = market.some(0.2)
    garages = market.put("type", mask, "garage").put("price", mask, pl.col("price") * 0.04)
    assert KEY not in garages.put("area", mask, 15.0).warnings()


def test_tokens_are_round_and_small() -> None:
    assert is_token(np.array([0.0, 1.0, 5.0, 10.0, 500.0])).all()
    assert not is_token(np.array([0.5, 15.0, 123.0, 99_500.0])).any()
