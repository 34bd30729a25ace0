"""Start-up time of the whole studio and memory of each process.

    .venv/bin/python benchmarks/startup.py

Starts everything with ./start-all.sh on free ports and an empty data folder, twice (the second
start finds everything there), reads the resident memory of each process, and stops it with Ctrl-C.
The first start after `rm -rf .venv frontend/node_modules frontend/.next` is the cold start.
"""

import os
import signal
import socket
import subprocess
import time
from pathlib import Path
from tempfile import TemporaryDirectory

import psutil

ROOT = Path(__file__).parents[1]
PORTS = ("--port-api", "--port-web", "--port-flower")


def free_port() -> int:
    """A port that nobody uses now."""
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        return int(server.getsockname()[1])


def start(data: str) -> tuple[subprocess.Popen[str], float]:
    """Start the studio; the process and the seconds until it said Ready."""
    began = time.perf_counter()
    options = [text for port in PORTS for text in (port, str(free_port()))]
    process = subprocess.Popen(
        [ROOT / "start-all.sh", "--data-dir", data, *options],
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    assert process.stderr is not None
    for line in process.stderr:
        if line.startswith("Ready"):
            return process, time.perf_counter() - began
    raise SystemExit("the studio did not start")


def memory_mb(process: subprocess.Popen[str]) -> dict[str, float]:
    """Resident memory of each process below, by what it runs."""
    found: dict[str, float] = {}
    for child in psutil.Process(process.pid).children(recursive=True):
        name = what(child.cmdline())
        if name:
            found[name] = found.get(name, 0.0) + child.memory_info().rss / 2**20
    return found


def what(command: list[str]) -> str:
    """The part of the system a command line belongs to."""
    text = " ".join(command)
    # Redis and Next.js change their titles once they run.
    marks = {"redis": "redis-server", "valkey": "valkey-server", "worker": " worker",
             "beat": " beat", "flower": " flower", "backend": " serve",
             "frontend": "next-server"}  # fmt: skip
    return next((name for name, mark in marks.items() if mark in text), "")


def main() -> None:
    """Two starts and one look at the memory."""
    with TemporaryDirectory() as data:
        for label in ("first start, installed", "again"):
            process, seconds = start(data)
            print(f"{label}: ready after {seconds:.1f} s")
            time.sleep(5)
            memory = memory_mb(process)
            os.killpg(process.pid, signal.SIGINT)
            process.wait(timeout=90)
        for name, megabytes in sorted(memory.items()):
            print(f"| {name} | {megabytes:.0f} MB |")


if __name__ == "__main__":
    main()
