"""A blend is a model of models that learned from the same sales."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest

from houseprice.api.schemas.runs import RunResult
from houseprice.artifacts import read_manifest
from houseprice.artifacts.folder import read_document
from houseprice.data.dataset import Dataset
from houseprice.errors import InvalidInput
from houseprice.progress import ignore_progress
from houseprice.training.blend import blend
from houseprice.training.change_equity import with_equity
from houseprice.training.spec import TrainSettings
from houseprice.training.train import TrainRequest, TrainResult, train
from houseprice.valuation.valuer import Valuer


def test_a_blend_weighs_its_members_and_is_measured_on_the_same_sales(
    trained: TrainResult, demo: Dataset, settings: TrainSettings, tmp_path: Path
) -> None:
    torch = train(
        TrainRequest("pytorch", demo, TrainSettings(epochs=4, split="time")),
        tmp_path / "pytorch",
        ignore_progress,
    )
    made = blend(
        [trained.artifact, torch.artifact], demo, settings, tmp_path / "blend", ignore_progress
    )
    assert made.test_sha256 == trained.test_sha256
    RunResult.model_validate(made.result | {"model_id": "m"})
    manifest = read_manifest(made.artifact)
    assert manifest.to_json() == read_document(made.artifact)
    weights = manifest.weights
    assert set(weights) == {"lightgbm", "pytorch"}
    assert all(weight >= 0 for weight in weights.values())
    assert {one.file for one in manifest.members} == {"model.onnx"}
    outputs = [one.output for one in manifest.members]
    assert len(set(outputs)) == len(outputs)
    worst = max(one.result["test"]["rmse"]["value"] for one in (trained, torch))
    assert made.result["test"]["rmse"]["value"] < worst
    again = blend(
        [trained.artifact, torch.artifact], demo, settings, tmp_path / "again", ignore_progress
    )
    first, second = (pl.read_parquet(one.artifact / "test_values.parquet") for one in (made, again))
    assert first.equals(second)
    fair = with_equity(made.artifact, demo, 1.0, tmp_path / "fair", ignore_progress)
    assert read_manifest(fair.artifact).weights == weights
    points = read_manifest(fair.artifact).equity.points
    (chosen,) = (point for point in points if point["chosen"])
    assert abs(chosen["out_of_fold"]["prb"]["value"]) < 1e-4
    assert Valuer.load(made.artifact).value([Valuer.load(made.artifact).example])


def test_models_of_other_sales_are_not_blended(
    trained: TrainResult, demo: Dataset, tmp_path: Path
) -> None:
    other = TrainSettings(epochs=2, split="random:1")
    with pytest.raises(InvalidInput, match="from the same sales"):
        blend([trained.artifact] * 2, demo, other, tmp_path / "blend", ignore_progress)
    assert list(tmp_path.iterdir()) == []
