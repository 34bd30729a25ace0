"""What a long queue and a large table of runs add to the latency of status calls and submissions.

    .venv/bin/python benchmarks/waiting.py --rows 10000 --waiting 1000 --rounds 3
    .venv/bin/python benchmarks/waiting.py --database postgresql://user@127.0.0.1:5432/empty

Two studios run side by side, one with an empty queue and one with ended and waiting runs, and take
turns, so that a busy machine is as unfair to both; the processor time of the API for each answer
hardly depends on its neighbours at all. Requests leave at fixed times, as in
`latency.py`, which also explains how they are timed. No worker runs: the queue stays as long as it
is. Prints Markdown; the ratios are what counts.
"""

import argparse
import asyncio
import json
import multiprocessing
import os
import statistics
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import httpx2
import psutil
from latency import POLL_S, WARM_UP_S, machine, row, serving, submit_one, under_load
from sqlalchemy import insert, select

from houseprice.store.engine import make_engine, reading, transaction
from houseprice.store.runs import queue_positions
from houseprice.store.tables import event_log, run_events, runs

CALLS = ("status", "submission")
PERCENTILES = ("p50", "p95", "p99")


def fill(url: str, rows: int, waiting: int) -> None:
    """Copy the only run of a database: `rows` ended ones and `waiting` ones before it."""
    engine = make_engine(url)
    with transaction(engine) as db:
        pattern = dict(db.execute(select(runs)).one()._mapping)
        seq = db.execute(select(event_log.c.last_seq)).scalar_one()
        copies = []
        for number in range(rows + waiting):
            ended = number < rows
            state = {"state": "cancelled", "finished_at": pattern["created_at"]} if ended else {}
            run_id = f"{number:026d}"
            copies.append({**pattern, "id": run_id, "seq": seq + 1 + number, **state})
        db.execute(insert(runs), copies)
        logged = {"at": pattern["created_at"], "fence": 0, "kind": "submitted", "data": {}}
        events = [{"seq": copy["seq"], "run_id": copy["id"], **logged} for copy in copies]
        db.execute(insert(run_events), events)
        db.execute(event_log.update().values(last_seq=seq + len(copies)))
    engine.dispose()


@contextmanager
def busy(processes: int) -> Iterator[None]:
    """Keep so many cores busy at the nice value of trainers."""
    workers = [multiprocessing.Process(target=_spin, daemon=True) for _ in range(processes)]
    for worker in workers:
        worker.start()
    try:
        yield
    finally:
        for worker in workers:
            worker.kill()


def _spin() -> None:
    os.nice(10)
    while True:
        sum(range(100_000))


def measure(options: argparse.Namespace) -> dict[str, Any]:
    """Turns of both studios; the last run in the queue is polled."""
    rounds: dict[str, list[dict[str, Any]]] = {"short": [], "long": []}
    with ExitStack() as stack:
        home = stack.enter_context(TemporaryDirectory(prefix="houseprice-waiting-"))
        studios: dict[str, tuple[str, str, psutil.Process]] = {}
        places: dict[str, float] = {}
        for name in rounds:
            folder = Path(home) / name
            folder.mkdir()
            database = options.database and f"{options.database}_{name}"
            at = database or f"sqlite:///{folder / 'houseprice.sqlite3'}"
            url, api = stack.enter_context(serving(str(folder), database))
            polled = submit_one(url)
            if name == "long":
                fill(at, options.rows, options.waiting)
                polled = submit_one(url)
            studios[name] = (url, polled, api)
            places[name] = place_ms(at, polled)
        stack.enter_context(busy(options.busy))
        for _ in range(options.rounds):
            for name, (url, polled, api) in studios.items():
                before = cpu_s(api)
                load = asyncio.run(
                    under_load(url, polled, options.clients, options.submit_rate, options.seconds)
                )
                load["cpu_ms"] = 1000 * (cpu_s(api) - before) / answers_of(load)
                rounds[name].append(load)
        url, polled, _ = studios["long"]
        place = httpx2.get(f"{url}/v1/runs/{polled}", timeout=60).json()
    return {
        "machine": machine(),
        "database": "postgresql" if options.database else "sqlite",
        "place": place["queue_position"],
        "rounds": rounds,
        "place_ms": places,
    }


