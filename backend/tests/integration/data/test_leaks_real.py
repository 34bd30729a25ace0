"""No honest column of the public tables is called a leak; what is one, is."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import numpy as np
import polars as pl
import pytest

from houseprice.data.dataset import Dataset
from houseprice.data.importing import import_table, inspect_table
from houseprice.data.leaks import find_leaks
from houseprice.data.schema import Column
from houseprice.data.sources import load_builtin
from houseprice.data.splits import make_split

FOLDER = os.environ.get("HOUSEPRICE_DATASETS_DIR")
REAL = ("king_county", "ames", "miami", "california")
needs_files = pytest.mark.skipif(not FOLDER, reason="HOUSEPRICE_DATASETS_DIR is not set")
every_table = pytest.mark.parametrize(
    "name", [*(pytest.param(name, marks=needs_files) for name in REAL), "demo"]
)


def _load(name: str, cache: Path) -> Dataset:
    return load_builtin(name, cache, None if FOLDER is None else Path(FOLDER))


def _found(dataset: Dataset, rule: str) -> dict[str, str]:
    rows = np.sort(make_split(dataset, rule).train)
    return {leak.column: leak.kind for leak in find_leaks(dataset, rows)}


@every_table
@pytest.mark.parametrize("rule", ["auto", "random:7"])
def test_honest_columns_are_left_alone(name: str, rule: str, tmp_path: Path) -> None:
    assert _found(_load(name, tmp_path), rule) == {}


@every_table
@pytest.mark.parametrize("noise", [0.0, 0.1, 0.25])
def test_price_with_noise_is_found_among_real_columns(
    name: str, noise: float, tmp_path: Path
) -> None:
    data = _load(name, tmp_path)
    price = data.frame[data.schema.price].cast(pl.Float64).to_numpy()
    leak = price * np.exp(np.random.default_rng(8).normal(0, noise, price.size))
    columns = (*data.schema.columns, Column("extra", "number", "number"))
    leaking = replace(
        data,
        frame=data.frame.with_columns(pl.Series("extra", leak)),
        schema=replace(data.schema, columns=columns),
    )
    assert set(_found(leaking, "auto")) == {"extra"}


@needs_files
@pytest.mark.parametrize(
    ("target", "leaks"),
    [
        ("lastSoldPrice", {"listPrice": "list_price"}),  # asked in 2024, sold from 1976 on
        ("listPrice", {}),  # what it was sold for before is an honest column
    ],
)
def test_chicago_listings(target: str, leaks: dict[str, str], tmp_path: Path) -> None:
    file = Path(str(FOLDER)) / "chicago_listings.csv.gz"
    data = import_table(file, tmp_path / "chicago", name="chicago", target=target)
    assert _found(data, "auto") == leaks
    inspected = inspect_table(file, target=target)
    assert {leak.column: leak.kind for leak in inspected.leaks} == leaks
