"""The program that start-all.sh becomes, with a real supervisord over small programs."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
import pytest

STUDIO = Path(__file__).parents[4] / "scripts" / "studio.py"
CONFIGURATION = """
[supervisord]
logfile=%(ENV_HP_LOGS)s/supervisord.log
pidfile=%(ENV_HP_RUN)s/supervisord.pid
[unix_http_server]
file=%(ENV_HP_SOCKET)s
[rpcinterface:supervisor]
supervisor.rpcinterface_factory = supervisor.rpcinterface:make_main_rpcinterface
"""
PROGRAM = """
[program:{name}]
command=sh -c '{script}'
autorestart=true
startretries={retries}
redirect_stderr=true
stdout_logfile=%(ENV_HP_LOGS)s/{name}.log
"""


class Terminal:
    """Runs the studio as in a terminal, on a folder whose name is as long as a user may choose."""

    def __init__(self, home: Path) -> None:
        self.data = home / ("a däta folder " + "x" * 100)
        (self.data / "run").mkdir(parents=True)
        (self.data / "logs").mkdir()
        (home / "scripts").mkdir()
        self._home = home
        self._configuration = CONFIGURATION
        self.process: subprocess.Popen[bytes] | None = None

    def program(self, name: str, script: str, retries: int = 0) -> None:
        self._configuration += PROGRAM.format(name=name, script=script, retries=retries)

    def answering_programs(self) -> str:
        """One small server that answers for all of them; its port."""
        pages = self._home / "pages"
        (pages / "celery").mkdir(parents=True)
        for name in ("health", "healthcheck", "celery/health"):
            (pages / name).write_text('{"parts": [{"name": "workers", "ok": true}]}')
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = str(probe.getsockname()[1])
        words = f'-m http.server {port} --bind 127.0.0.1 --directory "{pages}"'
        self.program("backend", f"exec {sys.executable} {words}")
        return port

    def start(self, port: str = "1") -> None:
        configuration = self._home / "scripts" / "supervisord.conf"
        configuration.write_text(self._configuration)
        variables = {
            "HP_ROOT": self._home, "HP_VENV": sys.prefix, "HP_RUN": self.data / "run",
            "HP_LOGS": self.data / "logs", "HP_STUDIO": self.data, "HP_ADDRESS": "127.0.0.1",
            "HP_BACKEND_URL": f"http://127.0.0.1:{port}", "HP_FRONTEND": "false",
            "HP_PORT_WEB": "1", "HP_PORT_FLOWER": port, "FLOWER_BASIC_AUTH": "houseprice:secret",
            "HOUSEPRICE_DATA_DIR": self.data,
        }  # fmt: skip
        with (self._home / "terminal").open("wb") as terminal:
            self.process = subprocess.Popen(
                [sys.executable, str(STUDIO)],
                env={**os.environ, **{name: str(value) for name, value in variables.items()}},
                stdout=terminal,
                stderr=terminal,
            )

    def said(self) -> str:
        return (self._home / "terminal").read_text()

    def until(self, condition: Callable[[], object], within_s: float = 60) -> None:
        deadline = time.monotonic() + within_s
        while not condition():
            assert time.monotonic() < deadline, self.said()
            time.sleep(0.05)

    def ended(self) -> int:
        assert self.process is not None
        return self.process.wait(60)

    def processes(self) -> list[psutil.Process]:
        assert self.process is not None
        return psutil.Process(self.process.pid).children(recursive=True)

    def close(self) -> None:
        if self.process is not None and self.process.poll() is None:
            self.process.terminate()
            self.process.wait(60)


@pytest.fixture
def terminal(tmp_path: Path) -> Iterator[Terminal]:
    made = Terminal(tmp_path)
    yield made
    made.close()


def test_a_program_that_gives_up_is_named_at_once_with_its_own_log(terminal: Terminal) -> None:
    terminal.program("broker", "echo the first line; echo the broker is unwell; exit 3")
    terminal.program("worker", "echo the worker waits; exec sleep 600")
    terminal.start()
    assert terminal.ended() == 1
    said = terminal.said()
    assert "broker gave up (exit status 3)" in said
    assert str(terminal.data / "logs" / "broker.log") in said
    assert "the broker is unwell" in said
    assert "the worker waits" not in said


def test_a_program_that_ends_again_and_again_is_named(terminal: Terminal) -> None:
    terminal.program("backend", "sleep 1.2; echo no database; exit 1", retries=9)
    terminal.start()
    assert terminal.ended() == 1
    said = terminal.said()
    assert said.count("is started again") == 1
    assert "backend ends again and again" in said
    assert "no database" in said


def test_a_program_that_dies_later_is_named_and_started_again(terminal: Terminal) -> None:
    terminal.program("worker", "exec sleep 600", retries=9)
    terminal.start(terminal.answering_programs())
    terminal.until(lambda: "Ready" in terminal.said())
    worker = next(one for one in terminal.processes() if one.name() == "sleep")
    worker.kill()
    terminal.until(lambda: "worker ended" in terminal.said())
    terminal.until(lambda: any(one.name() == "sleep" for one in terminal.processes()))
    assert str(terminal.data / "logs" / "worker.log") in terminal.said()


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_signal_ends_every_process(terminal: Terminal, number: int) -> None:
    terminal.start(terminal.answering_programs())
    terminal.until(lambda: "Ready" in terminal.said())
    processes = terminal.processes()
    assert len(processes) == 2
    assert terminal.process is not None
    terminal.process.send_signal(number)
    assert terminal.ended() == 128 + number
    assert psutil.wait_procs(processes, timeout=5)[1] == []
    assert terminal.said().splitlines()[-1].startswith("Stopping")


def test_the_end_of_the_supervisor_ends_the_studio(terminal: Terminal) -> None:
    terminal.start(terminal.answering_programs())
    terminal.until(lambda: "Ready" in terminal.said())
    supervisor, *programs = terminal.processes()
    supervisor.kill()
    assert terminal.ended() == 1
    assert psutil.wait_procs(programs, timeout=5)[1] == []
    assert "killed by signal 9" in terminal.said()
