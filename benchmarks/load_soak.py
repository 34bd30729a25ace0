"""Whether memory and open files of a studio stay flat while it works for an hour.

    .venv/bin/python benchmarks/load_soak.py --minutes 60 --write

A studio of its own, with API, two Celery workers, beat and Redis, trains all the time; pages poll,
listeners come and go, and homes are valued. Every few seconds the memory and the open files of each
part are noted, those of its children included, but not those of trainers. A page that several
of them share counts once, and programs and libraries do not count, which others use, too.
With --write, a row for each part is put into RESULTS.md. Exit status 1
if memory grows by more than --most percent an hour.

The first --settle minutes are not judged: caches fill. After 100 tasks each child of a worker is
replaced by one that was forked later, with the connections that its parent has by then; the child
for imports has fewer tasks, so its files may rise once in the judged minutes.
"""

import argparse
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import httpx2
import numpy as np
import psutil
from latency import end_servers_on_sigterm, row, wait_until
from load import RESULTS, write
from load_servers import database

from houseprice.cli.soaking.own_studio import OwnStudio, children, own_studio, trainer_run
from houseprice.services.context import migrate_database
from houseprice.settings import Settings

START, END = "<!-- hour -->", "<!-- /hour -->"
HEAD = (
    *("database", "part", "minutes", "clients", "lease, s", "day"),
    *("settled in, min", "first, MB", "last, MB", "slope, % an hour"),
    *("files, first", "files, last", "processes", "runs ended", "failed", "requests", "unanswered"),
)
PARTS = ("api", "worker-1", "worker-2", "beat", "broker")
BODY = {"dataset": "demo", "epochs": 20, "split": "random:42"}
_SAMPLE_S = 5.0
_PAUSE_S = 2.0
#: Trainings that wait or run at any time.
_AT_WORK = 4
_MB = 2**20


@dataclass(frozen=True)
class Sample:
    """One look at a part: seconds since the start, bytes, open files and processes."""

    at: float
    memory: int
    files: int
    processes: int


class Traffic:
    """Pages that poll and value, and a script that keeps trainings waiting."""

    def __init__(self, url: str, clients: int) -> None:
        self._url = url
        self._over = threading.Event()
        self.requests = self.unanswered = 0
        calls = [self._page] * clients + [self._submit, self._listen]
        self._threads = [threading.Thread(target=self._repeat, args=(call,)) for call in calls]

    def start(self) -> None:
        """Begin."""
        for thread in self._threads:
            thread.start()

    def stop(self) -> None:
        """End, and wait for the last answers."""
        self._over.set()
        for thread in self._threads:
            thread.join()

    def _repeat(self, call: Callable[[httpx2.Client], None]) -> None:
        with httpx2.Client(base_url=self._url, timeout=30) as client:
            while not self._over.wait(_PAUSE_S):
                try:
                    call(client)
                except (httpx2.HTTPError, KeyError, ValueError):
                    self.unanswered += 1

    def _ask(self, client: httpx2.Client, path: str) -> httpx2.Response:
        self.requests += 1
        return client.get(path).raise_for_status()

    def _page(self, client: httpx2.Client) -> None:
        runs = self._ask(client, "/v1/runs?limit=20").json()["items"]
        for run in runs[:2]:
            self._ask(client, f"/v1/runs/{run['id']}")
        ended = next((run for run in runs if run.get("model_id")), None)
        if ended is not None:
            form = self._ask(client, f"/v1/models/{ended['model_id']}/schema").json()
            self.requests += 1
            client.post("/predict", json={"features": form["example"], "dataset": "demo"})

    def _submit(self, client: httpx2.Client) -> None:
        states = [run["state"] for run in self._ask(client, "/v1/runs?limit=50").json()["items"]]
        for _ in range(_AT_WORK - sum(state in ("queued", "running") for state in states)):
            self.requests += 1
            client.post("/train/lightgbm/async", json=BODY).raise_for_status()

    def _listen(self, client: httpx2.Client) -> None:
        """Listen for a while and leave without a word, as a closed page does."""
        self.requests += 1
        until = time.monotonic() + 10 * _PAUSE_S
        with client.stream("GET", "/v1/events") as answer:
            for _ in answer.iter_lines():
                if time.monotonic() > until or self._over.is_set():
                    return


def look(studio: OwnStudio, began: float) -> dict[str, Sample]:
    """The parts as they are now; a part that has just ended is left out."""
    samples = {}
    for name in PARTS:
        process = studio.process(name)
        with suppress(psutil.Error, OSError):
            if process is not None:
                samples[name] = _sample(process, time.monotonic() - began)
    return samples


def _sample(process: psutil.Process, at: float) -> Sample:
    own = [process, *(child for child in children(process) if trainer_run(child) is None)]
    memory = sum(map(_own_memory, own))
    return Sample(at, memory, sum(each.num_fds() for each in own), len(own))


