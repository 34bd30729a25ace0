"""The list of models says where it looked, and tells each model whole."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from tests.unit.plain_manifest import plain_manifest

from houseprice.artifacts import seal
from houseprice.cli.artifacts import find_model
from houseprice.settings import Settings

STUDIO = "artifacts/01ktz3v7h2m8q4d9x6c5b1n0ra-12"  # <run id>-<fence>, as a studio's worker makes
TRAINED = "models/king_county-20261127-101500/baseline_median_area"


def _models(home: Path, *arguments: str, **environment: str) -> str:
    settings = {**os.environ, **environment, "HOUSEPRICE_DATA_DIR": str(home)}
    words = [sys.executable, "-m", "houseprice.cli.app", "models", *arguments]
    done = subprocess.run(words, capture_output=True, check=True, env=settings)
    return done.stdout.decode()


@pytest.fixture
def home(tmp_path: Path) -> Path:
    manifest = plain_manifest(test={"mdape": 5.5, "cod": 7.5, "rmse": 12_345.0}).to_json()
    for name in (STUDIO, TRAINED):
        (tmp_path / name).mkdir(parents=True)
        seal(tmp_path / name, manifest)
    return tmp_path


def test_an_empty_list_says_where_it_looked_and_where_a_studio_keeps_its_own(
    tmp_path: Path,
) -> None:
    listing = _models(tmp_path / "none")
    assert f"There is no model in {tmp_path / 'none'} yet" in listing
    assert "houseprice train demo" in listing
    assert "HOUSEPRICE_DATA_DIR" in listing


def test_each_row_has_the_name_that_other_commands_take(home: Path) -> None:
    listing = _models(home)
    assert listing.startswith(f"Models in {home}:")
    for folder in (STUDIO, TRAINED):
        name = folder.partition("/")[2]
        assert any(name in line.split() for line in listing.replace("│", " ").split("\n"))
        assert find_model(name, Settings(data_dir=home)) == home / folder
    listed = {item["name"]: item["model"] for item in json.loads(_models(home, "--json"))}
    assert listed == {folder.partition("/")[2]: str(home / folder) for folder in (STUDIO, TRAINED)}


def test_a_narrow_terminal_cuts_no_name(home: Path) -> None:
    listing = _models(home, FORCE_COLOR="1", NO_COLOR="1", COLUMNS="70", PYTHONIOENCODING="utf-8")
    cells = [line.split("│")[1].strip() for line in listing.split("\n") if line.count("│") > 2]
    joined = "".join(cells)
    for folder in (STUDIO, TRAINED):
        assert folder.partition("/")[2] in joined


def test_a_folder_that_cannot_be_read_keeps_no_model_out(home: Path) -> None:
    (home / TRAINED / "manifest.json").write_text('{"family": "lightgbm"}')
    listing = _models(home)
    assert STUDIO.partition("/")[2] in listing.replace("\n", "")
    assert TRAINED.partition("/")[2] not in listing
