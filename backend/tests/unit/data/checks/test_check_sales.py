"""Clean markets pass without a warning; real tables have only their known faults."""

from __future__ import annotations

import os
from pathlib import Path

import numpy as np
import polars as pl
import pytest
from tests.unit.data.checks.conftest import CURRENCIES, TODAY, Market, make_market

from houseprice.data.builtin.load import load_builtin
from houseprice.data.checks.check_sales import KINDS, check_kinds, check_sales
from houseprice.data.checks.flags import PHRASES
from houseprice.data.schema import AreaUnit
from houseprice.errors import InvalidInput

FOLDER = os.environ.get("HOUSEPRICE_DATASETS_DIR")
#: The warnings that each table deserves.
DESERVED = {
    "king_county": set(),
    "ames": {"price outlier"},  # one house was sold for 12,789 dollars
    "miami": {"same listing twice", "non-market"},  # parcels sold twice within a month
    "california": {"top-coded", "price outlier"},
}


def test_clean_markets_have_no_warning(market: Market) -> None:
    assert market.warnings() == {}


@pytest.mark.parametrize("n", [60, 2000])
@pytest.mark.parametrize("currency", sorted(CURRENCIES))
@pytest.mark.parametrize("unit", ["m2", "ft2"])
@pytest.mark.parametrize("wide", [0.2, 0.7])
def test_no_currency_unit_or_spread_is_a_warning(
    n: int, currency: str, unit: AreaUnit, wide: float
) -> None:
    for seed in range(3):
        assert make_market(n, seed, currency, unit, wide).warnings() == {}


def test_each_check_has_a_mask_of_its_count(market: Market) -> None:
    checks = market.check()
    assert len({check.kind for check in checks}) >= 16
    for check in checks:
        assert check.mask.len() == market.height
        assert check.mask.sum() == check.count
        assert check.explanation.endswith(".")
        assert check.action.endswith(".")


def test_a_table_of_prices_alone_can_be_checked() -> None:
    market = make_market(60)
    frame = market.frame.select("price", "area")
    checks = check_sales(frame, market.schema, pl.Series(np.arange(60)), TODAY)
    assert {check.outcome for check in checks} == {"ok"}


def test_columns_of_gaps_are_no_error() -> None:
    market = make_market(60)
    gaps = [pl.lit(None, dtype).alias(name) for name, dtype in market.frame.schema.items()
            if name != "price"]  # fmt: skip
    checks = check_sales(
        market.frame.with_columns(gaps), market.schema, pl.Series(np.arange(60)), TODAY
    )
    assert {check.kind for check in checks if check.outcome == "warning"} <= {
        "empty column", "total line", "duplicate rows",
    }  # fmt: skip


def test_a_table_without_sales_has_no_checks() -> None:
    market = make_market(60)
    assert check_sales(market.frame.clear(), market.schema, pl.Series([], dtype=pl.Int64)) == ()


@pytest.mark.datasets
@pytest.mark.skipif(not FOLDER, reason="HOUSEPRICE_DATASETS_DIR is not set")
@pytest.mark.parametrize("name", sorted(DESERVED))
def test_real_tables_have_the_warnings_they_deserve(name: str, tmp_path: Path) -> None:
    data = load_builtin(name, tmp_path, Path(str(FOLDER)))
    rows = pl.Series(np.arange(2, data.frame.height + 2))
    checks = check_sales(data.frame, data.schema, rows, TODAY)
    assert {check.kind for check in checks if check.outcome == "warning"} == DESERVED[name]


def test_every_kind_that_can_be_left_out_is_known_and_has_words(market: Market) -> None:
    offered = {check.kind for check in market.check() if "leave out" in check.fixes}
    assert offered <= set(KINDS)
    phrases = {*PHRASES, "price outlier", "non-market"}
    assert set(KINDS) <= phrases
    with pytest.raises(InvalidInput, match="a kind of sales must be"):
        check_kinds(["non-market", "too cheap"])
