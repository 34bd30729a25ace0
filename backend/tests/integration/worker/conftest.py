"""A studio for one test: its own data folder, database and worker processes."""

from __future__ import annotations

import json
import os
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import psutil
import pytest
import redis
from sqlalchemy import func, select

from houseprice.jobs.celery_bell import CeleryBell
from houseprice.jobs.queue import Bell, SilentBell
from houseprice.jobs.records import Event
from houseprice.services import runs
from houseprice.services.context import Context
from houseprice.services.run_views.run import RunView
from houseprice.settings import Settings
from houseprice.store import runs as run_store
from houseprice.store.engine import make_engine, reading
from houseprice.store.tables import model_versions
from houseprice.store.workers import WorkerRow, live
from houseprice.training.spec import TrainSettings

HERE = Path(__file__).parent
#: Short leases, so that what is lost is found within seconds.
TIMES = {
    "HOUSEPRICE_LEASE_S": "4",
    "HOUSEPRICE_SELF_FENCE_S": "3",
    "HOUSEPRICE_HEARTBEAT_S": "1",
    "HOUSEPRICE_REAP_S": "1",
    "HOUSEPRICE_CANCEL_GRACE_S": "2",
}
#: Only a failing test waits for so long; a busy machine may be slow.
_WAIT_S = 150.0


