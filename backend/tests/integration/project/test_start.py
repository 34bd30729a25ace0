"""The first hour: start, change the machine, be killed, start again. The real script throughout."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

ROOT = Path(__file__).parents[4]
#: A busy machine may need this long; only a failing test waits for it.
_WAIT_S = 240.0


class Terminals:
    """Starts the studio in one terminal after the other, always on the same folder and ports."""

    def __init__(self, home: Path) -> None:
        self._home = home
        self.data = home / "my dätä"
        with socket.socket() as api, socket.socket() as flower:
            for server in (api, flower):
                server.bind(("127.0.0.1", 0))
            ports = str(api.getsockname()[1]), str(flower.getsockname()[1])
        self._words = ["--port-api", ports[0], "--port-flower", ports[1]]
        self.started: list[subprocess.Popen[bytes]] = []

    def start(self) -> subprocess.Popen[bytes]:
        with self._file(len(self.started)).open("wb") as terminal:
            process = subprocess.Popen(
                [ROOT / "start-all.sh", "--no-frontend", "--data-dir", self.data, *self._words],
                env={**os.environ, "HOUSEPRICE_VENV": sys.prefix, "HOUSEPRICE_SLOTS": "1"},
                stdout=terminal,
                stderr=terminal,
            )
        self.started.append(process)
        return process

    def start_until_ready(self) -> subprocess.Popen[bytes]:
        process = self.start()
        deadline = time.monotonic() + _WAIT_S
        while "Ready" not in self.said():
            assert process.poll() is None, self.said()
            assert time.monotonic() < deadline, self.said()
            time.sleep(0.1)
        return process

    def said(self) -> str:
        """What the newest terminal shows."""
        return self._file(len(self.started) - 1).read_text()

    def processes(self) -> list[psutil.Process]:
        """Whatever of the studio runs."""
        return [one for one in psutil.process_iter() if _environment(one) == str(self.data)]

    def close(self) -> None:
        for process in self.started:
            process.terminate()
            process.wait(90)
        for left in self.processes():
            left.kill()

    def _file(self, number: int) -> Path:
        return self._home / f"terminal {number}"


def _environment(process: psutil.Process) -> str | None:
    try:
        return process.environ().get("HP_STUDIO")
    except psutil.Error:
        return None


@pytest.fixture
def terminals(tmp_path: Path) -> Iterator[Terminals]:
    made = Terminals(tmp_path)
    yield made
    made.close()


def leave_files_of_an_earlier_version(data: Path) -> None:
    """What the broker of an earlier studio wrote, torn and of a version that nobody can read."""
    folder = data / "redis" / "appendonlydir"
    folder.mkdir(parents=True)
    (folder / "appendonly.aof.manifest").write_text("file appendonly.aof.1.base.rdb seq 1 type b\n")
    (folder / "appendonly.aof.1.base.rdb").write_bytes(b"REDIS9999\xfa")


def test_whatever_dies_the_next_start_finds_its_way(terminals: Terminals) -> None:
    leave_files_of_an_earlier_version(terminals.data)
    first = terminals.start_until_ready()

    # A second studio on the folder is refused, and the first is named.
    assert terminals.start().wait(_WAIT_S) == 2
    assert f"process {first.pid} since" in terminals.said()

    # The studio and its supervisor are killed: the rest lives on and holds the ports.
    supervisor = psutil.Process(first.pid).children()[0]
    orphans = supervisor.children(recursive=True)
    first.kill()
    supervisor.kill()
    first.wait()
    assert psutil.wait_procs(orphans, timeout=1)[1]

    # The next start ends them, says so in a line, and starts; Ctrl-C ends all of it.
    second = terminals.start_until_ready()
    assert "Ending processes that were left running" in terminals.said()
    assert psutil.wait_procs(orphans, timeout=5)[1] == []
    second.send_signal(signal.SIGINT)
    assert second.wait(_WAIT_S) == 130
    assert terminals.processes() == []
