"""Commands of the program, and a model that one of them trained on the made-up market."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from typing import Any

import pytest

from houseprice.cli import app
from houseprice.data.dataset import Dataset

HOUSEPRICE = [sys.executable, "-m", "houseprice.cli.app"]


@pytest.fixture(scope="session")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("home")


def run(home: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run a command in this process, which has its modules already; its trainings are processes."""
    out, err = io.StringIO(), io.StringIO()
    with pytest.MonkeyPatch.context() as patch, redirect_stdout(out), redirect_stderr(err):
        for name, value in _variables(home).items():
            patch.setenv(name, value)
        status = app.run(arguments)
    return subprocess.CompletedProcess(arguments, status, out.getvalue(), err.getvalue())


def run_process(home: Path, *arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run a command as a user does, in a process of its own with these variables besides."""
    return subprocess.run(
        [*HOUSEPRICE, *arguments],
        capture_output=True,
        text=True,
        env={**os.environ, **_variables(home), **variables},
        check=False,
    )


def _variables(home: Path) -> dict[str, str]:
    return {"HOUSEPRICE_DATA_DIR": str(home), "HOUSEPRICE_DATABASE_URL": "", "COLUMNS": "200"}


@pytest.fixture(scope="session")
def trained(home: Path) -> dict[str, Any]:
    done = run_process(home, "train", "demo", "--model", "lightgbm", "--epochs", "20", "--json")
    assert done.returncode == 0, done.stderr
    assert "lightgbm: " in done.stderr
    document: dict[str, Any] = json.loads(done.stdout)
    return document


@pytest.fixture(scope="session")
def sales_file(home: Path, demo: Dataset) -> Path:
    file = home / "sales.csv"
    demo.frame.write_csv(file)
    return file


@pytest.fixture(scope="session")
def few_sales(home: Path, demo: Dataset) -> Path:
    """For a training whose scores do not matter."""
    file = home / "few.csv"
    demo.frame[:500].write_csv(file)
    return file
