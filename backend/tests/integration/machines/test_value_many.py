"""A table of homes in a bucket: parts are read from there and written to there."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import polars as pl
import pytest
from tests.unit.tiny_market import SCHEMA, tiny_market

from houseprice.data.storage import save_dataset
from houseprice.training.spec import TrainSettings
from houseprice.training.train import TrainingTask, train
from houseprice.valuation.valuer import Valuer

if TYPE_CHECKING:
    from tests.integration.machines.conftest import Bucket

HOMES, PART = 250, 100
HOUSEPRICE = (sys.executable, "-m", "houseprice.cli.app")


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small model of a made-up market."""
    folder = tmp_path_factory.mktemp("model")
    sales = save_dataset(tiny_market(200, seed=1), SCHEMA, folder / "sales")
    task = TrainingTask("lightgbm", sales, TrainSettings(epochs=20))
    return train(task, folder / "model", lambda _: None).artifact


@pytest.fixture
def homes(model: Path, bucket: Bucket, tmp_path: Path) -> pl.DataFrame:
    """Homes whose table is in the bucket, in two files."""
    valuer = Valuer.load(model)
    sales = valuer._engine.pipeline.sales
    names = [field.name for field in valuer.form if field.kind != "date"]
    table = sales.select(names)[[row % sales.height for row in range(HOMES)]]
    for name, rows in {"a": table[:120], "b": table[120:]}.items():
        file = tmp_path / f"{name}.parquet"
        rows.write_parquet(file)
        bucket.write(f"homes/{name}.parquet", file.read_bytes())
    return table


def value_many(model: Path, bucket: Bucket, target: str, home: Path) -> str:
    """Run the command as a user does; what it says."""
    plain_http = {"AWS_ALLOW_HTTP": "true"}  # the server of the tests has no certificate
    words = ["value-many", str(model), f"{bucket.url}/homes/*.parquet", target]
    done = subprocess.run(
        [*HOUSEPRICE, *words, "--part-homes", str(PART), "--processes", "2"],
        env={**os.environ, **bucket.variables, **plain_http, "HOUSEPRICE_DATA_DIR": str(home)},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return " ".join(done.stdout.split())


def test_homes_in_a_bucket_are_valued_into_a_bucket(
    model: Path, homes: pl.DataFrame, bucket: Bucket, tmp_path: Path
) -> None:
    target = f"{bucket.url}/values"
    assert f"{HOMES} homes, 0 of them without a value" in value_many(
        model, bucket, target, tmp_path / "home"
    )
    assert len(bucket.keys("values/")) == -(-HOMES // PART)
    parts = tmp_path / "parts"
    parts.mkdir()
    for key in bucket.keys("values/"):
        (parts / Path(key).name).write_bytes(bucket.read(key))
    table = pl.read_parquet(parts / "*.parquet").sort("row")
    assert table["row"].to_list() == list(range(HOMES))
    expected = Valuer.load(model).values(homes).values
    assert table["value"].to_list() == pytest.approx(list(expected), rel=1e-9)


def test_the_same_call_does_only_what_is_missing_in_the_bucket(
    model: Path, homes: pl.DataFrame, bucket: Bucket, tmp_path: Path
) -> None:
    assert homes.height == HOMES
    target = f"{bucket.url}/values"
    value_many(model, bucket, target, tmp_path / "home")
    first, *others = bucket.keys("values/")
    bucket.delete(first)
    before = {key: bucket.read(key) for key in others}
    says = value_many(model, bucket, target, tmp_path / "home")
    assert f"{HOMES - PART} of them from an earlier call" in says
    assert {key: bucket.read(key) for key in others} == before
    assert bucket.keys("values/") == [first, *others]
