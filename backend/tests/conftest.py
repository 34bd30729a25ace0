"""Real servers and databases for every test that asks for one; nothing starts unasked."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import tempfile
import time
import uuid
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
import redis

from houseprice.store.engine import migrate

# Tests run two at a time, so that a second thread of each would only wait for a core, and spin.
# Set before NumPy or Polars is loaded; what a test starts inherits it.
for _pool in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "POLARS_MAX_THREADS"):
    os.environ.setdefault(_pool, "1")
_START_TIMEOUT_S = 30.0
# A test database that is lost with its machine needs no disk sync; the product keeps its own.
_POSTGRES_OPTIONS = ("fsync=off", "full_page_writes=off", "max_connections=200", "autovacuum=off")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the tests that take longest."""
    items.sort(key=lambda item: item.get_closest_marker("long") is None)


def free_port() -> int:
    """A TCP port that nobody listens on right now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _program(*names: str) -> str:
    folders = [str(path) for path in sorted(Path("/usr/lib/postgresql").glob("*/bin"))]
    path = os.pathsep.join([*reversed(folders), os.environ.get("PATH", "")])
    for name in names:
        found = shutil.which(name, path=path)
        if found is not None:
            return found
    pytest.skip(f"{' or '.join(names)} is not installed")


def _stop(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(10)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    """URL of the maintenance database of a PostgreSQL cluster that lives as long as the tests."""
    initdb, server = _program("initdb"), _program("postgres")
    folder = Path(tempfile.mkdtemp(prefix="houseprice-postgres-"))
    owner = "postgres" if os.geteuid() == 0 else None  # PostgreSQL refuses to run as root
    if owner is not None:
        shutil.chown(folder, owner, owner)
    cluster, port = folder / "data", free_port()
    run = {"user": owner, "group": owner, "cwd": folder}
    subprocess.run(
        [initdb, "-D", cluster, "-U", "houseprice", "-A", "trust", "-E", "UTF8", "--no-sync"],
        check=True,
        stdout=subprocess.DEVNULL,
        **run,
    )
    options = [word for option in _POSTGRES_OPTIONS for word in ("-c", option)]
    listen = ["-h", "127.0.0.1", "-p", str(port), "-k", str(folder)]
    with (folder / "log").open("wb") as log:
        process = subprocess.Popen(
            [server, "-D", cluster, *listen, *options], stdout=log, stderr=log, **run
        )
    url = f"postgresql://houseprice@127.0.0.1:{port}"
    try:
        _await_postgres(f"{url}/postgres", process)
        yield url
    finally:
        process.send_signal(2)  # fast shutdown: open connections are closed
        _stop(process)
        shutil.rmtree(folder, ignore_errors=True)


def _await_postgres(url: str, process: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + _START_TIMEOUT_S
    while True:
        try:
            psycopg.connect(url, connect_timeout=1).close()
        except psycopg.OperationalError:
            assert process.poll() is None, "PostgreSQL ended while it started"
            assert time.monotonic() < deadline, "PostgreSQL did not start"
            time.sleep(0.05)
        else:
            return


@pytest.fixture(scope="session")
def postgres_template(postgres_server: str) -> str:
    """Name of a database with the newest schema, to be copied."""
    _sql(postgres_server, "CREATE DATABASE houseprice_template")
    migrate(f"{postgres_server}/houseprice_template")
    return "houseprice_template"


@pytest.fixture(scope="module")
def postgres_url(postgres_server: str, postgres_template: str) -> Iterator[str]:
    """URL of an empty, migrated PostgreSQL database that the tests of one module share."""
    name = f"test_{uuid.uuid4().hex}"
    _sql(postgres_server, f"CREATE DATABASE {name} TEMPLATE {postgres_template}")
    yield f"{postgres_server}/{name}"
    _sql(postgres_server, f"DROP DATABASE {name} WITH (FORCE)")


def _sql(server: str, statement: str) -> None:
    with psycopg.connect(f"{server}/postgres", autocommit=True) as db:
        db.execute(statement)


@pytest.fixture(scope="session")
def sqlite_folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A folder for database files, in memory where there is one: each commit there is synced."""
    memory = Path("/dev/shm")  # noqa: S108 - a fresh folder of this process below it
    if not os.access(memory, os.W_OK):
        yield tmp_path_factory.mktemp("sqlite")
        return
    folder = Path(tempfile.mkdtemp(prefix="houseprice-sqlite-", dir=memory))
    yield folder
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session")
def sqlite_template(sqlite_folder: Path) -> Path:
    """A SQLite file with the newest schema, to be copied."""
    file = sqlite_folder / "template.sqlite3"
    migrate(f"sqlite:///{file}")
    return file


@pytest.fixture
def sqlite_url(sqlite_template: Path) -> Iterator[str]:
    """URL of an empty, migrated SQLite file of this test alone."""
    file = sqlite_template.with_name(f"{uuid.uuid4().hex}.sqlite3")
    shutil.copyfile(sqlite_template, file)
    yield f"sqlite:///{file}"
    file.unlink()


@pytest.fixture(scope="session")
def redis_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """URL of a Redis server that lives as long as the tests."""
    program = _program("redis-server", "valkey-server")
    folder, port = tmp_path_factory.mktemp("redis"), free_port()
    words = ["--port", str(port), "--bind", "127.0.0.1", "--save", "", "--dir", str(folder)]
    process = subprocess.Popen([program, *words], stdout=subprocess.DEVNULL)
    url = f"redis://127.0.0.1:{port}/0"
    try:
        _await_redis(url, process)
        yield url
    finally:
        _stop(process)


def _await_redis(url: str, process: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + _START_TIMEOUT_S
    with redis.Redis.from_url(url) as client:
        while True:
            try:
                client.ping()
            except redis.ConnectionError:
                assert process.poll() is None, "Redis ended while it started"
                assert time.monotonic() < deadline, "Redis did not start"
                time.sleep(0.02)
            else:
                return


@pytest.fixture
def redis_url(redis_server: str) -> str:
    """URL of a Redis server, emptied for this test."""
    with redis.Redis.from_url(redis_server) as client:
        client.flushall()
    return redis_server
