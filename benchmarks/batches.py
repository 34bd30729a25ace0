"""How long a file of homes takes in the studio and on the command line, and how much memory.

    .venv/bin/python benchmarks/batches.py --homes 100000

Starts a studio of its own with one worker, trains LightGBM on the built-in made-up market, and
values a file of other made-up homes: by `houseprice value FILE --out`, and by POST /v1/batches as
the browser does, from the upload to the last home. Both read the file and value homes with ranges
and three reasons in money; the studio also compares values with prices. Prints Markdown: seconds,
processor seconds and peak memory, and the studio's time as a ratio to that of the command line in
the same run.
"""

import argparse
import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Event, Thread
from typing import Any

import httpx2
import psutil

from houseprice.data.builtin.demo import make_market

EVERY_S = 0.1
HOUSEPRICE = (sys.executable, "-m", "houseprice.cli.app")
WAIT_S = 3_600.0
OVER = {"succeeded", "failed", "cancelled"}


@dataclass(frozen=True)
class Usage:
    """Seconds, processor seconds and peak memory of a process with its children."""

    seconds: float
    cpu_s: float
    peak_mb: float


class Meter:
    """Watches a process and its children until it is stopped."""

    def __init__(self, pid: int) -> None:
        self._root = psutil.Process(pid)
        self._cpu: dict[int, float] = {}
        self._before = 0.0
        self._peak = 0.0
        self._stopped = Event()
        self._began = time.perf_counter()
        self._look()
        self._before = sum(self._cpu.values())
        self._thread = Thread(target=self._watch, daemon=True)
        self._thread.start()

    def stop(self) -> Usage:
        """What was used since the meter began."""
        seconds = time.perf_counter() - self._began
        self._look()
        self._stopped.set()
        self._thread.join()
        return Usage(seconds, sum(self._cpu.values()) - self._before, self._peak)

    def _watch(self) -> None:
        while not self._stopped.wait(EVERY_S):
            self._look()

    def _look(self) -> None:
        memory = 0.0
        try:
            for process in (self._root, *self._root.children(recursive=True)):
                times = process.cpu_times()
                self._cpu[process.pid] = times.user + times.system
                memory += process.memory_info().rss / 2**20
        except psutil.NoSuchProcess:
            return
        self._peak = max(self._peak, memory)


class Studio:
    """An API and a worker on a data folder of their own."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.environment = {
            **os.environ,
            "HOUSEPRICE_DATA_DIR": str(home),
            "HOUSEPRICE_DATABASE_URL": "",
            "HOUSEPRICE_REDIS_URL": "redis://127.0.0.1:1/0",  # nobody listens: the worker asks
        }
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        self.client = httpx2.Client(base_url=f"http://127.0.0.1:{port}", timeout=120)
        self._api = self._start(*HOUSEPRICE, "serve", "--port", str(port))
        self._until(self._answers)
        self.worker = self._start(sys.executable, "-m", "houseprice.worker.poll", "--slots", "1")

    def close(self) -> None:
        """End both processes."""
        for process in (self.worker, self._api):
            process.terminate()
            process.wait(60)

    def over(self, run_id: str) -> dict[str, Any]:
        """The run when it is over."""
        run: dict[str, Any] = {}

        def ended() -> bool:
            nonlocal run
            run = self.client.get(f"/v1/runs/{run_id}").json()
            return run["state"] in OVER

        self._until(ended)
        if run["state"] != "succeeded":
            raise SystemExit(f"the run ended as {run['state']}: {run['error']}")
        return run

    def _answers(self) -> bool:
        try:
            return self.client.get("/health").status_code == 200
        except httpx2.TransportError:
            return False

    def _until(self, condition: Callable[[], bool]) -> None:
        deadline = time.monotonic() + WAIT_S
        while not condition():
            if time.monotonic() > deadline:
                raise SystemExit("the studio took too long")
            time.sleep(0.2)

    def _start(self, *words: str) -> subprocess.Popen[bytes]:
        with (self.home / "studio.log").open("ab") as log:
            return subprocess.Popen(words, env=self.environment, stdout=log, stderr=log)


def by_command(studio: Studio, model: Path, file: Path, out: Path) -> Usage:
    """Value the file by the command line."""
    words = (*HOUSEPRICE, "value", str(model), str(file), "--out", str(out))
    process = subprocess.Popen(words, env=studio.environment, stdout=subprocess.DEVNULL)
    meter = Meter(process.pid)
    if process.wait() != 0:
        raise SystemExit(f"the command ended with {process.returncode}")
    return meter.stop()


def by_studio(studio: Studio, model_id: str, file: Path) -> tuple[Usage, dict[str, Any]]:
    """Value the file as the browser does, from the upload to the end of the run."""
    meter = Meter(studio.worker.pid)
    with file.open("rb") as stream:
        answer = studio.client.post(
            "/v1/batches", files={"file": (file.name, stream)}, data={"model": model_id}
        )
    if answer.status_code != 202:
        raise SystemExit(answer.text)
    batch_id = answer.json()["run"]["id"]
    studio.over(batch_id)
    used = meter.stop()
    summary: dict[str, Any] = studio.client.get(f"/v1/batches/{batch_id}").json()["summary"]
    return used, summary


def main() -> None:
    """Print a table with a row for each way."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--homes", type=int, default=100_000)
    homes = parser.parse_args().homes
    with TemporaryDirectory(prefix="batches-") as folder:
        home = Path(folder)
        file = home / "homes.csv"
        make_market(99, homes).frame.write_csv(file)
        studio = Studio(home)
        try:
            body = {"dataset": "demo", "model_type": "lightgbm"}
            run = studio.over(studio.client.post("/v1/runs", json=body).json()["id"])
            model = next((home / "artifacts").glob(f"{run['id']}-[0-9]"))
            used, summary = by_studio(studio, run["model_id"], file)
            ways = {
                "houseprice value --out": by_command(studio, model, file, home / "values.csv"),
                "POST /v1/batches": used,
            }
        finally:
            studio.close()
    first = next(iter(ways.values()))
    print(f"{homes:,} homes, {summary['with_value']:,} of them with a value\n")
    print("| way | s | processor s | peak MB | s, ratio |\n|---|---|---|---|---|")
    for name, way in ways.items():
        ratio = way.seconds / first.seconds
        print(
            f"| {name} | {way.seconds:.1f} | {way.cpu_s:.1f} | {way.peak_mb:,.0f} | {ratio:.2f} |"
        )


if __name__ == "__main__":
    main()
