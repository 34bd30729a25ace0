"""Codes of a missing value among characteristics."""

from __future__ import annotations

import numpy as np
import pytest
from tests.unit.data.checks.conftest import Market, make_market

from houseprice.data.schema import Column


@pytest.mark.parametrize(
    ("column", "code"),
    [("area", -999.0), ("lot", 999_999_999.0), ("beds", 999), ("year", 9999), ("year", 0),
     ("beds", -1)],
)  # fmt: skip
def test_codes_are_marked(market: Market, column: str, code: float) -> None:
    mask = market.some(0.05)
    check = market.put(column, mask, code).warnings()["gap codes", ""]
    assert check.column == column
    assert (check.mask.to_numpy() == mask).all()
    assert check.fixes == ("read as a gap", "leave out")


@pytest.mark.parametrize("values", [[-999, -500, 20, 999], [0, 999, 400, 1500], [-1, 0, 1, 2]])
def test_numbers_among_others_are_no_codes(values: list[int]) -> None:
    market = make_market(2000)
    column = Column("extra", "number", "integer")
    table = market.with_column(column, np.resize(values, 2000))
    assert ("gap codes", "") not in table.warnings()
