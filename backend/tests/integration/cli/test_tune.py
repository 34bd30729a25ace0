"""``houseprice train --tune``: trials in child processes, kept over a stop."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import time
from pathlib import Path
from typing import Any

import psutil
import pytest
from tests.integration.cli.conftest import HOUSEPRICE, run

from houseprice.data.dataset import Dataset


@pytest.fixture
def words(tmp_path: Path, demo: Dataset) -> list[str]:
    """A training on few sales, since a trial on more proves no more."""
    sales = tmp_path / "sales.csv"
    demo.frame[:300].write_csv(sales)
    model = ("--target", "price", "--model", "lightgbm", "--epochs", "8")
    return ["train", str(sales), *model, "--out", str(tmp_path / "m")]


def trials(home: Path) -> list[dict[str, Any]]:
    file = home / "m" / "tuning-lightgbm.jsonl"
    return [json.loads(line) for line in file.read_text().splitlines()[1:]] if file.exists() else []


def test_a_stopped_tuning_goes_on_and_its_model_tells_what_was_tried(
    tmp_path: Path, words: list[str]
) -> None:
    with subprocess.Popen(
        [*HOUSEPRICE, *words, "--tune", "4trials"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        env={**os.environ, "HOUSEPRICE_DATA_DIR": str(tmp_path)},
    ) as process:
        while not trials(tmp_path):
            assert process.poll() is None
            time.sleep(0.05)
        children = psutil.Process(process.pid).children(recursive=True)
        process.send_signal(signal.SIGINT)
        process.communicate()
    assert process.returncode == 130
    assert not any(child.is_running() for child in children)
    finished = trials(tmp_path)
    assert 1 <= len(finished) < 4
    # A trial that was ended from outside is none.
    assert {trial["state"] for trial in finished} == {"complete"}
    done = run(tmp_path, *words, "--tune", "4trials", "--json")
    assert done.returncode == 0, done.stderr
    assert "tuning: 100 %" in done.stderr
    assert trials(tmp_path)[: len(finished)] == finished
    document = json.loads(done.stdout)
    tuning = document["tuning"]["lightgbm"]
    assert sorted(trial["number"] for trial in tuning["tried"]) == [0, 1, 2, 3]
    assert tuning["best"]["validation_rmse"] <= tuning["untuned"]["validation_rmse"]
    artifact = Path(document["models"]["lightgbm"]["artifact"])
    manifest = json.loads((artifact / "manifest.json").read_text())
    assert manifest["tuning"] == tuning
    found = tuning["best"]["settings"]
    assert manifest["settings"]["learning_rate"] == found.pop("learning_rate", None)
    assert manifest["settings"]["params"] == found


def test_a_budget_that_is_none_ends_with_status_2(tmp_path: Path, words: list[str]) -> None:
    done = run(tmp_path, *words, "--tune", "soon")
    assert done.returncode == 2
    assert "--tune must be like 10m, 90s, 2h or 30trials, got 'soon'" in done.stderr


def test_all_tunes_each_family_and_blends_what_was_found(tmp_path: Path, demo: Dataset) -> None:
    sales = tmp_path / "sales.csv"
    demo.frame[:60].write_csv(sales)  # so few that two folds are fitted
    asked = ["train", str(sales), "--target", "price", "--epochs", "2", "--tune", "1trial"]
    done = run(tmp_path, *asked, "--out", str(tmp_path / "m"), "--json")
    assert done.returncode == 0, done.stderr
    document = json.loads(done.stdout)
    families = {"lightgbm", "pytorch", "tensorflow", "huggingface"}
    assert set(document["tuning"]) == families
    assert {tuning["trials"] for tuning in document["tuning"].values()} == {1}
    assert families | {"all"} <= set(document["models"])
    blend = Path(document["models"]["all"]["artifact"]) / "manifest.json"
    assert json.loads(blend.read_text())["settings"]["tune"] is None
