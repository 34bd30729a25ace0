"""A studio of its own: API, broker, two workers and beat, which come back when they are killed."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

import psutil

from houseprice.errors import HousePriceError

#: A part that ended is started again after so many seconds, as a process supervisor does.
_BACK_AFTER_S = 1.0
_LOOK_EVERY_S = 0.2
_END_WITHIN_S = 60.0
#: Shares of a lease, as in the settings' defaults.
_SELF_FENCE, _HEARTBEAT, _REAP = 0.75, 1 / 6, 1 / 6
TRAINER_MARK = "HOUSEPRICE_TRAINER_RUN"


class NoServer(HousePriceError):
    """There is no server for the broker on this machine."""

    code = "no_broker_server"
    status = 503


def free_port() -> int:
    """A port of 127.0.0.1 on which nothing listens now."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


def broker_server() -> str:
    """Path of a server that speaks Redis' protocol.

    Raises
    ------
    NoServer
        If there is none.
    """
    for name in ("redis-server", "valkey-server"):
        if path := shutil.which(name):
            return path
    raise NoServer(
        "A soak needs a Redis server to damage, and none is on the PATH.",
        hint="Install redis-server.",
    )


@dataclass
class Part:
    """A process of the studio and how it is started."""

    name: str
    command: tuple[str, ...]
    process: subprocess.Popen[bytes] | None = None
    ended_at: float | None = None
    #: Monotonic time until which it stays away.
    away_until: float = 0.0


