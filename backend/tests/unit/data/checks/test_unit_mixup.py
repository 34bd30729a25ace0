"""Areas in the other unit are marked at every share; honest wide markets are not."""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import date
from pathlib import Path

import numpy as np
import polars as pl
import pytest
from tests.unit.data.checks.conftest import COLUMNS, Market, make_market

from houseprice.data.checks.check_sales import check_sales
from houseprice.data.checks.fixes import FT2_PER_M2, apply_fix
from houseprice.data.schema import AreaUnit, Column, TableSchema

CASES = os.environ.get("HOUSEPRICE_CASES_DIR")
KEY = ("unit mix-up", "")


def mixed(market: Market, share: float, column: str = "area") -> tuple[Market, np.ndarray]:
    mask = market.some(share)
    factor = FT2_PER_M2 if market.schema.area_unit == "m2" else 1 / FT2_PER_M2
    return market.put(column, mask, (pl.col(column) * factor).round()), mask


@pytest.mark.parametrize("share", [0.01, 0.1, 0.4])
@pytest.mark.parametrize("wide", [0.25, 0.5])
@pytest.mark.parametrize("n", [60, 2000, 100_000])
@pytest.mark.parametrize(("unit", "other"), [("m2", "ft2"), ("ft2", "m2")])
def test_the_other_unit_is_marked_and_converted(
    share: float, wide: float, n: int, unit: AreaUnit, other: str
) -> None:
    market = make_market(n, 5, unit=unit, wide=wide)
    wrong, mask = mixed(market, share)
    check = wrong.warnings()[KEY]
    assert check.column == "area"
    assert check.fixes == (f"convert from {other}", "leave out")
    marked = check.mask.to_numpy()
    assert (marked & mask).sum() >= 0.97 * mask.sum()
    assert (marked & ~mask).sum() <= 0.001 * n
    after = replace(wrong, frame=apply_fix(wrong.frame, check, check.fixes[0]))
    assert KEY not in after.warnings()


def test_an_unknown_unit_blames_the_fewer() -> None:
    market = make_market(2000)
    schema = replace(market.schema, area_unit="")
    wrong, mask = mixed(market, 0.1)
    check = replace(wrong, schema=schema).warnings()[KEY]
    assert (check.mask.to_numpy() == mask).mean() > 0.999
    assert "ft²" in check.explanation


def test_lots_of_one_kind_are_marked() -> None:
    market = make_market(2000)
    rng = np.random.default_rng(1)
    lots = market.frame["area"] * np.exp(rng.normal(1, 0.25, 2000))
    wrong, mask = mixed(
        replace(market, frame=market.frame.with_columns(lots.alias("lot"))), 0.1, "lot"
    )
    check = wrong.warnings()[KEY]
    assert check.column == "lot"
    assert (check.mask.to_numpy() == mask).mean() > 0.99


@pytest.mark.parametrize("wide", [0.3, 0.6, 0.9, 1.1])
@pytest.mark.parametrize("n", [60, 2000])
def test_honest_wide_markets_are_in_one_unit(wide: float, n: int) -> None:
    for seed in range(8):
        assert KEY not in make_market(n, seed, wide=wide).warnings()


def test_flats_and_estates_of_ten_times_their_size_are_honest() -> None:
    market = make_market(2000)
    mask = market.some(0.1)
    estates = market.put("area", mask, pl.col("area") * 10).put("price", mask, pl.col("price") * 8)
    assert KEY not in estates.put("beds", mask, 12).warnings()


@pytest.mark.skipif(not CASES, reason="HOUSEPRICE_CASES_DIR is not set")
def test_the_example_file_has_the_rows_in_feet() -> None:
    names = {"Price": "price", "Sale date": "sold", "Building area": "area", "Land size": "lot",
             "Bedrooms": "beds", "Year built": "year", "Latitude": "lat", "Longitude": "lon",
             "Type": "type", "Suburb": "town"}  # fmt: skip
    raw = pl.read_csv(Path(str(CASES)) / "area-tenth-in-other-unit.csv", try_parse_dates=True)
    frame = raw.rename(names)
    schema = TableSchema(
        "case", "Case", "a sale", "", "", (*COLUMNS[1:], Column("Address", "address", "text"))
    )
    rows = pl.Series(np.arange(2, 62))
    checks = check_sales(frame, schema, rows, date(2026, 1, 1))
    warnings = [check for check in checks if check.outcome == "warning"]
    assert [check.kind for check in warnings] == ["unit mix-up"]
    assert warnings[0].mask.to_list() == (frame["area"] > 600).to_list()