def _own_memory(process: psutil.Process) -> int:
    """Bytes of a process without those of files: programs of others may share or leave them."""
    lines = Path(f"/proc/{process.pid}/smaps_rollup").read_text().splitlines()
    sizes = {line.split(":")[0]: line.split()[1] for line in lines[1:]}
    return 1024 * (int(sizes["Pss_Anon"]) + int(sizes["Pss_Shmem"]))


def slope(samples: list[Sample]) -> float:
    """Growth of the memory in percent an hour of what it was, by least squares.

    Examples
    --------
    >>> round(slope([Sample(0, 100, 1, 1), Sample(1800, 101, 1, 1), Sample(3600, 102, 1, 1)]), 1)
    2.0
    """
    at, memory = (np.array([getattr(each, name) for each in samples]) for name in ("at", "memory"))
    if len(samples) < 2:
        return 0.0
    growth, start = np.polyfit(at, memory, 1)
    return float(100 * 3600 * growth / (start + growth * at[0]))


@contextmanager
def studio_at_work(options: argparse.Namespace) -> Iterator[OwnStudio]:
    """A studio of its own, ready to answer."""
    with TemporaryDirectory(prefix="houseprice-hour-", ignore_cleanup_errors=True) as folder:
        home = Path(folder)
        with database(options.database) as url:
            at = url or f"sqlite:///{home}/studio.db"
            migrate_database(Settings(data_dir=home, database_url=at))
            with own_studio(home, at, options.lease) as studio:
                wait_until(lambda: _is_up(studio.url))
                yield studio


def _is_up(url: str) -> bool:
    try:
        return httpx2.get(f"{url}/health", timeout=5).is_success
    except httpx2.HTTPError:
        return False


def measure(options: argparse.Namespace) -> list[list[str]]:
    """A row for each part."""
    with studio_at_work(options) as studio:
        traffic = Traffic(studio.url, options.clients)
        traffic.start()
        began, looks = time.monotonic(), list[dict[str, Sample]]()
        try:
            while time.monotonic() - began < 60 * (options.settle + options.minutes):
                looks.append(look(studio, began))
                time.sleep(_SAMPLE_S)
        finally:  # threads that go on would keep the process from ending
            traffic.stop()
        ends = _ends(studio.url)
    judged = [each for each in looks if _is_judged(each, options.settle)]
    return [_cells(name, judged, options, traffic, ends) for name in PARTS]


def _is_judged(samples: dict[str, Sample], settle_minutes: float) -> bool:
    return any(sample.at > 60 * settle_minutes for sample in samples.values())


def _ends(url: str) -> tuple[int, int]:
    """Number of runs that succeeded and that failed."""
    counts = []
    for state in ("succeeded", "failed"):
        ids, cursor = 0, ""
        while True:
            asked = {"state": state, "limit": 200, **({"cursor": cursor} if cursor else {})}
            page = httpx2.get(f"{url}/v1/runs", params=asked, timeout=60).json()
            ids += len(page["items"])
            cursor = page.get("next_cursor") or ""
            if not cursor:
                break
        counts.append(ids)
    return counts[0], counts[1]


def _cells(
    name: str,
    looks: list[dict[str, Sample]],
    options: argparse.Namespace,
    traffic: Traffic,
    ends: tuple[int, int],
) -> list[str]:
    own = [samples[name] for samples in looks if name in samples]
    if not own:
        raise SystemExit(f"{name} was never seen after --settle; use more --minutes.")
    tenth = max(1, len(own) // 10)
    first, last = (
        float(np.median([s.memory for s in some])) / _MB for some in (own[:tenth], own[-tenth:])
    )
    return [
        *(options.database.partition(":")[0], name, f"{options.minutes:g}"),
        *(str(options.clients), f"{options.lease:g}", time.strftime("%Y-%m-%d")),
        *(f"{options.settle:g}", f"{first:.1f}", f"{last:.1f}", f"{slope(own):+.2f}"),
        *(str(own[0].files), str(own[-1].files), str(own[-1].processes)),
        *(str(ends[0]), str(ends[1]), str(traffic.requests), str(traffic.unanswered)),
    ]  # fmt: skip


def main() -> None:
    """Measure and print a row for each part."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--minutes", type=float, default=60.0, help="minutes that are judged")
    parser.add_argument("--settle", type=float, default=40.0, help="minutes before them")
    parser.add_argument("--database", default="sqlite", help="sqlite, postgresql, or a URL")
    parser.add_argument("--clients", type=int, default=10, help="pages that poll and value")
    parser.add_argument("--lease", type=float, default=60.0, help="seconds of a lease")
    parser.add_argument("--most", type=float, default=1.0, help="growth that is still flat, %%/h")
    parser.add_argument("--write", action="store_true", help="write the rows into RESULTS.md")
    options = parser.parse_args()
    end_servers_on_sigterm()
    rows = measure(options)
    if options.write:
        write(RESULTS, (START, END), HEAD, rows)
    print("\n".join([*row(*HEAD), "|---" * len(HEAD) + "|"]))
    for each in rows:
        print(*row(*each))
    if any(float(each[HEAD.index("slope, % an hour")]) > options.most for each in rows):
        sys.exit(1)


if __name__ == "__main__":
    main()
