"""A studio as people run it: ``houseprice serve``, a worker, and a client."""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx2
import pytest

#: Nobody listens there; the worker asks the database.
NO_BROKER = "redis://127.0.0.1:1/0"
HOUSEPRICE = (sys.executable, "-m", "houseprice.cli.app")
WAIT_S = 120.0


@dataclass
class Studio:
    """Processes on one data folder."""

    home: Path
    port: int
    processes: list[subprocess.Popen[bytes]] = field(default_factory=list)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def client(self) -> httpx2.Client:
        return httpx2.Client(base_url=self.url, timeout=30)

    def serve(self) -> subprocess.Popen[bytes]:
        """Start the API and wait until it answers."""
        process = self._start("api", *HOUSEPRICE, "serve", "--port", str(self.port))
        deadline = time.monotonic() + WAIT_S
        while True:
            assert process.poll() is None, self.log("api")
            assert time.monotonic() < deadline, self.log("api")
            try:
                httpx2.get(f"{self.url}/health", timeout=5)
            except httpx2.TransportError:
                time.sleep(0.1)
            else:
                return process

    def work(self) -> subprocess.Popen[bytes]:
        """Start a worker that needs no broker."""
        return self._start("worker", sys.executable, "-m", "houseprice.worker.poll", "--slots", "1")

    def log(self, name: str) -> str:
        return (self.home / f"{name}.log").read_text()

    def wait_for(self, run_id: str) -> dict[str, Any]:
        """The run when it is over."""
        deadline = time.monotonic() + WAIT_S
        with self.client() as client:
            while True:
                run: dict[str, Any] = client.get(f"/v1/runs/{run_id}").json()
                if run["state"] not in {"queued", "running"}:
                    return run
                assert time.monotonic() < deadline, run
                time.sleep(0.3)

    @staticmethod
    def events(lines: Iterator[str]) -> Iterator[dict[str, Any]]:
        """Server-sent events with their id, name and data."""
        event: dict[str, Any] = {}
        for line in lines:
            name, _, value = line.partition(": ")
            if name in {"id", "event"}:
                event[name] = value
            elif name == "data":
                event["data"] = json.loads(value)
            elif line == "" and event:
                yield {"event": "open", **event}
                event = {}

    def stop(self) -> None:
        for process in self.processes:
            process.terminate()
        for process in self.processes:
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()

    def _start(self, name: str, *words: str) -> subprocess.Popen[bytes]:
        environment = {
            **os.environ,
            "HOUSEPRICE_DATA_DIR": str(self.home),
            "HOUSEPRICE_DATABASE_URL": "",
            "HOUSEPRICE_REDIS_URL": NO_BROKER,
            "OMP_NUM_THREADS": "1",
        }
        with (self.home / f"{name}.log").open("ab") as log:
            process = subprocess.Popen(words, env=environment, stdout=log, stderr=log)
        self.processes.append(process)
        return process


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture
def studio(tmp_path: Path) -> Iterator[Studio]:
    """A studio of this test alone; nothing is started yet."""
    running = Studio(tmp_path, free_port())
    yield running
    running.stop()


@dataclass(frozen=True)
class Trained:
    """A studio in which LightGBM was trained twice on the made-up market, and what was told."""

    studio: Studio
    events: list[dict[str, Any]]
    runs: list[dict[str, Any]]
    home: dict[str, Any]


@pytest.fixture(scope="session")
def trained(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Trained]:
    """Submit over HTTP, watch the stream to the end."""
    studio = Studio(tmp_path_factory.mktemp("studio"), free_port())
    try:
        studio.serve()
        worker = studio.work()
        with studio.client() as client:
            events, runs = _train_twice(studio, client)
            worker.terminate()  # the tests of a whole session have no more work for it
            schema = client.get(f"/v1/models/{runs[0]['model_id']}/schema").json()
        yield Trained(studio, events, runs, schema["example"])
    finally:
        studio.stop()


def _train_twice(
    studio: Studio, client: httpx2.Client
) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    events, tasks = [], []
    with client.stream("GET", "/v1/events", timeout=WAIT_S) as stream:
        lines = stream.iter_lines()
        assert next(lines) == ": open"
        for seed in (1, 2):
            body = {"dataset": "demo", "epochs": 30, "seed": seed}
            tasks.append(client.post("/train/lightgbm/async", json=body).json()["task_id"])
        for event in studio.events(lines):
            events.append(event)
            over = {e["data"]["id"] for e in events if e.get("event") == "run" and _is_over(e)}
            if over == set(tasks):
                break
    return events, [studio.wait_for(task) for task in tasks]


def _is_over(event: dict[str, Any]) -> bool:
    return event["data"]["state"] in {"succeeded", "failed", "cancelled"}


@pytest.fixture
def client(trained: Trained) -> Iterator[httpx2.Client]:
    """Calls the trained studio."""
    with trained.studio.client() as client:
        yield client


@pytest.fixture
def copied(trained: Trained, tmp_path: Path) -> Iterator[Studio]:
    """The trained studio's data in a folder of this test alone."""
    home = tmp_path / "copy"
    shutil.copytree(trained.studio.home, home)
    running = Studio(home, free_port())
    yield running
    running.stop()
