"""Several machines: each has a data folder of its own, and they share a database and a bucket."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import uuid
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import boto3
import httpx2
import pytest

from houseprice.jobs.queue import SilentBell
from houseprice.services.context import Context
from houseprice.settings import Settings
from houseprice.store.engine import make_engine

HOUSEPRICE = ("-m", "houseprice.cli.app")
WORKER = ("-m", "celery", "-A", "houseprice.worker.celery_app", "worker", "--concurrency=1")
#: Only a failing test waits for so long; a busy machine may be slow.
WAIT_S = 300.0
#: The keys that moto takes; any would do.
_KEYS = {
    "AWS_ACCESS_KEY_ID": "key",
    "AWS_SECRET_ACCESS_KEY": "secret",
    "AWS_DEFAULT_REGION": "us-east-1",
}


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _until_it_answers(url: str, process: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + WAIT_S
    while True:
        assert process.poll() is None, log.read_text()
        assert time.monotonic() < deadline, log.read_text()
        try:
            httpx2.get(url, timeout=5)
        except httpx2.TransportError:
            time.sleep(0.1)
        else:
            return


@dataclass(frozen=True)
class Bucket:
    """A bucket of an S3 server that speaks real HTTP."""

    endpoint: str
    name: str
    client: Any

    @property
    def url(self) -> str:
        return f"s3://{self.name}/studio"

    @property
    def variables(self) -> dict[str, str]:
        return {**_KEYS, "AWS_ENDPOINT_URL": self.endpoint}

    def keys(self, prefix: str) -> list[str]:
        """Keys below the studio's prefix, without it."""
        pages = self.client.get_paginator("list_objects_v2").paginate(
            Bucket=self.name, Prefix=f"studio/{prefix}"
        )
        found = [item["Key"] for page in pages for item in page.get("Contents", ())]
        return [key.removeprefix("studio/") for key in found]

    def read(self, key: str) -> bytes:
        content: bytes = self.client.get_object(Bucket=self.name, Key=f"studio/{key}")[
            "Body"
        ].read()
        return content

    def write(self, key: str, content: bytes) -> None:
        self.client.put_object(Bucket=self.name, Key=f"studio/{key}", Body=content)

    def delete(self, key: str) -> None:
        self.client.delete_object(Bucket=self.name, Key=f"studio/{key}")


@pytest.fixture(scope="session")
def s3_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Address of an S3 server that lives as long as the tests."""
    log, port = tmp_path_factory.mktemp("s3") / "log", free_port()
    words = [sys.executable, "-m", "moto.server", "-H", "127.0.0.1", "-p", str(port)]
    with log.open("wb") as output:
        process = subprocess.Popen(words, stdout=output, stderr=output)
    try:
        _until_it_answers(f"http://127.0.0.1:{port}/", process, log)
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(20)


@pytest.fixture
def bucket(s3_server: str, monkeypatch: pytest.MonkeyPatch) -> Bucket:
    """An empty bucket, whose server and keys are in the environment."""
    for name, value in {**_KEYS, "AWS_ENDPOINT_URL": s3_server}.items():
        monkeypatch.setenv(name, value)
    client = boto3.client("s3", endpoint_url=s3_server)
    name = f"houses-{uuid.uuid4().hex[:12]}"
    client.create_bucket(Bucket=name)
    return Bucket(s3_server, name, client)


@dataclass
class Machines:
    """Machines that share a database, a broker and a bucket."""

    folder: Path
    variables: dict[str, str]
    processes: list[subprocess.Popen[bytes]] = field(default_factory=list)

    def home(self, name: str) -> Path:
        """The data folder of a machine, which no other machine uses."""
        home = self.folder / name
        home.mkdir(exist_ok=True)
        return home

    def start(self, name: str, *words: str) -> subprocess.Popen[bytes]:
        """Start a Python program on a machine."""
        home = self.home(name)
        environment = {**os.environ, **self.variables, "HOUSEPRICE_DATA_DIR": str(home)}
        with (self.folder / f"{name}.log").open("ab") as log:
            process = subprocess.Popen(
                [sys.executable, *words], env=environment, cwd=home, stdout=log, stderr=log
            )
        self.processes.append(process)
        return process

    def serve(self, name: str = "api") -> httpx2.Client:
        """Start the API on a machine; returns a client of it."""
        port = free_port()
        process = self.start(name, *HOUSEPRICE, "serve", "--port", str(port))
        url = f"http://127.0.0.1:{port}"
        _until_it_answers(f"{url}/health", process, self.folder / f"{name}.log")
        return httpx2.Client(base_url=url, timeout=60)

    def work(self, name: str) -> subprocess.Popen[bytes]:
        """Start a Celery worker on a machine."""
        return self.start(name, *WORKER, f"--hostname={name}@machine")

    def logs(self) -> str:
        files = sorted(self.folder.glob("*.log"))
        return "\n".join(f"== {file.name}\n{file.read_text()[-4000:]}" for file in files)

    def until(self, condition: Callable[[], Any], what: str) -> Any:
        deadline = time.monotonic() + WAIT_S
        while not (value := condition()):
            assert time.monotonic() < deadline, f"never happened: {what}\n{self.logs()}"
            time.sleep(0.2)
        return value

    def ended(self, client: httpx2.Client, run_id: str) -> dict[str, Any]:
        """Wait for the end of a run."""

        def over() -> dict[str, Any] | None:
            run: dict[str, Any] = client.get(f"/v1/runs/{run_id}").json()
            return run if run["state"] in ("succeeded", "failed", "cancelled") else None

        run: dict[str, Any] = self.until(over, f"end of {run_id}")
        return run

    def stop(self) -> None:
        for process in self.processes:
            if process.poll() is None:
                process.terminate()
        for process in self.processes:
            try:
                process.wait(30)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


@pytest.fixture
def machines(
    tmp_path: Path, bucket: Bucket, postgres_url: str, redis_url: str
) -> Iterator[Machines]:
    """PostgreSQL, Redis and S3; no machine is started yet."""
    variables = {
        **bucket.variables,
        "HOUSEPRICE_STORAGE": bucket.url,
        "HOUSEPRICE_DATABASE_URL": postgres_url,
        "HOUSEPRICE_REDIS_URL": redis_url,
        "HOUSEPRICE_LEASE_S": "6",
        "HOUSEPRICE_SELF_FENCE_S": "4",
        "HOUSEPRICE_HEARTBEAT_S": "1",
        "HOUSEPRICE_REAP_S": "1",
    }
    running = Machines(tmp_path, variables)
    yield running
    running.stop()


@pytest.fixture
def machine(tmp_path: Path, bucket: Bucket, sqlite_url: str) -> Iterator[Callable[[str], Context]]:
    """Makes the context of a machine with a data folder of its own, within this process."""
    contexts: list[Context] = []

    def make(name: str, database_url: str = sqlite_url) -> Context:
        home = tmp_path / name
        home.mkdir(exist_ok=True)
        settings = Settings(data_dir=home, database_url=database_url, storage=bucket.url)
        contexts.append(Context(settings, make_engine(database_url), SilentBell()))
        return contexts[-1]

    yield make
    for ctx in contexts:
        ctx.close()
