"""One studio a data folder; what an earlier start left is ended, and nothing else is."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
import pytest

SCRIPTS = Path(__file__).parents[4] / "scripts"
#: Holds the lock as start-all.sh does: the shell opens the file, and a program takes its place.
START = """
exec 9>>"$2/run/lock"
"$0" "$1/claim.py" 9 "$2" "API on port 5000" || exit $?
echo ready
exec sleep 600
"""
END = (
    "import pathlib, sys; sys.path.insert(0, sys.argv[1]); import leftovers;"
    "leftovers.end(pathlib.Path(sys.argv[2]), print, patience_s=0.5)"
)
STUBBORN = "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); time.sleep(600)"
Spawn = Callable[..., subprocess.Popen[str]]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "the dätä"
    (made / "run" / "broker").mkdir(parents=True)
    return made


@pytest.fixture
def spawn() -> Iterator[Spawn]:
    """Starts a program of this test; whatever is left of it is killed at the end."""
    started = []

    def start(*words: str, **variables: str) -> subprocess.Popen[str]:
        process = subprocess.Popen(
            words,
            env={**os.environ, **variables},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        started.append(process)
        return process

    yield start
    for process in started:
        process.kill()
        process.communicate()


def claim(spawn: Spawn, folder: Path) -> subprocess.Popen[str]:
    return spawn("bash", "-c", START, sys.executable, str(SCRIPTS), str(folder))


def is_ready(start: subprocess.Popen[str]) -> bool:
    assert start.stdout is not None
    return start.stdout.readline() == "ready\n"


def test_a_second_studio_is_refused_and_the_first_is_named(spawn: Spawn, folder: Path) -> None:
    first = claim(spawn, folder)
    assert is_ready(first)
    second = claim(spawn, folder)
    _, said = second.communicate(timeout=60)
    assert second.returncode == 2
    assert f"process {first.pid} since {time.strftime('%Y-')}" in said
    assert "API on port 5000" in said
    assert str(folder) in said
    assert "--data-dir" in said
    assert first.poll() is None


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM])
def test_the_lock_ends_with_its_process(spawn: Spawn, folder: Path, number: int) -> None:
    first = claim(spawn, folder)
    assert is_ready(first)
    first.send_signal(number)
    first.wait()
    assert is_ready(claim(spawn, folder))


def test_another_folder_is_another_studio(spawn: Spawn, folder: Path, tmp_path: Path) -> None:
    (tmp_path / "other" / "run").mkdir(parents=True)
    assert is_ready(claim(spawn, folder))
    assert is_ready(claim(spawn, tmp_path / "other"))


def test_only_processes_of_this_studio_are_ended(
    spawn: Spawn, folder: Path, tmp_path: Path
) -> None:
    (tmp_path / "other").mkdir()
    (tmp_path / "link").symlink_to(folder)
    named = spawn("sleep", "600", HP_STUDIO=str(folder), SUPERVISOR_PROCESS_NAME="backend")
    linked = spawn("sleep", "600", HP_STUDIO=str(tmp_path / "link"))
    others = [
        spawn("sleep", "600", HP_STUDIO=str(tmp_path / "other")),
        # A shell of the user, who works on the same data by hand.
        spawn("sleep", "600", HOUSEPRICE_DATA_DIR=str(folder)),
        spawn("sh", "-c", 'cd "$0"; exec sleep 600', str(folder / "run" / "broker")),
    ]
    start = claim(spawn, folder)
    assert is_ready(start)
    assert named.wait(5) == linked.wait(5) == -signal.SIGTERM
    assert [process.poll() for process in others] == [None] * len(others)
    start.kill()
    _, said = start.communicate()
    assert said.count("\n") == 1
    assert f"backend ({named.pid})" in said


def test_what_does_not_end_when_asked_is_killed(spawn: Spawn, folder: Path) -> None:
    stubborn = spawn(sys.executable, "-c", STUBBORN, HP_STUDIO=str(folder))
    time.sleep(0.3)
    spawn(sys.executable, "-c", END, str(SCRIPTS), str(folder)).wait(60)
    assert stubborn.wait(5) in (-signal.SIGKILL, -signal.SIGTERM)


def test_a_start_from_within_a_studio_does_not_end_itself(spawn: Spawn, folder: Path) -> None:
    words = ["bash", "-c", START, sys.executable, str(SCRIPTS), str(folder)]
    start = spawn(*words, HP_STUDIO=str(folder))
    assert is_ready(start)
    assert psutil.pid_exists(start.pid)
