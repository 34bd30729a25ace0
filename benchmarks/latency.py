"""Latency of the API while trainings keep the cores busy, of valuations, and memory.

    .venv/bin/python benchmarks/latency.py --clients 1 50 200 --seconds 30 --out latency.json

Starts the API and a worker on an empty data folder. Each client polls the status of a run every
2 s, as the web page does; beside them new trainings are submitted, which keep the worker's slots
busy. Requests leave at fixed times, whether or not the last one was answered, and are timed from
the moment they were due: a slow answer cannot hide those that wait behind it.
Prints Markdown.
"""

import argparse
import asyncio
import json
import os
import platform
import signal
import socket
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Coroutine, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import httpx2
import numpy as np
import polars as pl
import psutil

from houseprice.valuation.valuer import Valuer

POLL_S = 2.0
WARM_UP_S = 5.0
BODY = {"dataset": "demo", "epochs": 500}
BATCH = 10_000
#: Nobody listens there.
NO_BROKER = "redis://127.0.0.1:1/0"

Call = Callable[[httpx2.AsyncClient], Coroutine[Any, Any, httpx2.Response]]


def free_port() -> int:
    """A port that nobody uses now."""
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        return int(server.getsockname()[1])


@contextmanager
def serving(
    home: str, database: str = "", redis_url: str = NO_BROKER
) -> Iterator[tuple[str, psutil.Process]]:
    """An API on an empty folder, and on a database other than SQLite if named."""
    port = free_port()
    serve = [sys.executable, "-m", "houseprice.cli.app", "serve", "--port", str(port)]
    with (Path(home) / "log").open("wb") as log:
        api = subprocess.Popen(
            serve, env=environment(home, database, redis_url), stdout=log, stderr=log
        )
        try:
            url = f"http://127.0.0.1:{port}"
            wait_until(lambda: answers(url))
            yield url, psutil.Process(api.pid)
        finally:
            api.terminate()
            api.wait()


def environment(home: str, database: str = "", redis_url: str = NO_BROKER) -> dict[str, str]:
    """The environment of a studio's processes, without a broker unless its address is named."""
    return {
        **os.environ,
        "HOUSEPRICE_DATA_DIR": home,
        "HOUSEPRICE_DATABASE_URL": database,
        "HOUSEPRICE_REDIS_URL": redis_url,
        "HOUSEPRICE_MAX_QUEUED": "1000000",
    }


@contextmanager
def working(home: str, slots: int, database: str = "") -> Iterator[subprocess.Popen[bytes]]:
    """A worker that needs no broker."""
    work = [sys.executable, "-m", "houseprice.worker.poll", "--slots", str(slots)]
    with (Path(home) / "worker.log").open("wb") as log:
        worker = subprocess.Popen(work, env=environment(home, database), stdout=log, stderr=log)
        try:
            yield worker
        finally:
            worker.terminate()
            worker.wait()


@contextmanager
def studio(home: str, slots: int) -> Iterator[tuple[str, psutil.Process, subprocess.Popen[bytes]]]:
    """An API and a worker on an empty folder: address, the API, the worker."""
    with serving(home) as (url, api), working(home, slots) as worker:
        yield url, api, worker


def answers(url: str) -> bool:
    """Whether the API is up."""
    try:
        return httpx2.get(f"{url}/health").status_code == 200
    except httpx2.TransportError:
        return False


def wait_until(condition: Callable[[], bool], within_s: float = 300.0) -> None:
    """Ask every 0.2 s."""
    deadline = time.monotonic() + within_s
    while not condition():
        if time.monotonic() > deadline:
            raise SystemExit("the studio did not get ready")
        time.sleep(0.2)


