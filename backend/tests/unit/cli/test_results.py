"""What is printed into a file or a pipe is whole."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from houseprice.cli.results import train_document
from houseprice.cli.training_processes.pool import JobEnd

SCORES = """
from houseprice.cli.results import print_scores
names = ("hit_rate", "mdape", "ppe10", "median_ratio", "cod", "coverage_90", "rmse", "mae", "r2")
models = {
    name: {"test": dict.fromkeys(names, 123_456.0), "seconds": 12.0, "artifact": "models/" + name}
    for name in ("lightgbm", "huggingface", "baseline_median_area")
}
document = {"dataset": "demo", "split": {"n_test": 400}, "models": models, "warnings": ["w" * 90]}
print_scores(document, "USD")
"""


@pytest.mark.parametrize("columns", [None, "40", "80"])
def test_names_of_models_are_whole_in_a_pipe_however_narrow_the_terminal(
    columns: str | None,
) -> None:
    environment = {name: text for name, text in os.environ.items() if name != "COLUMNS"}
    if columns is not None:
        environment["COLUMNS"] = columns
    environment["PYTHONIOENCODING"] = "utf-8"
    words = [sys.executable, "-c", SCORES]
    done = subprocess.run(words, capture_output=True, check=True, env=environment)
    lines = done.stdout.decode().splitlines()
    assert "…" not in done.stdout.decode()
    rows = [line for line in lines if "123,456" in line]
    assert [row.strip("│ ").split()[0] for row in rows] == [
        "lightgbm",
        "huggingface",
        "baseline_median_area",
    ]
    assert f"Note: {'w' * 90}" in lines
    assert max(map(len, lines)) < 200  # tables are as wide as what is in them


def _ended(left_out: list[str]) -> JobEnd:
    result = {
        "test": {},
        "baselines": {},
        "split": {},
        "seconds": 1.0,
        "peak_rss_mb": 1.0,
        "pace": 1.0,
        "warnings": [],
        "left_out": left_out,
    }
    return JobEnd(result, Path("model"))


def test_where_there_was_no_time_to_blend_the_first_model_answers_for_all() -> None:
    sales: Any = SimpleNamespace(
        schema=SimpleNamespace(name="demo", currency="USD"), sha256="0" * 64
    )
    ended = {"lightgbm": _ended(["4 of 5 folds were left out."]), "pytorch": _ended([])}
    document = train_document(sales, ended, left_out=["tensorflow"], is_all=True)
    assert document["models"]["all"] == document["models"]["lightgbm"]
    assert document["left_out"] == [
        "There was no time to blend the models, so the first of them answers.",
        "The family TensorFlow network was not trained.",
        "LightGBM trees: 4 of 5 folds were left out.",
    ]
    whole = train_document(sales, {**ended, "blend": _ended(["Said by the blend."])}, is_all=True)
    assert whole["left_out"] == ["Said by the blend."]
