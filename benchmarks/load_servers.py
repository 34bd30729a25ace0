"""A PostgreSQL of its own, and a broker that can be away, frozen or cut off, for `load.py`."""

import os
import shutil
import signal
import socket
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

import psycopg
from latency import NO_BROKER, free_port

from houseprice.cli.soaking.own_studio import broker_server

BROKERS = ("up", "down", "stopped", "half-open")
_START_WITHIN_S = 30.0
_CHUNK = 1 << 16


@dataclass(frozen=True)
class Broker:
    """The address of a broker, and what spoils it once the studio is at work."""

    url: str
    spoil: Callable[[], None]


@contextmanager
def broker(kind: str) -> Iterator[Broker]:
    """A broker of one of `BROKERS`."""
    if kind == "down":
        yield Broker(NO_BROKER, lambda: None)
        return
    port = free_port()
    words = [broker_server(), "--port", str(port), "--bind", "127.0.0.1", "--save", ""]
    server = subprocess.Popen(words, stdout=subprocess.DEVNULL)
    try:
        if kind == "half-open":
            line = Line(port)
            yield Broker(f"redis://127.0.0.1:{line.port}/0", line.go_silent)
        else:
            freezes = kind == "stopped"
            spoil = (lambda: server.send_signal(signal.SIGSTOP)) if freezes else (lambda: None)
            yield Broker(f"redis://127.0.0.1:{port}/0", spoil)
    finally:
        server.kill()
        server.wait()


class Line:
    """Passes connections on, until it goes silent: they stay open, and nothing comes through."""

    def __init__(self, target: int) -> None:
        self._target = target
        self._silent = threading.Event()
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port = int(self._listener.getsockname()[1])
        threading.Thread(target=self._accept, daemon=True).start()

    def go_silent(self) -> None:
        """Pass nothing on any more, and close nothing."""
        self._silent.set()

    def _accept(self) -> None:
        while True:
            near, _ = self._listener.accept()
            far = socket.create_connection(("127.0.0.1", self._target))
            for ends in ((near, far), (far, near)):
                threading.Thread(target=self._pass_on, args=ends, daemon=True).start()

    def _pass_on(self, source: socket.socket, target: socket.socket) -> None:
        with suppress(OSError):
            while piece := source.recv(_CHUNK):
                if self._silent.is_set():
                    return
                target.sendall(piece)
            if not self._silent.is_set():
                target.shutdown(socket.SHUT_WR)


@contextmanager
def database(asked: str) -> Iterator[str]:
    """The URL of an empty database; empty for SQLite in the data folder.

    Parameters
    ----------
    asked : str
        ``sqlite``, ``postgresql`` for a server of its own, or the URL of an empty database.
    """
    if asked == "sqlite":
        yield ""
    elif asked == "postgresql":
        with own_postgres() as url:
            yield url
    else:
        yield asked


@contextmanager
def own_postgres() -> Iterator[str]:
    """The URL of a database in a new PostgreSQL server with its usual settings."""
    folder = Path(mkdtemp(prefix="houseprice-load-postgres-"))
    owner = "postgres" if os.geteuid() == 0 else None  # PostgreSQL refuses to run as root
    if owner is not None:
        shutil.chown(folder, owner, owner)
    as_owner: dict[str, Any] = {"user": owner, "group": owner, "cwd": folder}
    cluster, port = folder / "data", free_port()
    make = [_program("initdb"), "-D", str(cluster), "-U", "houseprice", "-A", "trust", "-E", "UTF8"]
    subprocess.run(make, check=True, stdout=subprocess.DEVNULL, **as_owner)
    words = ["-h", "127.0.0.1", "-p", str(port), "-k", str(folder)]
    with (folder / "log").open("wb") as log:
        command = [_program("postgres"), "-D", str(cluster), *words]
        server = subprocess.Popen(command, stdout=log, stderr=log, **as_owner)
    try:
        _await(f"postgresql://houseprice@127.0.0.1:{port}/postgres")
        yield f"postgresql://houseprice@127.0.0.1:{port}/postgres"
    finally:
        server.send_signal(signal.SIGINT)  # open connections are closed
        server.wait()
        shutil.rmtree(folder, ignore_errors=True)


def _program(name: str) -> str:
    folders = [str(path) for path in sorted(Path("/usr/lib/postgresql").glob("*/bin"))]
    path = shutil.which(name, path=os.pathsep.join([*reversed(folders), os.environ["PATH"]]))
    if path is None:
        raise SystemExit(f"{name} must be installed, for example by apt install postgresql.")
    return path


def _await(url: str) -> None:
    deadline = time.monotonic() + _START_WITHIN_S
    while True:
        try:
            psycopg.connect(url, connect_timeout=1).close()
        except psycopg.OperationalError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.1)
        else:
            return
