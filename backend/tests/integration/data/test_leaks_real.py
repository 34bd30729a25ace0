"""No honest column of the public tables is called a leak, and every leak is."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import numpy as np
import polars as pl
import pytest
from numpy.typing import NDArray

from houseprice.data.builtin.load import load_builtin
from houseprice.data.dataset import Dataset
from houseprice.data.importing.importer import import_table
from houseprice.data.importing.inspection import inspect_table
from houseprice.data.importing.table_request import TableRequest
from houseprice.data.leakage.detect import find_leaks
from houseprice.data.schema import Column, Role
from houseprice.data.splits import make_split

Floats = NDArray[np.float64]

FOLDER = os.environ.get("HOUSEPRICE_DATASETS_DIR")
REAL = ("king_county", "ames", "miami", "california")
needs_files = pytest.mark.skipif(not FOLDER, reason="HOUSEPRICE_DATASETS_DIR is not set")
every_table = pytest.mark.parametrize(
    "name", [*(pytest.param(name, marks=needs_files) for name in REAL), "demo"]
)


def _load(name: str, cache: Path) -> Dataset:
    return load_builtin(name, cache, None if FOLDER is None else Path(FOLDER))


def _leak_kinds(dataset: Dataset, rule: str) -> dict[str, str]:
    rows = np.sort(make_split(dataset, rule).train)
    return {leak.column: leak.kind for leak in find_leaks(dataset, rows)}


def _price(data: Dataset) -> Floats:
    price: Floats = data.frame[data.schema.price].cast(pl.Float64).to_numpy()
    return price


def _with(data: Dataset, values: Floats, role: Role = "number") -> Dataset:
    """The data set with one more column."""
    columns = (*data.schema.columns, Column("extra", role, "number"))
    frame = data.frame.with_columns(pl.Series("extra", values, nan_to_null=True))
    return replace(data, frame=frame, schema=replace(data.schema, columns=columns))


@every_table
@pytest.mark.parametrize("rule", ["auto", "random:7"])
def test_honest_columns_are_left_alone(name: str, rule: str, tmp_path: Path) -> None:
    assert _leak_kinds(_load(name, tmp_path), rule) == {}


@every_table
@pytest.mark.parametrize("noise", [0.0, 0.1, 0.25])
def test_price_with_noise_is_found_among_real_columns(
    name: str, noise: float, tmp_path: Path
) -> None:
    data = _load(name, tmp_path)
    leak = _price(data) * np.exp(np.random.default_rng(8).normal(0, noise, data.frame.height))
    assert set(_leak_kinds(_with(data, leak), "auto")) == {"extra"}


@every_table
def test_a_price_with_a_gap_value_is_found_among_real_columns(name: str, tmp_path: Path) -> None:
    data, rng = _load(name, tmp_path), np.random.default_rng(8)
    for value, share in ((0, 0.5), (-1, 0.3), (999_999_999, 0.1)):
        gaps = rng.random(data.frame.height) < share
        assert _leak_kinds(_with(data, np.where(gaps, value, _price(data))), "auto") == {
            "extra": "price"
        }


@pytest.mark.parametrize(
    "name", [*(pytest.param(name, marks=needs_files) for name in REAL[:3]), "demo"]
)
@pytest.mark.parametrize("noise", [0.0, 0.1])
def test_a_price_per_lot_area_is_found_among_real_columns(
    name: str, noise: float, tmp_path: Path
) -> None:
    data = _load(name, tmp_path)
    lot = data.frame[data.schema.with_role("lot_area")[0].name].cast(pl.Float64).to_numpy()
    price = _price(data) * np.exp(np.random.default_rng(8).normal(0, noise, lot.size))
    assert _leak_kinds(_with(data, price / lot), "auto") == {"extra": "price_per_area"}


@every_table
@pytest.mark.parametrize("role", ["lot_area", "living_area", "bedrooms"])
def test_a_price_in_the_place_of_a_size_is_found_among_real_columns(
    name: str, role: Role, tmp_path: Path
) -> None:
    data = _load(name, tmp_path)
    columns = tuple(column for column in data.schema.columns if column.role != role)
    data = replace(data, schema=replace(data.schema, columns=columns))
    leak = _price(data) * np.exp(np.random.default_rng(8).normal(0, 0.05, data.frame.height))
    assert _leak_kinds(_with(data, leak, role), "auto") == {"extra": "price"}


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
    data = import_table(file, tmp_path / "chicago", TableRequest("chicago", target=target))
    assert _leak_kinds(data, "auto") == leaks
    inspected = inspect_table(file, TableRequest("t", target=target))
    assert {leak.column: leak.kind for leak in inspected.leaks} == leaks
