"""A short soak with every kind of process killed and frozen at random: no promise is broken."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest


@pytest.mark.long
def test_no_promise_is_broken_by_sixty_faults(tmp_path: Path) -> None:
    houseprice = Path(sys.executable).with_name("houseprice")
    command = [houseprice, "soak", "--faults", "60", "--seed", "20261130", "--lease", "6", "--json"]
    done = subprocess.run(
        [*command, "--keep", tmp_path / "studio"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    figures = json.loads(done.stdout)
    assert figures["faults"] == 60
    assert len(figures["faults_by_kind"]) >= 10
    assert figures["attempts"] > figures["runs"] > 0
    assert (figures["lost"], figures["duplicated"], figures["wrong_models"]) == (0, 0, 0)
    assert figures["broken"] == []