@dataclass
class Studio:
    """Settings, a context, and the processes that were started."""

    home: Path
    environment: dict[str, str]
    ctx: Context
    processes: list[subprocess.Popen[bytes]] = field(default_factory=list)

    def script(self, **acts: Any) -> None:
        """Write what scripted trainers do, by family or ``default``."""
        (self.home / "script.json").write_text(json.dumps(acts))

    def open(self, gate: str = "gate") -> None:
        """Open a gate, so that the trainers that wait at it go on."""
        (self.home / gate).touch()

    def submit(self, model_type: str = "lightgbm", epochs: int = 10, **options: Any) -> str:
        """Accept a run on the made-up market."""
        settings = TrainSettings(epochs=epochs, **options)
        return runs.submit(self.ctx, model_type, settings, "demo").id

    def run(self, run_id: str) -> RunView:
        """The run as it is now."""
        return runs.get(self.ctx, run_id)

    def until(self, condition: Callable[[], Any], what: str, within_s: float = _WAIT_S) -> Any:
        """Wait for a condition, and return its value."""
        deadline = time.monotonic() + within_s
        while not (value := condition()):
            assert time.monotonic() < deadline, f"never happened: {what}\n{self.logs()}"
            time.sleep(0.05)
        return value

    def ended(self, run_id: str, within_s: float = _WAIT_S) -> RunView:
        """Wait for the end of a run."""

        def over() -> RunView | None:
            view = self.run(run_id)
            return view if view.state in ("succeeded", "failed", "cancelled") else None

        view: RunView = self.until(over, f"end of {run_id}", within_s)
        return view

    def training(self, run_id: str) -> int:
        """Wait for the first epoch of this run, and return the process id of its trainer."""
        self.until(lambda: self.run(run_id).phase == "training", f"training of {run_id}")
        return self.until(lambda: self.trainers(run_id), "a trainer")[0]

    def trainers(self, run_id: str | None = None) -> list[int]:
        """Trainers of this studio that are alive."""
        return [
            process.pid
            for process in psutil.process_iter()
            if (marked := _marker(process, self.home)) is not None and run_id in (None, marked)
        ]

    def versions(self, run_id: str) -> int:
        """Number of models of a run."""
        query = select(func.count()).where(model_versions.c.run_id == run_id)
        with reading(self.ctx.engine) as db:
            return int(db.execute(query).scalar_one())

    def events(self, run_id: str) -> tuple[Event, ...]:
        """The log of a run, in order."""
        with reading(self.ctx.engine) as db:
            return run_store.of_run(db, run_id)

    def kinds(self, run_id: str) -> list[str]:
        """The kinds of a run's events, in order, without those of progress."""
        kinds = [event.kind for event in self.events(run_id)]
        return [kind for kind in kinds if kind not in ("progress", "curve")]

    def row(self, run_id: str) -> run_store.RunRow:
        """The row of a run."""
        with reading(self.ctx.engine) as db:
            row = run_store.get(db, run_id)
        assert row is not None
        return row

    def workers(self) -> list[WorkerRow]:
        """The workers that report that they are alive."""
        with reading(self.ctx.engine) as db:
            return live(db, 10.0)

    def celery(
        self, name: str, app: str = "scripted_app", slots: int = 1, queues: str = "", **more: str
    ) -> subprocess.Popen[bytes]:
        """Start a Celery worker and wait until it takes work."""
        words = ["-A", app, "worker", "--loglevel=INFO", f"--hostname={name}@%h"]
        words += [f"--concurrency={slots}", *(["-Q", queues] if queues else [])]
        process = self.start(["-m", "celery", *words], name, **more)
        self.until(
            lambda: any(worker.name.startswith(f"{name}@") for worker in self.workers()),
            f"start of worker {name}",
        )
        return process

    def start(self, words: list[str], log: str, **more: str) -> subprocess.Popen[bytes]:
        """Start a Python program in a process group of its own."""
        with (self.home / f"{log}.log").open("ab") as output:
            process = subprocess.Popen(
                [sys.executable, *words],
                env={**self.environment, **more},
                cwd=self.home,
                stdout=output,
                stderr=output,
                start_new_session=True,
            )
        self.processes.append(process)
        return process

    def freeze(self, process_id: int) -> None:
        """Stop a process at a moment at which it has no lock of the database.

        Whoever is stopped with a lock of SQLite keeps all others from writing, until it goes on.
        """
        while True:
            os.kill(process_id, signal.SIGSTOP)
            self.until(lambda: _has_stopped(process_id), f"stop of process {process_id}")
            if self._is_free():
                return
            os.kill(process_id, signal.SIGCONT)
            time.sleep(0.02)

    def _is_free(self) -> bool:
        url = self.ctx.engine.url
        if not url.drivername.startswith("sqlite"):
            return True
        with closing(sqlite3.connect(str(url.database), timeout=0.5, isolation_level=None)) as db:
            try:
                db.execute("BEGIN EXCLUSIVE")
            except sqlite3.OperationalError:
                return False
            db.execute("ROLLBACK")
        return True

    def logs(self) -> str:
        """The last lines of everything, for a failed test."""
        files = sorted(self.home.glob("*.log")) + sorted(self.home.glob("logs/runs/*.log"))
        return "\n".join(f"== {file.name}\n{file.read_text()[-3000:]}" for file in files)

    def close(self) -> None:
        """End every process that was started, and what it left."""
        for process in self.processes:
            if process.poll() is None:
                process.send_signal(signal.SIGTERM)
        hung = [process for process in self.processes if not self._ended(process)]
        self.ctx.close()
        assert not hung, f"did not end when told\n{self.logs()}"

    @staticmethod
    def _ended(process: subprocess.Popen[bytes]) -> bool:
        try:
            process.wait(25)
        except subprocess.TimeoutExpired:
            for running in (psutil.Process(process.pid), *psutil.Process(process.pid).children()):
                running.send_signal(signal.SIGUSR2)
                time.sleep(0.5)
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
            return False
        return True


def _has_stopped(process_id: int) -> bool:
    """Whether every thread has stopped: a thread that is in a system call still ends that first.

    Such a call may be the one that takes a lock of the database.
    """
    states = Path("/proc", str(process_id), "task").glob("*/stat")
    return all(state.read_text().rpartition(")")[2].split()[0] == "T" for state in states)


def _marker(process: psutil.Process, home: Path) -> str | None:
    try:
        if process.status() == psutil.STATUS_ZOMBIE or not process.cwd().startswith(str(home)):
            return None
        return process.environ().get("HOUSEPRICE_TRAINER_RUN")
    except psutil.Error:
        return None