async def at_times(client: httpx2.AsyncClient, call: Call, due: list[float]) -> list[float | None]:
    """Send one request at each of these times; milliseconds from then to its answer."""

    async def one(moment: float) -> float | None:
        await asyncio.sleep(max(0.0, moment - time.perf_counter()))
        try:
            answer = await call(client)
        except httpx2.TransportError:
            return None
        took = 1000 * (time.perf_counter() - moment)
        return took if answer.is_success else None

    return await asyncio.gather(*(one(moment) for moment in due))


def schedule(rate: float, seconds: float) -> list[float]:
    """Evenly spaced times from now on, `rate` a second."""
    start = time.perf_counter() + 0.5
    return [start + i / rate for i in range(round(rate * seconds))]


async def under_load(
    url: str, run_id: str, clients: int, submit_rate: float, seconds: float
) -> dict[str, Any]:
    """Poll with so many clients and submit beside them."""
    limits = httpx2.Limits(max_connections=clients + 20, max_keepalive_connections=clients + 20)

    async def poll(client: httpx2.AsyncClient) -> httpx2.Response:
        return await client.get(f"/task/{run_id}/status")

    async def submit(client: httpx2.AsyncClient) -> httpx2.Response:
        return await client.post("/train/lightgbm/async", json=BODY)

    async with httpx2.AsyncClient(base_url=url, limits=limits, timeout=60) as client:
        await at_times(client, poll, schedule(clients / POLL_S, WARM_UP_S))
        polls, submits = await asyncio.gather(
            at_times(client, poll, schedule(clients / POLL_S, seconds)),
            at_times(client, submit, schedule(submit_rate, seconds)),
        )
    return {"clients": clients, "status": summary(polls), "submission": summary(submits)}


def summary(times: list[float | None]) -> dict[str, Any]:
    """Percentiles in milliseconds."""
    good = [taken for taken in times if taken is not None]
    p50, p95, p99 = (float(value) for value in np.percentile(good, [50, 95, 99]))
    return {
        "n": len(times),
        "errors": len(times) - len(good),
        "p50": p50,
        "p95": p95,
        "p99": p99,
        "max": max(good),
    }


def finished(url: str, run_id: str) -> bool:
    """Whether a run is over."""
    state: str = httpx2.get(f"{url}/v1/runs/{run_id}", timeout=60).json()["state"]
    return state not in {"queued", "running"}


def submit_one(url: str) -> str:
    """Queue a training; its id."""
    return str(httpx2.post(f"{url}/train/lightgbm/async", json=BODY).json()["task_id"])


def cancel_queued(url: str) -> None:
    """Take back what the load left in the queue."""
    while runs := httpx2.get(f"{url}/v1/runs", params={"state": "queued", "limit": 200}).json()[
        "items"
    ]:
        for run in runs:
            httpx2.post(f"{url}/v1/runs/{run['id']}/cancel")


def valuations(url: str, home: dict[str, Any], artifact: Path) -> dict[str, Any]:
    """One home at a time over HTTP and in the process, and many at once."""
    body = {"features": home, "dataset": "demo"}
    valuer = Valuer.load(artifact)
    homes = pl.DataFrame([home] * BATCH)
    with httpx2.Client(base_url=url, timeout=60) as client:
        return {
            "predict over HTTP": timed(lambda: client.post("/predict", json=body), 300),
            "explained prediction over HTTP": timed(
                lambda: client.post("/predict", json={**body, "explain": True}), 100
            ),
            "stored valuation over HTTP": timed(
                lambda: client.post("/v1/valuations", json=body), 50
            ),
            "one home in the process": timed(lambda: valuer.value([home]), 300),
            f"{BATCH} homes in the process": timed(lambda: valuer.values(homes), 5),
        }


def timed(call: Callable[[], object], times: int) -> dict[str, Any]:
    """Milliseconds of calls one after the other, after a few to warm up."""
    for _ in range(3):
        call()
    taken: list[float | None] = []
    for _ in range(times):
        start = time.perf_counter()
        call()
        taken.append(1000 * (time.perf_counter() - start))
    return summary(taken)


