"""The installed command, and a model that it trained on the made-up market."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from houseprice.data.dataset import Dataset

HOUSEPRICE = [sys.executable, "-m", "houseprice.cli.app"]


@pytest.fixture(scope="session")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("home")


def run(home: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "HOUSEPRICE_DATA_DIR": str(home), "COLUMNS": "200"}
    return subprocess.run(
        [*HOUSEPRICE, *arguments], capture_output=True, text=True, env=environment, check=False
    )


@pytest.fixture(scope="session")
def trained(home: Path) -> dict[str, Any]:
    done = run(home, "train", "demo", "--model", "lightgbm", "--epochs", "20", "--json")
    assert done.returncode == 0, done.stderr
    assert "lightgbm: " in done.stderr
    document: dict[str, Any] = json.loads(done.stdout)
    return document


@pytest.fixture(scope="session")
def sales_file(home: Path, demo: Dataset) -> Path:
    file = home / "sales.csv"
    demo.frame.write_csv(file)
    return file
