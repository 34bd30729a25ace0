"""Placeholders and future days are marked; honest old and early sales are not."""

from __future__ import annotations

from datetime import date

import polars as pl
import pytest
from tests.unit.data.checks.conftest import Market, make_market


@pytest.mark.parametrize(
    "day", [date(1900, 1, 1), date(1970, 1, 1), date(9999, 12, 31), date(1899, 12, 30)]
)
@pytest.mark.parametrize("share", [0.01, 0.6])
def test_placeholders_are_marked(market: Market, day: date, share: float) -> None:
    mask = market.some(share)
    warnings = market.put("sold", mask, day).warnings()
    assert set(warnings) == {("placeholder dates", "")}
    assert (warnings["placeholder dates", ""].mask.to_numpy() == mask).all()


def test_an_old_register_has_sold_on_new_years_day() -> None:
    market = make_market(2000)
    old = market.frame.with_columns(pl.col("sold").dt.offset_by("-47y").alias("sold"))
    shifted = Market(old, market.schema).put("sold", market.some(0.001), date(1970, 1, 1))
    assert ("placeholder dates", "") not in shifted.warnings()


def test_future_days_are_marked(market: Market) -> None:
    mask = market.some(0.02)
    check = market.put("sold", mask, date(2042, 3, 4)).warnings()["future dates", ""]
    assert (check.mask.to_numpy() == mask).all()
    assert "2042-03-04" in check.explanation


def test_a_share_of_all_sales_is_a_plain_number(market: Market) -> None:
    check = market.put("sold", market.some(1.0), date(2042, 3, 4)).warnings()["future dates", ""]
    assert "(100 %)" in check.explanation


@pytest.mark.parametrize(("share", "outcome"), [(0.01, "ok"), (0.1, "warning")])
def test_homes_sold_before_they_stood_are_counted(share: float, outcome: str) -> None:
    market = make_market(2000)
    mask = market.some(share)
    checks = market.put("year", mask, 2030).check()
    check = next(check for check in checks if check.kind == "sold before built")
    assert (check.outcome, check.count) == (outcome, mask.sum())
