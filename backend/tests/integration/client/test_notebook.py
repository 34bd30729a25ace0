"""The notebook in the docs runs from its first cell to its last against a real studio."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.integration.api.conftest import Studio

NOTEBOOK = Path(__file__).parents[4] / "docs" / "notebooks" / "first-steps.ipynb"

EXECUTE = "from nbclient.cli import main; main()"


def test_the_notebook_runs(processes: Studio, tmp_path: Path) -> None:
    target = tmp_path / "run.ipynb"
    done = subprocess.run(
        [sys.executable, "-c", EXECUTE, NOTEBOOK, f"--output={target.with_suffix('')}"],
        env={**os.environ, "STUDIO_URL": processes.url, "HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        timeout=400,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-3000:]
    outputs = [cell["outputs"] for cell in cells(target) if cell["cell_type"] == "code"]
    texts = json.dumps(outputs)
    assert "Succeeded: 100 %" in texts
    assert "EUR, between" in texts


def test_the_notebook_is_kept_without_outputs() -> None:
    code = [cell for cell in cells(NOTEBOOK) if cell["cell_type"] == "code"]
    assert len(code) > 5
    assert [cell for cell in code if cell["outputs"] or cell["execution_count"]] == []


def cells(file: Path) -> list[dict[str, object]]:
    """The cells of a notebook."""
    return list(json.loads(file.read_text())["cells"])