def cpu_s(api: psutil.Process) -> float:
    """Processor time that the API has taken so far."""
    times = api.cpu_times()
    return float(times.user + times.system)


def answers_of(load: dict[str, Any]) -> float:
    """Number of requests in a turn, those of the warm-up included."""
    warm_up = load["clients"] / POLL_S * WARM_UP_S
    return float(sum(load[call]["n"] for call in CALLS) + warm_up)


def ratios(found: dict[str, Any], call: str, percentile: str) -> list[float]:
    """Latency with the long queue by that with the short one, in each round."""
    pairs = zip(found["rounds"]["short"], found["rounds"]["long"], strict=True)
    return [long[call][percentile] / short[call][percentile] for short, long in pairs]


def place_ms(url: str, run_id: str) -> float:
    """Milliseconds of the look for a place alone: the least of 50, which no neighbour disturbs."""
    engine = make_engine(url)
    taken = []
    for _ in range(50):
        with reading(engine) as db:
            start = time.perf_counter()
            queue_positions(db, [run_id])
            taken.append(1000 * (time.perf_counter() - start))
    engine.dispose()
    return min(taken)


def cpu(found: dict[str, Any]) -> list[str]:
    """The row with the processor time of the API for each request."""
    short, long = (
        statistics.median(load["cpu_ms"] for load in found["rounds"][name])
        for name in ("short", "long")
    )
    cells = (f"{short:.1f}", f"{long:.1f}", f"{long / short:.2f}", "")
    lines = row("any", "processor time of the API", *cells)
    short, long = (found["place_ms"][name] for name in ("short", "long"))
    cells = (f"{short:.2f}", f"{long:.2f}", f"{long / short:.2f}", "")
    return lines + row("the place in the queue alone", "least of 50", *cells)


def markdown(found: dict[str, Any]) -> str:
    """A row for each call and percentile: medians of the rounds."""
    lines = [f"{found['machine']}; {found['database']}; place {found['place']} in the queue\n"]
    lines += row("call", "percentile", "short queue, ms", "long queue, ms", "ratio", "errors")
    lines.append("|---|---|---|---|---|---|")
    loads = [load for turns in found["rounds"].values() for load in turns]
    for call in CALLS:
        errors = sum(load[call]["errors"] for load in loads)
        for percentile in PERCENTILES:
            short, long = (
                statistics.median(load[call][percentile] for load in found["rounds"][name])
                for name in ("short", "long")
            )
            ratio = statistics.median(ratios(found, call, percentile))
            errors = sum(
                load[call]["errors"] for loads in found["rounds"].values() for load in loads
            )
            cells = (f"{short:.1f}", f"{long:.1f}", f"{ratio:.2f}", errors)
            lines += row(call, percentile, *cells)
    lines += cpu(found)
    return "\n".join(lines)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--rows", type=int, default=10_000, help="ended runs of the long queue")
    parser.add_argument("--waiting", type=int, default=1_000, help="waiting runs of the long queue")
    parser.add_argument("--clients", type=int, default=200, help="pages that poll every 2 s")
    parser.add_argument("--submit-rate", type=float, default=2.0, help="submissions a second")
    parser.add_argument("--seconds", type=float, default=20.0, help="measured time of each turn")
    parser.add_argument("--rounds", type=int, default=3, help="turns of each studio")
    parser.add_argument("--busy", type=int, default=2, help="processes that keep a core busy each")
    parser.add_argument(
        "--database", default="", help="beginning of the URLs of two empty databases, _short, _long"
    )
    parser.add_argument("--out", type=Path, help="also write the figures as JSON")
    options = parser.parse_args()
    found = measure(options)
    if options.out is not None:
        options.out.write_text(json.dumps(found, indent=1))
    print(markdown(found))


if __name__ == "__main__":
    main()
