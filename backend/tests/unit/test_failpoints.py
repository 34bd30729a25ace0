"""A failpoint does nothing unless the environment of the process names it."""

from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from houseprice import failpoints

REACH = "from houseprice import failpoints; failpoints.reach('here'); print('went on')"


def reached(tmp_path: Path, points: str | None, *, marks: bool = False) -> tuple[int, str]:
    """Exit status and output of a process that comes to the point `here`."""
    environment = {name: os.environ[name] for name in ("PATH", "PYTHONPATH") if name in os.environ}
    if points is not None:
        environment[failpoints.POINTS_VARIABLE] = points
    if marks:
        environment[failpoints.MARKS_VARIABLE] = str(tmp_path)
    done = subprocess.run(
        [sys.executable, "-c", REACH],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode, done.stdout + done.stderr


@pytest.mark.parametrize("points", [None, "", "there:kill"])
def test_without_its_name_nothing_happens(points: str | None, tmp_path: Path) -> None:
    assert reached(tmp_path, points) == (0, "went on\n")


def test_a_process_is_killed_at_the_point(tmp_path: Path) -> None:
    assert reached(tmp_path, "there:raise,here:kill") == (-signal.SIGKILL, "")


def test_with_a_folder_the_point_acts_once_and_leaves_a_mark(tmp_path: Path) -> None:
    assert reached(tmp_path, "here:exit", marks=True)[0] == 70
    assert (tmp_path / "here").exists()
    assert reached(tmp_path, "here:exit", marks=True) == (0, "went on\n")


def test_an_unknown_action_is_refused_before_anything_runs(tmp_path: Path) -> None:
    status, output = reached(tmp_path, "here:explode")
    assert status == 1
    assert "got 'explode'" in output


@pytest.mark.parametrize(
    ("action", "error"),
    [
        ("raise", failpoints.FailpointReached),
        ("memory", MemoryError),
        ("full", OSError),
        ("files", OSError),
    ],
)
def test_an_action_raises_what_the_system_would(action: str, error: type[BaseException]) -> None:
    with pytest.raises(error) as caught:
        failpoints.armed(f"here:{action}")["here"]()
    numbers = {"full": errno.ENOSPC, "files": errno.EMFILE}
    assert getattr(caught.value, "errno", None) == numbers.get(action)


def test_only_its_own_variables_are_passed_on() -> None:
    environment = {failpoints.POINTS_VARIABLE: "here:kill", "SECRET": "x"}
    assert failpoints.passed_on(environment) == {failpoints.POINTS_VARIABLE: "here:kill"}
