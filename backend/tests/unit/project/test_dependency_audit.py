"""The look for known vulnerabilities fails for what can be mended, and for nothing else."""

from __future__ import annotations

import importlib.util
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[4]
SCRIPT = ROOT / "scripts" / "audit.py"


def program(folder: Path, prints: str, status: int = 0) -> str:
    """A program that prints a report, as pip-audit and npm do."""
    (folder / "report").write_text(prints)
    path = folder / "audit"
    path.write_text(f'#!/bin/sh\ncat "{folder}/report"\nexit {status}\n')
    path.chmod(0o755)
    return str(path)


def flaw(*fixes: str) -> dict[str, Any]:
    return {"name": "p", "version": "1", "vulns": [{"id": "CVE-1", "fix_versions": list(fixes)}]}


SKIPPED = {"name": "q", "skip_reason": "Dependency not found on PyPI"}
PYTHON = [
    (json.dumps({"dependencies": [flaw("2")]}), 1, "p 1: CVE-1, mended in 2"),
    (json.dumps({"dependencies": [flaw()]}), 0, "No known vulnerability."),
    (json.dumps({"dependencies": [SKIPPED]}), 0, "1 packages could not be looked up, such as q"),
    ("WARNING: so\n" + json.dumps({"dependencies": []}), 0, "No known vulnerability."),
    ("", 0, "nothing was looked up"),
    ("ConnectionError", 0, "nothing was looked up"),
]
WEB = [
    ({"vulnerabilities": {"p": {"name": "p", "severity": "high"}}}, 1, "p: high"),
    ({"vulnerabilities": {"p": {"name": "p", "severity": "critical"}}}, 1, "p: critical"),
    ({"vulnerabilities": {"p": {"name": "p", "severity": "moderate"}}}, 0, "No known"),
    ({"vulnerabilities": {}}, 0, "No known vulnerability."),
    ({"message": "405 Method Not Allowed"}, 0, "nothing was looked up"),
]


def audit(*words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, SCRIPT, *words], capture_output=True, text=True, check=False
    )


@pytest.mark.parametrize(("report", "status", "said"), PYTHON)
def test_python_packages(tmp_path: Path, report: str, status: int, said: str) -> None:
    done = audit("python", program(tmp_path, report, status=1), "constraints.txt")
    assert (done.returncode, done.stderr) == (status, "")
    assert said in done.stdout


@pytest.mark.parametrize(("report", "status", "said"), WEB)
def test_packages_of_the_web_interface(
    tmp_path: Path, report: dict[str, Any], status: int, said: str
) -> None:
    done = audit("web", program(tmp_path, json.dumps(report), status=1), str(tmp_path))
    assert (done.returncode, done.stderr) == (status, "")
    assert said in done.stdout


def test_a_program_that_is_not_there_is_no_failure() -> None:
    assert audit("python", "/nowhere/pip-audit", "constraints.txt").returncode == 0


def test_the_checks_look_both_up() -> None:
    text = (ROOT / "test.sh").read_text()
    assert 'scripts/audit.py" python' in text
    assert 'scripts/audit.py" web' in text
    assert importlib.util.find_spec("pip_audit") is not None
