"""Prices in cents or thousands among others are marked, and converted back."""

from __future__ import annotations

import polars as pl
import pytest
from tests.unit.data.checks.conftest import Market, make_market

from houseprice.data.checks.fixes import apply_fix

KEY = ("price scale", "")


@pytest.mark.parametrize("share", [0.03, 0.3])
@pytest.mark.parametrize(
    ("factor", "fix"),
    [
        (100.0, "divide by 100"),
        (1000.0, "divide by 1000"),
        (0.01, "multiply by 100"),
        (0.001, "multiply by 1000"),
    ],
)
def test_another_scale_is_marked_and_mended(
    market: Market, share: float, factor: float, fix: str
) -> None:
    mask = market.some(share, least=3)
    wrong = market.put("price", mask, pl.col("price") * factor)
    check = wrong.warnings()[KEY]
    assert check.fixes == (fix, "leave out")
    marked = check.mask.to_numpy()
    assert (marked & mask).sum() >= 0.99 * mask.sum()
    assert (marked & ~mask).sum() <= 0.0001 * market.height
    mended = apply_fix(wrong.frame, check, fix)["price"]
    assert ((mended - market.frame["price"]).abs() < 1).mean() > 0.995


def test_a_lone_price_in_cents_is_marked() -> None:
    market = make_market(2000)
    mask = market.some(0, least=1)
    check = market.put("price", mask, pl.col("price") * 100).warnings()[KEY]
    assert (check.mask.to_numpy() == mask).all()
    assert f"row {mask.argmax() + 2}" in check.explanation


def test_nominal_prices_are_no_scale() -> None:
    market = make_market(2000)
    warnings = market.put("price", market.some(0.05), 100.0).warnings()
    assert KEY not in warnings
    assert ("non-market", "nominal price") in warnings
