"""A fix changes the marked sales and nothing else."""

from __future__ import annotations

import polars as pl
import pytest
from tests.unit.data.checks.conftest import make_market

from houseprice.data.checks.fixes import apply_fix
from houseprice.data.checks.sales_check import SalesCheck
from houseprice.errors import InvalidData

MARKET = make_market(60)
MASK = pl.Series([True, *[False] * 59])


def check_of(column: str, *fixes: str, other: str | None = None) -> SalesCheck:
    return SalesCheck("kind", "warning", 1, MASK, "", "", column, fixes, other_column=other)


@pytest.mark.parametrize(
    ("column", "fix", "factor"),
    [
        ("price", "divide by 100", 0.01),
        ("price", "multiply by 1000", 1000),
        ("area", "convert from ft2", 0.09290304),
        ("area", "convert from m2", 10.76391),
        ("lon", "change the sign", -1),
    ],
)
def test_factors_change_the_marked_value(column: str, fix: str, factor: float) -> None:
    after = apply_fix(MARKET.frame, check_of(column, fix), fix)
    assert after[column][0] == pytest.approx(MARKET.frame[column][0] * factor, rel=1e-6)
    assert after[1:].equals(MARKET.frame[1:])


def test_whole_numbers_stay_whole() -> None:
    frame = MARKET.frame.with_columns(pl.col("area").cast(pl.Int64))
    after = apply_fix(frame, check_of("area", "convert from ft2"), "convert from ft2")
    assert after.schema == frame.schema
    assert after["area"][0] == round(frame["area"][0] / 10.76391)


def test_sales_are_left_out() -> None:
    after = apply_fix(MARKET.frame, check_of("price", "leave out"), "leave out")
    assert after.equals(MARKET.frame[1:])


def test_coordinates_are_swapped() -> None:
    after = apply_fix(MARKET.frame, check_of("lat", "swap", other="lon"), "swap")
    assert after.select("lat", "lon").row(0) == MARKET.frame.select("lon", "lat").row(0)
    assert after[1:].equals(MARKET.frame[1:])


def test_codes_become_gaps() -> None:
    after = apply_fix(MARKET.frame, check_of("beds", "read as a gap"), "read as a gap")
    assert after["beds"].to_list() == [None, *MARKET.frame["beds"].to_list()[1:]]


def test_a_column_is_ignored() -> None:
    after = apply_fix(MARKET.frame, check_of("beds", "ignore the column"), "ignore the column")
    assert after.equals(MARKET.frame.drop("beds"))


def test_only_offered_fixes_are_applied_to_the_checked_table() -> None:
    with pytest.raises(InvalidData, match="must be one of leave out"):
        apply_fix(MARKET.frame, check_of("price", "leave out"), "swap")
    with pytest.raises(InvalidData, match="60 sales, got 59"):
        apply_fix(MARKET.frame[1:], check_of("price", "leave out"), "leave out")