def make_studio(home: Path, database_url: str, redis_url: str, bell: Bell, **more: str) -> Studio:
    """A studio with short leases."""
    variables = {
        **TIMES,
        "HOUSEPRICE_DATA_DIR": str(home),
        "HOUSEPRICE_DATABASE_URL": database_url,
        "HOUSEPRICE_REDIS_URL": redis_url,
        **more,
    }
    inherited = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
    path = os.pathsep.join([str(HERE), *filter(None, [os.environ.get("PYTHONPATH")])])
    environment = {**inherited, "PYTHONPATH": path, "OMP_NUM_THREADS": "1", **variables}
    options = {name.removeprefix("HOUSEPRICE_").lower(): text for name, text in variables.items()}
    aliases = {"redis_url": "REDIS_URL"}
    settings = Settings(**{aliases.get(name, name): text for name, text in options.items()})
    (home / "script.json").write_text("{}")
    return Studio(home, environment, Context(settings, make_engine(database_url), bell))


@pytest.fixture
def studio(tmp_path: Path, sqlite_url: str) -> Iterator[Studio]:
    """SQLite, no Redis: for supervisors inside the test's own process."""
    new_studio = make_studio(tmp_path, sqlite_url, "redis://127.0.0.1:1/0", SilentBell())
    yield new_studio
    new_studio.close()


@pytest.fixture
def studio_on_both(tmp_path: Path, database_url: str) -> Iterator[Studio]:
    """As `studio`, on SQLite and on PostgreSQL."""
    new_studio = make_studio(tmp_path, database_url, "redis://127.0.0.1:1/0", SilentBell())
    yield new_studio
    new_studio.close()


@dataclass
class OwnRedis:
    """A Redis server that a test may kill."""

    port: int
    folder: Path
    process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        """URL of its first database."""
        return f"redis://127.0.0.1:{self.port}/0"

    def start(self) -> None:
        """Start it, empty."""
        words = ["--port", str(self.port), "--bind", "127.0.0.1", "--save", ""]
        self.process = subprocess.Popen(
            ["redis-server", *words, "--dir", str(self.folder)], stdout=subprocess.DEVNULL
        )
        deadline = time.monotonic() + 20
        with redis.Redis.from_url(self.url) as client:
            while True:
                try:
                    client.ping()
                except redis.ConnectionError:
                    assert time.monotonic() < deadline, "Redis did not start"
                    time.sleep(0.05)
                else:
                    return

    def kill(self) -> None:
        """Kill it by SIGKILL; its content is gone."""
        if self.process is not None:
            self.process.kill()
            self.process.wait()


@pytest.fixture
def own_redis(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OwnRedis]:
    """A Redis server for this test alone."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    server = OwnRedis(port, tmp_path_factory.mktemp("redis"))
    server.start()
    yield server
    server.kill()


@pytest.fixture
def celery_studio(tmp_path: Path, sqlite_url: str, redis_url: str) -> Iterator[Studio]:
    """SQLite and a real Redis."""
    new_studio = make_studio(tmp_path, sqlite_url, redis_url, CeleryBell(redis_url))
    yield new_studio
    new_studio.close()
    assert new_studio.trainers() == [], "a trainer outlived its worker"


@pytest.fixture
def celery_studio_on_both(tmp_path: Path, database_url: str, redis_url: str) -> Iterator[Studio]:
    """As `celery_studio`, on SQLite and on PostgreSQL."""
    new_studio = make_studio(tmp_path, database_url, redis_url, CeleryBell(redis_url))
    yield new_studio
    new_studio.close()
    assert new_studio.trainers() == [], "a trainer outlived its worker"


@pytest.fixture
def doomed_redis_studio(tmp_path: Path, sqlite_url: str, own_redis: OwnRedis) -> Iterator[Studio]:
    """As `celery_studio`, with a Redis that may be killed."""
    new_studio = make_studio(tmp_path, sqlite_url, own_redis.url, CeleryBell(own_redis.url))
    yield new_studio
    new_studio.close()
    assert new_studio.trainers() == [], "a trainer outlived its worker"
