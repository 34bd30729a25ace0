"""One training on the made-up market, for every test that only reads its model."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from houseprice.data.dataset import Dataset
from houseprice.progress import Progress
from houseprice.training.spec import TrainSettings
from houseprice.training.train import TrainingTask, TrainResult, train
from houseprice.valuation.valuer import Valuer


@pytest.fixture(scope="session")
def settings() -> TrainSettings:
    """Settings of `trained`."""
    return TrainSettings(epochs=120, split="time")


@pytest.fixture(scope="session")
def reports() -> list[Progress]:
    """Progress reports of `trained`; the list is empty before that fixture is used."""
    return []


@pytest.fixture(scope="session")
def trained(
    demo: Dataset,
    settings: TrainSettings,
    reports: list[Progress],
    tmp_path_factory: pytest.TempPathFactory,
) -> TrainResult:
    """A LightGBM model of the made-up market; a test that changes its files takes `copied`."""
    out = tmp_path_factory.mktemp("models") / "lightgbm"
    return train(TrainingTask("lightgbm", demo, settings), out, reports.append)


@pytest.fixture(scope="session")
def valuer(trained: TrainResult) -> Valuer:
    """The trained model, loaded."""
    return Valuer.load(trained.artifact, manifest_sha256=trained.manifest_sha256)


@pytest.fixture
def copied(trained: TrainResult, tmp_path: Path) -> Path:
    """A copy of the trained model, for tests that change files."""
    return Path(shutil.copytree(trained.artifact, tmp_path / "model"))
