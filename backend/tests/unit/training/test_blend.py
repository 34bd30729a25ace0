"""A blend weighs at least two models."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import polars as pl
import pytest

from houseprice.data.dataset import Dataset
from houseprice.data.schema import Column, TableSchema
from houseprice.errors import InvalidInput
from houseprice.progress import ignore_progress
from houseprice.training.blend import blend
from houseprice.training.spec import TrainSettings

SCHEMA = TableSchema(
    name="t",
    title="T",
    row_is="a sale",
    currency="USD",
    area_unit="ft2",
    columns=(
        Column("price", "price", "number"),
        Column("area", "living_area", "number", required=True),
    ),
)


def _dataset(prices: np.ndarray) -> Dataset:
    frame = pl.DataFrame({"price": prices, "area": np.arange(1.0, prices.size + 1)})
    return Dataset(SCHEMA, frame, "0" * 64, Path("sales.parquet"))


def test_one_model_is_no_blend(tmp_path: Path) -> None:
    dataset = _dataset(np.linspace(1e5, 2e5, 500))
    with pytest.raises(InvalidInput, match="at least 2"):
        blend([tmp_path], dataset, TrainSettings(), tmp_path / "out", ignore_progress)
