"""A training that is killed again and again ends with the metrics of an undisturbed one."""

from __future__ import annotations

import json
import math
import os
import signal
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from houseprice.data.dataset import Dataset
from houseprice.data.storage import save_dataset
from houseprice.models.registry import FAMILIES

SCRIPT = Path(__file__).with_name("killed_training.py")
#: Shares of the undisturbed training's reports after which it is killed, one after the other.
KILLS = (0.2, 0.45)
Report = dict[str, Any]


@dataclass
class Attempts:
    """Runs of one training, each in a process of its own."""

    family: str
    sales: Path
    folder: Path
    number: int = 0

    def run(self, kill_at: int = 0, stored: str = "stored") -> tuple[list[Report], Any]:
        """The reports of an attempt, and its result unless it was killed."""
        self.number += 1
        model = self.folder / f"model-{self.number}"
        words = [self.family, self.sales, self.folder / stored, model, kill_at]
        environment = {**os.environ, "OMP_NUM_THREADS": "1", "PYTHONHASHSEED": "42"}
        attempt = subprocess.run(
            [sys.executable, "-W", "ignore", str(SCRIPT), *map(str, words)],
            env=environment,
            capture_output=True,
            text=True,
            check=False,
            timeout=400,
        )
        lines = [json.loads(line) for line in attempt.stdout.splitlines()]
        if kill_at:
            assert attempt.returncode == -signal.SIGKILL, attempt.stderr[-2000:]
            return lines, None
        assert attempt.returncode == 0, attempt.stderr[-2000:]
        return lines[:-1], lines[-1]["result"]


@pytest.fixture(scope="module")
def sales(demo: Dataset, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sales") / "few"
    save_dataset(demo.frame[:380], demo.schema, folder)
    return folder


def epochs(reports: list[Report]) -> int:
    return sum(report["epoch"] for report in reports)


def assert_same(resumed: Any, undisturbed: Any, tolerance: float) -> None:
    """Compare results number by number."""
    if isinstance(undisturbed, dict):
        assert resumed.keys() == undisturbed.keys()
        for name in undisturbed.keys() - {"pace"}:
            assert_same(resumed[name], undisturbed[name], tolerance)
    elif isinstance(undisturbed, float) and not math.isnan(undisturbed):
        assert resumed == pytest.approx(undisturbed, rel=tolerance, abs=tolerance)
    elif isinstance(undisturbed, list):
        assert len(resumed) == len(undisturbed)
        for one_resumed, one_undisturbed in zip(resumed, undisturbed, strict=True):
            assert_same(one_resumed, one_undisturbed, tolerance)
    else:
        assert resumed == undisturbed


@pytest.mark.parametrize("family", FAMILIES)
def test_two_kills_change_no_figure_and_cost_little(
    family: str, sales: Path, tmp_path: Path
) -> None:
    attempts = Attempts(family, sales, tmp_path)
    whole, undisturbed = attempts.run(stored="undisturbed")
    done, counted = [], []
    for share in KILLS:
        reports, _ = attempts.run(kill_at=int(share * len(whole)))
        done.append(epochs(reports))
        counted.append(reports[-1]["counted"][0])
    reports, resumed = attempts.run()
    # Trees have exactly the same sums; a network's last digits may differ.
    assert_same(resumed, undisturbed, 1e-12 if family == "lightgbm" else 1e-6)
    assert sum(done) + epochs(reports) < 1.1 * epochs(whole) + 2 * 100 * (family == "lightgbm")
    computed, taken = reports[-1]["counted"]
    assert computed + taken == whole[-1]["counted"][0] == epochs(whole)
    assert 0 <= sum(counted) - taken == sum(done) + epochs(reports) - epochs(whole)
    said = [report["resumed"] for report in reports if report["resumed"]]
    assert said, "nobody was told where the training went on"
    assert said[0]["models"] > 0
    assert [report["notice"] for report in reports if report["notice"]] == []
    steps = [report["done"][0] for report in reports]
    assert steps == sorted(steps)
    assert steps[0] >= said[0]["models"]


def test_damaged_files_are_trained_again_and_the_run_hears_of_it(
    sales: Path, tmp_path: Path
) -> None:
    attempts = Attempts("lightgbm", sales, tmp_path)
    whole, undisturbed = attempts.run(stored="undisturbed")
    attempts.run(kill_at=len(whole) // 2)
    damaged = sorted((tmp_path / "stored").glob("fold-*.fit"))[0] / "model.txt"
    damaged.write_bytes(damaged.read_bytes()[:-100])
    reports, resumed = attempts.run()
    assert_same(resumed, undisturbed, 1e-12)
    notices = [report["notice"] for report in reports if report["notice"]]
    assert len(notices) == 1
    assert "does not match its checksum" in notices[0]
