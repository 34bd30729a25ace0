"""The examples of ``docs/client.md`` work as they stand."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import polars as pl
import pytest

from houseprice_client import Studio as Client

if TYPE_CHECKING:
    from tests.integration.api.conftest import Studio

PAGE = Path(__file__).parents[4] / "docs" / "client.md"


def blocks(language: str, studio: Studio) -> str:
    """The examples in one language, one after the other, with the address of the test's studio."""
    parts = re.findall(rf"```{language}\n(.*?)```", PAGE.read_text(), re.DOTALL)
    assert parts, language
    return "\n".join(parts).replace("http://127.0.0.1:5000", studio.url)


def run(folder: Path, *words: str) -> str:
    """The output of a command that must succeed."""
    done = subprocess.run(
        words, cwd=folder, capture_output=True, text=True, timeout=300, check=False
    )
    assert done.returncode == 0, done.stderr[-2000:]
    return done.stdout


def test_the_python_examples_work(processes: Studio, tmp_path: Path) -> None:
    said = run(tmp_path, sys.executable, "-c", blocks("python", processes))
    assert "demo-lightgbm" in said
    assert "invalid_input epochs" in said
    assert (tmp_path / "report.pdf").read_bytes().startswith(b"%PDF")


def test_the_downloads_are_right_for_an_english_and_a_german_spreadsheet(
    processes: Studio, tmp_path: Path
) -> None:
    if shutil.which("curl") is None:
        pytest.skip("curl is not installed")
    run(tmp_path, "bash", "-euo", "pipefail", "-c", blocks("bash", processes))
    english, german = tmp_path / "sales.csv", tmp_path / "verkaeufe.csv"
    assert english.read_bytes()[:3] == german.read_bytes()[:3] == b"\xef\xbb\xbf"
    us = pl.read_csv(english)
    de = pl.read_csv(german, separator=";", decimal_comma=True)
    assert us.columns == de.columns
    assert us["price"].is_sorted(descending=True)
    assert us["latitude"].dtype == de["latitude"].dtype == pl.Float64
    assert sorted(us["latitude"]) == sorted(de["latitude"])


def test_flagged_sales_come_in_either_dialect_with_the_same_cells(
    processes: Studio, tmp_path: Path
) -> None:
    with Client(processes.url) as client:
        path = "/v1/datasets/demo/checks.csv"
        english = client.save(path, tmp_path / "flags.csv")
        german = client.save(path, tmp_path / "warnungen.csv", decimal=",")
    us = pl.read_csv(english, infer_schema=False)
    de = pl.read_csv(german, separator=";", infer_schema=False)
    assert us.columns[:3] == ["flag_row", "flag_column", "flag_value"]
    assert us.columns == de.columns
    assert us.height > 0
    assert us["latitude"].to_list() == [text.replace(",", ".") for text in de["latitude"]]
    assert us["description"].to_list() == de["description"].to_list()


def test_the_r_example_works(processes: Studio, tmp_path: Path) -> None:
    program = shutil.which("Rscript")
    if program is None:
        pytest.skip("R is not installed")
    said = run(tmp_path, program, "-e", blocks("r", processes))
    assert "[1] 2000" in said