@dataclass
class OwnStudio:
    """The processes of one studio.

    Parameters
    ----------
    home : Path
        Data folder.
    environment : mapping of str to str
        Settings of all parts.
    port : int
        Port of the API on 127.0.0.1.
    broker_port : int
    """

    home: Path
    environment: Mapping[str, str]
    port: int
    broker_port: int
    parts: dict[str, Part] = field(default_factory=dict)
    _closing: threading.Event = field(default_factory=threading.Event)
    _keeper: threading.Thread | None = None

    @property
    def url(self) -> str:
        """Address of the API."""
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        """Start all parts, and from now on whatever has ended."""
        for name, command in self._commands():
            self.parts[name] = Part(name, command)
        self._keeper = threading.Thread(target=self._keep, name="keeper", daemon=True)
        self._keeper.start()

    def process(self, name: str) -> psutil.Process | None:
        """The live process of a part."""
        process = self.parts[name].process
        if process is None or process.poll() is not None:
            return None
        try:
            return psutil.Process(process.pid)
        except psutil.NoSuchProcess:  # the keeper has just seen its end
            return None

    def supervisors(self) -> list[psutil.Process]:
        """The live children of the workers, each of which supervises at most one trainer."""
        parents = [self.process(name) for name in self.workers]
        return [
            child
            for parent in parents
            if parent is not None
            for child in children(parent)
            if trainer_run(child) is None
        ]

    def trainers(self) -> list[psutil.Process]:
        """The live trainers."""
        parents = [self.process(name) for name in self.workers]
        below = [child for parent in parents if parent for child in children(parent, deep=True)]
        return [child for child in below if trainer_run(child) is not None]

    @property
    def workers(self) -> list[str]:
        """Names of the parts that are workers."""
        return [name for name in self.parts if name.startswith("worker")]

    def stay_away(self, name: str, seconds: float) -> None:
        """Start a part not before so many seconds are over."""
        self.parts[name].away_until = time.monotonic() + seconds

    def close(self) -> list[int]:
        """End all parts; returns the processes that had to be killed."""
        self._closing.set()
        if self._keeper is not None:
            self._keeper.join()
        running = [process for name in self.parts if (process := self.process(name)) is not None]
        below = [child for parent in running for child in children(parent, deep=True)]
        for process in running:
            _signal(process, signal.SIGCONT)
            _signal(process, signal.SIGTERM)
        _, alive = psutil.wait_procs([*running, *below], timeout=_END_WITHIN_S)
        for process in alive:
            _signal(process, signal.SIGKILL)
        for part in self.parts.values():
            if part.process is not None:
                part.process.wait()
        return [process.pid for process in alive]

    def _commands(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        celery = (sys.executable, "-m", "celery", "-A", "houseprice.worker.celery_app")
        houseprice = str(Path(sys.executable).with_name("houseprice"))
        yield "broker", self._broker()
        yield "api", (houseprice, "serve", "--port", str(self.port))
        for name in ("worker-1", "worker-2"):
            yield name, (*celery, "worker", f"--hostname={name}@%h", "--concurrency=1")
        yield "beat", (*celery, "beat", "--pidfile=")

    def _broker(self) -> tuple[str, ...]:
        port, folder = str(self.broker_port), str(self.home)
        quiet = ("--save", "", "--appendonly", "no", "--dir", folder)
        return (broker_server(), "--port", port, "--bind", "127.0.0.1", *quiet)

    def _keep(self) -> None:
        while not self._closing.wait(_LOOK_EVERY_S):
            for part in self.parts.values():
                if self._is_due(part):
                    self._start(part)

    def _is_due(self, part: Part) -> bool:
        now = time.monotonic()
        if part.process is None:
            return True
        if part.process.poll() is None:
            return False
        part.ended_at = part.ended_at or now
        return now >= max(part.ended_at + _BACK_AFTER_S, part.away_until)

    def _start(self, part: Part) -> None:
        with (self.home / f"{part.name}.log").open("ab") as log:
            part.process = subprocess.Popen(  # noqa: S603 - our own programs, no shell
                part.command,
                env=dict(self.environment),
                cwd=self.home,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        part.ended_at = None


@contextmanager
def own_studio(home: Path, database_url: str, lease_s: float) -> Iterator[OwnStudio]:
    """A running studio, which ends with the block.

    Parameters
    ----------
    home : Path
        Data folder.
    database_url : str
        URL of an empty database.
    lease_s : float
        Seconds of a lease; the other times keep their shares of it.
    """
    port, broker_port = free_port(), free_port()
    settings = studio_settings(home, database_url, lease_s)
    settings |= {"HOUSEPRICE_PORT_API": str(port)}
    settings |= {"HOUSEPRICE_REDIS_URL": f"redis://127.0.0.1:{broker_port}/0"}
    inherited = {
        name: text for name, text in os.environ.items() if not name.startswith("HOUSEPRICE_")
    }
    studio = OwnStudio(home, {**inherited, **settings}, port, broker_port)
    studio.start()
    try:
        yield studio
    finally:
        studio.close()


def studio_settings(home: Path, database_url: str, lease_s: float) -> dict[str, str]:
    """The settings of a studio by their names in the environment.

    Examples
    --------
    >>> studio_settings(Path("d"), "sqlite:///d/db", 60)["HOUSEPRICE_SELF_FENCE_S"]
    '45.0'
    """
    return {
        "HOUSEPRICE_DATA_DIR": str(home),
        "HOUSEPRICE_DATABASE_URL": database_url,
        "HOUSEPRICE_HOST": "127.0.0.1",
        "HOUSEPRICE_LEASE_S": str(lease_s),
        "HOUSEPRICE_SELF_FENCE_S": str(_SELF_FENCE * lease_s),
        "HOUSEPRICE_HEARTBEAT_S": str(_HEARTBEAT * lease_s),
        "HOUSEPRICE_REAP_S": str(_REAP * lease_s),
    }


def children(process: psutil.Process, *, deep: bool = False) -> list[psutil.Process]:
    """The live children of a process; none if it has ended."""
    try:
        return [
            child
            for child in process.children(recursive=deep)
            if child.status() != psutil.STATUS_ZOMBIE
        ]
    except psutil.Error:
        return []


def trainer_run(process: psutil.Process) -> str | None:
    """Id of the run that a process trains; None if it is no trainer."""
    try:
        run_id: str | None = process.environ().get(TRAINER_MARK)
    except psutil.Error:
        return None
    return run_id


def _signal(process: psutil.Process, number: signal.Signals) -> None:
    with suppress(psutil.NoSuchProcess):  # it has ended meanwhile
        process.send_signal(number)
