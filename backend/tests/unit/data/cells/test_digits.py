"""Digits and signs of every script."""

from __future__ import annotations

import polars as pl
import pytest

from houseprice.data.cells.digits import ascii_digits


@pytest.mark.parametrize(
    ("cell", "plain"),
    [
        ("−５", "-5"),
        ("١٢٣٫٥", "123.5"),
        ("१२३", "123"),
        ("1\u00a0250", "1 250"),
        ("1’250", "1'250"),
        ("€5 größer", "€5 größer"),
    ],
)
def test_ascii_digits(cell: str, plain: str) -> None:
    assert ascii_digits(pl.Series([cell, None, "7"])).to_list() == [plain, None, "7"]
