"""Prices ten times too high or too low are flagged, with reasons, and few others."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import numpy as np
import polars as pl
import pytest
from tests.unit.data.checks.conftest import TODAY, Market, make_market

from houseprice.data.builtin.load import load_builtin
from houseprice.data.checks import isolation
from houseprice.data.checks.check_sales import check_sales
from houseprice.data.checks.flags import flagged_sales
from houseprice.data.schema import TableSchema

FOLDER = os.environ.get("HOUSEPRICE_DATASETS_DIR")


def flags_of(frame: pl.DataFrame, schema: TableSchema) -> pl.DataFrame:
    """The sales that the outliers mark, with their reasons."""
    rows = pl.Series(np.arange(2, frame.height + 2))
    checks = check_sales(frame, schema, rows, TODAY, with_forest=True)
    return flagged_sales([check for check in checks if check.kind == "price outlier"], frame, rows)


def flags(market: Market) -> pl.DataFrame:
    return flags_of(market.frame, market.schema)


def measured(frame: pl.DataFrame, schema: TableSchema, seed: int) -> tuple[float, float]:
    """Recall of 1 % of prices at a tenth or ten times, and the share of others flagged."""
    rng = np.random.default_rng(seed)
    bad = rng.random(frame.height) < 0.01
    factor = np.where(bad, rng.choice([0.1, 10.0], frame.height), 1.0)
    price = pl.col(schema.price) * pl.Series(factor)
    flagged = np.zeros(frame.height, dtype=bool)
    flagged[flags_of(frame.with_columns(price), schema)["sale"].to_numpy()] = True
    return float(flagged[bad].mean()), float(flagged[~bad].mean())


@pytest.mark.parametrize("n", [2000, 100_000])
def test_errors_of_a_factor_of_ten_are_flagged(n: int) -> None:
    market = make_market(n)
    recall, false_share = measured(market.frame, market.schema, 1)
    assert recall >= 0.99
    assert false_share <= 0.005


@pytest.mark.datasets
@pytest.mark.skipif(not FOLDER, reason="HOUSEPRICE_DATASETS_DIR is not set")
@pytest.mark.parametrize("name", ["king_county", "ames", "miami", "california"])
def test_errors_in_real_tables_are_flagged(name: str, tmp_path: Path) -> None:
    data = load_builtin(name, tmp_path, Path(str(FOLDER)))
    figures = np.array([measured(data.frame, data.schema, seed) for seed in range(3)])
    assert figures[:, 0].mean() >= 0.95
    assert figures[:, 1].max() <= 0.02


def test_reasons_name_group_number_and_distance() -> None:
    market = make_market(2000)
    mask = market.some(0, least=1)
    flagged = flags(market.put("price", mask, pl.col("price") * 10))
    reasons: list[dict[str, Any]] = flagged.filter(pl.col("sale") == int(mask.argmax()))["reasons"][
        0
    ].to_list()
    assert 1 <= len(reasons) <= 3
    first = reasons[0]
    assert first["kind"] == "price"
    assert first["group"].startswith("town ")
    assert first["n"] >= 20
    assert first["z"] > 4
    assert "robust standard deviations above" in first["text"]


def test_sixty_sales_are_compared_with_all() -> None:
    market = make_market(60)
    mask = market.some(0, least=1)
    flagged = flags(market.put("price", mask, pl.col("price") * 10))
    assert int(mask.argmax()) in flagged["sale"].to_list()


def test_without_scikit_learn_there_are_fewer_reasons(monkeypatch: pytest.MonkeyPatch) -> None:
    market = make_market(2000)
    wrong = market.put("price", market.some(0.01), pl.col("price") * 10)
    monkeypatch.setattr(isolation, "find_spec", lambda _name: None)
    kinds = flags(wrong)["reasons"].explode().struct.field("kind")
    assert set(kinds.unique()) <= {"price", "price per area"}
