"""What is printed into a file or a pipe is whole."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

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
