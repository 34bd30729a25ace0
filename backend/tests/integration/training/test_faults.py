"""A training that ends early leaves nothing, and a model that was changed is refused."""

from __future__ import annotations

import errno
from dataclasses import replace
from pathlib import Path

import pytest

from houseprice.artifacts import read_manifest
from houseprice.data.dataset import Dataset
from houseprice.errors import CorruptArtifact, StorageFull
from houseprice.progress import JobCancelled, Progress, ignore_progress
from houseprice.training.spec import TrainSettings
from houseprice.training.train import ExportMismatch, TrainingTask, TrainResult, train
from houseprice.valuation.engine import Engine
from houseprice.valuation.valuer import Valuer


@pytest.fixture(scope="module")
def few(demo: Dataset) -> Dataset:
    return replace(demo, frame=demo.frame[:200])


@pytest.mark.parametrize("phase", ["loading", "training", "evaluating", "publishing"])
def test_cancelling_leaves_nothing(few: Dataset, tmp_path: Path, phase: str) -> None:
    def stop(progress: Progress) -> None:
        if progress.phase == phase:
            raise JobCancelled

    small = TrainSettings(epochs=2)
    with pytest.raises(JobCancelled):
        train(TrainingTask("lightgbm", few, small), tmp_path / "models" / "one", stop)
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


def test_a_full_disk_leaves_nothing(
    few: Dataset, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(self: Path, data: bytes) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(StorageFull, match="No space left"):
        train(
            TrainingTask("lightgbm", few, TrainSettings(epochs=2)), tmp_path / "o", ignore_progress
        )
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "file", ["model.onnx", "features.json", "comparables.parquet", "calibration.json", "card.md"]
)
def test_a_flipped_byte_is_refused(copied: Path, file: str) -> None:
    path = copied / file
    content = path.read_bytes()
    path.write_bytes(content[:-1] + bytes([content[-1] ^ 1]))
    with pytest.raises(CorruptArtifact, match=file):
        Valuer.load(copied)


def test_a_model_of_other_features_is_refused(trained: TrainResult) -> None:
    manifest = read_manifest(trained.artifact)
    with pytest.raises(CorruptArtifact, match="other features"):
        Engine.load(trained.artifact, replace(manifest, features=("x",)))


def test_a_network_that_answers_otherwise_is_refused(
    few: Dataset, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("houseprice.training.train.PARITY", -1.0)  # no network is as exact
    task = TrainingTask("lightgbm", few, TrainSettings(epochs=5))
    with pytest.raises(ExportMismatch) as caught:
        train(task, tmp_path / "model", lambda _: None)
    assert caught.value.code == "export_mismatch"
    assert list(tmp_path.iterdir()) == []