def megabytes(process: psutil.Process) -> float:
    """Resident memory."""
    return float(process.memory_info().rss / 2**20)


def measure(options: argparse.Namespace) -> dict[str, Any]:
    """Everything, in the order that keeps one from disturbing the other."""
    with (
        TemporaryDirectory(prefix="houseprice-latency-") as home,
        studio(home, options.slots) as (url, api, worker),
    ):
        memory = {"API, just started": megabytes(api)}
        first = submit_one(url)
        wait_until(lambda: finished(url, first))
        model = httpx2.get(f"{url}/v1/runs/{first}").json()["model_id"]
        example = httpx2.get(f"{url}/v1/models/{model}/schema", timeout=60).json()["example"]
        for _ in range(2 * options.slots):
            submit_one(url)
        load = []
        for clients in options.clients:
            rate = min(options.submit_rate, clients)
            load.append(asyncio.run(under_load(url, first, clients, rate, options.seconds)))
            memory[f"API, after {clients} clients"] = megabytes(api)
        trainers = [megabytes(child) for child in psutil.Process(worker.pid).children()]
        memory["worker"] = megabytes(psutil.Process(worker.pid))
        memory["trainer (LightGBM)"] = statistics.median(trainers) if trainers else float("nan")
        cancel_queued(url)
        worker.terminate()
        worker.wait()
        artifact = Path(home) / "artifacts" / f"{first}-1"
        values = valuations(url, example, artifact)
        memory["API, after valuations"] = megabytes(api)
        # The other child is the tracker of multiprocessing.
        memory["valuation process"] = max(megabytes(child) for child in api.children())
    return {"machine": machine(), "load": load, "valuations": values, "memory_mb": memory}


def machine() -> str:
    """What it ran on."""
    memory = psutil.virtual_memory().total / 2**30
    return f"{psutil.cpu_count()} cores, {memory:.0f} GB, Python {platform.python_version()}"


def markdown(found: dict[str, Any]) -> str:
    """Two tables of milliseconds and one of megabytes."""
    lines = [f"{found['machine']}; milliseconds\n", *row("clients", "call", *PERCENTILES)]
    lines[-1:] = [lines[-1], "|---" * (2 + len(PERCENTILES)) + "|"]
    for load in found["load"]:
        for call in ("status", "submission"):
            lines += row(load["clients"], call, *figures(load[call]))
    lines += ["", *row("valuation", *PERCENTILES), "|---" * (1 + len(PERCENTILES)) + "|"]
    for name, times in found["valuations"].items():
        lines += row(name, *figures(times))
    lines += ["", *row("process", "resident MB"), "|---|---|"]
    for name, size in found["memory_mb"].items():
        lines += row(name, f"{size:.0f}")
    return "\n".join(lines)


PERCENTILES = ("n", "errors", "p50", "p95", "p99", "max")


def figures(times: dict[str, Any]) -> list[str]:
    """One row's figures."""
    return [
        f"{times[key]:.1f}" if isinstance(times[key], float) else str(times[key])
        for key in PERCENTILES
    ]


def row(*cells: object) -> list[str]:
    """One row of a table."""
    return ["| " + " | ".join(str(cell) for cell in cells) + " |"]


def end_servers_on_sigterm() -> None:
    """Leave by an exception when this process is told to end, so that its servers end with it."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--clients", type=int, nargs="+", default=[1, 50, 200])
    parser.add_argument("--seconds", type=float, default=30.0, help="measured time of each load")
    parser.add_argument("--submit-rate", type=float, default=2.0, help="submissions a second")
    parser.add_argument("--slots", type=int, default=2, help="trainings side by side")
    parser.add_argument("--out", type=Path, help="also write the figures as JSON")
    options = parser.parse_args()
    end_servers_on_sigterm()
    found = measure(options)
    if options.out is not None:
        options.out.write_text(json.dumps(found, indent=1))
    print(markdown(found))


if __name__ == "__main__":
    main()
