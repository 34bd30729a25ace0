"""``houseprice report``: three files of one model, or a clear no."""

from __future__ import annotations

from pathlib import Path

import pytest

from houseprice.cli import app
from houseprice.data.dataset import Dataset
from houseprice.progress import ignore_progress
from houseprice.training.spec import TrainSettings
from houseprice.training.train import TrainingTask, train


@pytest.fixture(scope="module")
def model(demo: Dataset, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("models")
    request = TrainingTask("lightgbm", demo, TrainSettings(epochs=20, split="time"))
    return train(request, folder / "lightgbm", ignore_progress).artifact


def test_three_files_are_written_and_the_stored_values_made_again(
    model: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "report"
    assert app.run(["report", str(model), "--out", str(folder), "--check"]) == app.OK
    assert "400 stored homes were valued again" in capsys.readouterr().out
    assert {path.name for path in folder.iterdir()} == {"report.json", "report.html", "report.pdf"}


def test_a_place_that_cannot_be_written_to_is_named(
    model: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "taken"
    file.write_text("mine")
    assert app.run(["report", str(model), "--out", str(file)]) == app.BAD_INPUT
    assert f"got File exists for {file}." in capsys.readouterr().err
    assert file.read_text() == "mine"
