"""Status calls, submissions and event streams under the loads that a studio must carry.

    .venv/bin/python benchmarks/load.py --database postgresql --broker stopped --write
    .venv/bin/python benchmarks/load.py --listeners 500 --rows 10000 --waiting 1000 --write

One studio with two trainings on both cores; pages poll every 2 s and trainings are submitted at
fixed times, as in `latency.py`, which also says how they are timed. The broker is spoiled when the
studio is at work: `stopped` freezes it by SIGSTOP, `half-open` keeps its connections and passes
nothing on. PostgreSQL and Redis are servers of its own. With --write, a row of RESULTS.md is
added, or put in place of the one of the same load.
"""

import argparse
import asyncio
import json
import os
import statistics
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import httpx2
from latency import (
    end_servers_on_sigterm,
    machine,
    row,
    serving,
    submit_one,
    under_load,
    wait_until,
    working,
)
from load_listeners import crowd
from load_servers import BROKERS, broker, database
from waiting import fill

RESULTS = Path(__file__).with_name("RESULTS.md")
START, END = "<!-- load -->", "<!-- /load -->"
HEAD = (
    *("database", "broker", "pollers", "submissions a second", "listeners", "ended, waiting runs"),
    *("status p50, ms", "p99", "submission p50, ms", "p99", "errors"),
    *("event reaches the last listener, p99, ms", "events lost", "seconds × turns", "load", "day"),
)
#: Cells of a row that name its load.
KEY = 6


@contextmanager
def at_work(options: argparse.Namespace) -> Iterator[tuple[str, str]]:
    """A studio that trains, with its broker spoiled: its address, and the run that is polled."""
    with ExitStack() as stack:
        home = stack.enter_context(TemporaryDirectory(prefix="houseprice-load-"))
        at = stack.enter_context(database(options.database))
        redis = stack.enter_context(broker(options.broker))
        url, _ = stack.enter_context(serving(home, at, redis.url))
        polled = submit_one(url)
        if options.rows + options.waiting:
            fill(at or f"sqlite:///{home}/houseprice.sqlite3", options.rows, options.waiting)
            polled = submit_one(url)
        for _ in range(2 * options.slots):
            submit_one(url)
        stack.enter_context(working(home, options.slots, at))
        wait_until(lambda: running(url) >= options.slots)
        redis.spoil()
        yield url, polled


def running(url: str) -> int:
    """Number of trainings at work."""
    answer = httpx2.get(f"{url}/v1/runs", params={"state": "running", "limit": 50}, timeout=60)
    return sum(run["phase"] == "training" for run in answer.json()["items"])


def measure(options: argparse.Namespace) -> dict[str, Any]:
    """All turns, and what the listeners have seen of them."""
    load = os.getloadavg()[0]
    with at_work(options) as (url, polled), crowd(url, options.listeners) as listeners:
        turns = [
            asyncio.run(
                under_load(url, polled, options.clients, options.submit_rate, options.seconds)
            )
            for _ in range(options.rounds)
        ]
        return {"turns": turns, "events": listeners.figures(), "load": load, "machine": machine()}


def cells(options: argparse.Namespace, found: dict[str, Any]) -> list[str]:
    """A row of the table: medians of the turns."""
    turns, events = found["turns"], found["events"]
    times = [
        f"{statistics.median(turn[call][percentile] for turn in turns):.1f}"
        for call in ("status", "submission")
        for percentile in ("p50", "p99")
    ]
    errors = sum(turn[call]["errors"] for turn in turns for call in ("status", "submission"))
    heard = [f"{events['p99']:.0f}", str(events["lost"] + events["broken"])]
    return [
        options.database.partition(":")[0],
        options.broker,
        str(options.clients),
        f"{options.submit_rate:g}",
        str(options.listeners),
        f"{options.rows:,}, {options.waiting:,}",
        *times,
        str(errors),
        *(heard if options.listeners else ["–", "–"]),
        f"{options.seconds:g} × {options.rounds}",
        f"{found['load']:.0f}",
        time.strftime("%Y-%m-%d"),
    ]


def write(file: Path, marks: tuple[str, str], head: tuple[str, ...], new: list[list[str]]) -> None:
    """Put rows into the table between two marks; those of the same load are replaced."""
    before, _, rest = file.read_text(encoding="utf-8").partition(marks[0])
    between, mark, after = rest.partition(marks[1])
    if not mark:
        raise SystemExit(f"{file} must have the marks {marks[0]} and {marks[1]}.")
    old = [line.strip("| ").split(" | ") for line in between.strip().splitlines()[2:]]
    rows = {tuple(each[:KEY]): each for each in [*old, *new]}
    lines = [*row(*head), "|---" * len(head) + "|"]
    for each in rows.values():
        lines += row(*each)
    table = "\n".join(lines)
    file.write_text(f"{before}{marks[0]}\n{table}\n{marks[1]}{after}", encoding="utf-8")


def main() -> None:
    """Measure one load and print its row."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--database", default="sqlite", help="sqlite, postgresql, or a URL")
    parser.add_argument("--broker", choices=BROKERS, default="up")
    parser.add_argument("--clients", type=int, default=200, help="pages that poll every 2 s")
    parser.add_argument("--submit-rate", type=float, default=5.0, help="submissions a second")
    parser.add_argument("--listeners", type=int, default=0, help="open event streams")
    parser.add_argument("--rows", type=int, default=0, help="ended runs in the table")
    parser.add_argument("--waiting", type=int, default=0, help="runs in the queue")
    parser.add_argument("--slots", type=int, default=2, help="trainings side by side")
    parser.add_argument("--seconds", type=float, default=60.0, help="measured time of each turn")
    parser.add_argument("--rounds", type=int, default=3, help="turns")
    parser.add_argument("--write", action="store_true", help="write the row into RESULTS.md")
    parser.add_argument("--out", type=Path, help="also write the figures as JSON")
    options = parser.parse_args()
    end_servers_on_sigterm()
    found = measure(options)
    if options.out is not None:
        options.out.write_text(json.dumps(found, indent=1))
    new = cells(options, found)
    if options.write:
        write(RESULTS, (START, END), HEAD, [new])
    print("\n".join([*row(*HEAD), "|---" * len(HEAD) + "|", *row(*new)]))


if __name__ == "__main__":
    main()
