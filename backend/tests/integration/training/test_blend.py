"""A blend is a model of models that learned from the same sales."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import polars as pl
import pytest

from houseprice.api.schemas.runs import RunResult
from houseprice.artifacts import read_manifest
from houseprice.artifacts.folder import read_document
from houseprice.data.dataset import Dataset
from houseprice.data.features.pipeline import FEATURES_FILE, FeaturePipeline
from houseprice.errors import InvalidInput
from houseprice.progress import ignore_progress
from houseprice.training.blend import blend, check_same
from houseprice.training.change_equity import with_equity
from houseprice.training.prepare import prepare
from houseprice.training.spec import TrainSettings
from houseprice.training.train import TrainingTask, TrainResult, train
from houseprice.valuation.valuer import Valuer


def _never(*_: object, **__: object) -> None:
    raise AssertionError("features are made again")


def test_a_blend_weighs_its_members_and_is_measured_on_the_same_sales(
    trained: TrainResult,
    demo: Dataset,
    settings: TrainSettings,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    torch = train(
        TrainingTask("pytorch", demo, TrainSettings(epochs=4, split="time")),
        tmp_path / "pytorch",
        ignore_progress,
    )
    blended = blend(
        [trained.artifact, torch.artifact], demo, settings, tmp_path / "blend", ignore_progress
    )
    assert blended.test_sha256 == trained.test_sha256
    RunResult.model_validate(blended.result | {"model_id": "m"})
    manifest = read_manifest(blended.artifact)
    assert manifest.to_json() == read_document(blended.artifact)
    weights = manifest.weights
    assert set(weights) == {"lightgbm", "pytorch"}
    assert all(weight >= 0 for weight in weights.values())
    assert {result.file for result in manifest.members} == {"model.onnx"}
    outputs = [result.output for result in manifest.members]
    assert len(set(outputs)) == len(outputs)
    worst = max(result.result["test"]["rmse"]["value"] for result in (trained, torch))
    assert blended.result["test"]["rmse"]["value"] < worst
    again = blend(
        [trained.artifact, torch.artifact],
        demo,
        settings,
        tmp_path / "again",
        ignore_progress,
        checkpoint_dir=tmp_path / "stored",
    )
    first, second = (
        pl.read_parquet(result.artifact / "test_values.parquet") for result in (blended, again)
    )
    assert first.equals(second)
    with monkeypatch.context() as without_features:
        # An attempt that goes on makes no features.
        without_features.setattr(FeaturePipeline, "fit", classmethod(_never))
        third = blend(
            [trained.artifact, torch.artifact],
            demo,
            settings,
            tmp_path / "third",
            ignore_progress,
            checkpoint_dir=tmp_path / "stored",
        )
    assert first.equals(pl.read_parquet(third.artifact / "test_values.parquet"))
    fair = with_equity(blended.artifact, demo, 1.0, tmp_path / "fair", ignore_progress)
    assert read_manifest(fair.artifact).weights == weights
    points = read_manifest(fair.artifact).equity.points
    (chosen,) = (point for point in points if point["chosen"])
    assert abs(chosen["out_of_fold"]["prb"]["value"]) < 1e-4
    assert Valuer.load(blended.artifact).value([Valuer.load(blended.artifact).example])


def test_a_model_of_a_version_that_read_categories_in_another_way_is_not_used_again(
    trained: TrainResult, demo: Dataset, settings: TrainSettings, tmp_path: Path
) -> None:
    """Its features have the same names, but its networks learned other numbers in them."""
    prepared = prepare(demo, settings, 5, ignore_progress)
    manifest = read_manifest(trained.artifact)
    check_same(trained.artifact, manifest, prepared, settings)
    older = shutil.copytree(trained.artifact, tmp_path / "older")
    document = json.loads((older / FEATURES_FILE).read_text())
    category = document["learned"]["categories"][0]
    category["levels"] = list(reversed(category["levels"]))
    (older / FEATURES_FILE).write_text(json.dumps(document))
    with pytest.raises(InvalidInput, match="readings of older differs"):
        check_same(older, manifest, prepared, settings)


def test_models_of_other_sales_are_not_blended(
    trained: TrainResult, demo: Dataset, tmp_path: Path
) -> None:
    other = TrainSettings(epochs=2, split="random:1")
    with pytest.raises(InvalidInput, match="from the same sales"):
        blend([trained.artifact] * 2, demo, other, tmp_path / "blend", ignore_progress)
    assert list(tmp_path.iterdir()) == []
