"""How long a waiting run waits for a worker once its broker is back.

    .venv/bin/python benchmarks/broker_returns.py --returns 28 --away 1 20 60 --write

A studio of its own, with API, two idle workers, beat and Redis. Again and again Redis is killed and
stays away for some seconds, or is wiped every tenth of a second; meanwhile a training is submitted,
so that its ring is lost, or reaches an idle worker between two wipes. Noted is the time from the
first answer of the new Redis, or from the last wipe, to the claim of that training, by the clock of
this machine. Each training is cancelled then.
With --write, a row for each kind of return and one for every absence are put into RESULTS.md.
"""

import argparse
import os
import statistics
import time
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from functools import partial
from itertools import cycle, islice
from typing import Any

import httpx2
import redis
from latency import end_servers_on_sigterm, row, wait_until
from load import RESULTS, write
from load_soak import studio_at_work

from houseprice.cli.soaking.own_studio import OwnStudio

START, END = "<!-- returns -->", "<!-- /returns -->"
HEAD = (
    *("database", "broker", "lease, s", "reconciler, s", "trainings a turn", "day"),
    *("returns", "median, s", "90 %, s", "largest, s", "above 15 s", "load"),
)
GOAL_S = 15.0
BODY = {"dataset": "demo", "epochs": 500, "split": "random:42"}
WIPED = "wiped for 3 s"
_WIPE_FOR_S = 3.0
_WIPE_EVERY_S = 0.1
_LOOK_EVERY_S = 0.05
#: Shares of a lease, as in the studio's settings.
_REAP = 1 / 6


def submitted(url: str) -> str:
    """Id of a new training."""
    answer = httpx2.post(f"{url}/train/lightgbm/async", json=BODY, timeout=60).raise_for_status()
    return str(answer.json()["task_id"])


def is_answering(client: redis.Redis) -> bool:
    """Whether the broker takes commands."""
    with suppress(redis.RedisError):
        return bool(client.ping())
    return False


def after_absence(studio: OwnStudio, client: redis.Redis, away_s: float) -> tuple[str, float]:
    """Kill the broker: the run that was submitted meanwhile, and when the broker answered again."""
    process = studio.process("broker")
    assert process is not None
    studio.stay_away("broker", away_s)
    process.kill()
    process.wait()
    run_id = submitted(studio.url)
    while not is_answering(client):
        time.sleep(_LOOK_EVERY_S)
    return run_id, time.time()


def after_wipes(studio: OwnStudio, client: redis.Redis) -> tuple[str, float]:
    """Wipe the broker all the time: the run that was submitted meanwhile, and the last wipe."""
    until = time.monotonic() + _WIPE_FOR_S
    client.flushall()
    run_id = submitted(studio.url)
    while time.monotonic() < until:
        client.flushall()
        time.sleep(_WIPE_EVERY_S)
    return run_id, time.time()


def claimed_at(url: str, run_id: str) -> float:
    """Seconds since 1970 at which a worker claimed a run."""
    run: dict[str, Any] = {}

    def is_claimed() -> bool:
        run.update(httpx2.get(f"{url}/v1/runs/{run_id}", timeout=60).json())
        return run["started_at"] is not None

    wait_until(is_claimed)
    return datetime.fromisoformat(run["started_at"]).timestamp()


def clear(url: str, run_id: str) -> None:
    """Cancel a run and wait for its end, so that both workers are idle again."""
    httpx2.post(f"{url}/v1/runs/{run_id}/cancel", timeout=60)

    def is_over() -> bool:
        state = httpx2.get(f"{url}/v1/runs/{run_id}", timeout=60).json()["state"]
        return state in {"succeeded", "failed", "cancelled"}

    wait_until(is_over)


def measure(options: argparse.Namespace) -> dict[str, list[float]]:
    """Seconds from each return to the claim, by the kind of return."""
    seconds: dict[str, list[float]] = {}
    with studio_at_work(options) as studio, redis.Redis(port=studio.broker_port) as client:
        wait_until(lambda: workers(studio.url) == len(studio.workers))
        kinds: dict[str, Callable[[], tuple[str, float]]] = {
            f"away for {away_s:g} s": partial(after_absence, studio, client, away_s)
            for away_s in options.away
        }
        kinds[WIPED] = partial(after_wipes, studio, client)
        for kind in islice(cycle(kinds), options.returns):
            run_id, back_at = kinds[kind]()
            waited_s = max(claimed_at(studio.url, run_id) - back_at, 0.0)
            seconds.setdefault(kind, []).append(waited_s)
            print(f"{kind}: {waited_s:.1f} s", flush=True)
            clear(studio.url, run_id)
    return seconds


def workers(url: str) -> int:
    """Number of workers that report that they are alive."""
    return len(httpx2.get(f"{url}/celery/health", timeout=60).json()["workers"])


def cells(options: argparse.Namespace, kind: str, seconds: list[float]) -> list[str]:
    """A row of the table."""
    ordered = sorted(seconds)
    return [
        *(options.database.partition(":")[0], kind, f"{options.lease:g}"),
        *(f"{_REAP * options.lease:g}", "1", time.strftime("%Y-%m-%d")),
        *(str(len(ordered)), f"{statistics.median(ordered):.1f}"),
        *(f"{ordered[int(0.9 * (len(ordered) - 1))]:.1f}", f"{ordered[-1]:.1f}"),
        *(str(sum(each > GOAL_S for each in ordered)), f"{os.getloadavg()[0]:.0f}"),
    ]


def main() -> None:
    """Measure and print a row for each kind of return, and one for every absence."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument(
        "--returns", type=int, default=28, help="returns of the broker, of all kinds"
    )
    parser.add_argument("--away", type=float, nargs="+", default=[1.0, 20.0, 60.0], help="seconds")
    parser.add_argument("--database", default="sqlite", help="sqlite, postgresql, or a URL")
    parser.add_argument("--lease", type=float, default=60.0, help="seconds of a lease")
    parser.add_argument("--write", action="store_true", help="write the rows into RESULTS.md")
    options = parser.parse_args()
    end_servers_on_sigterm()
    seconds = measure(options)
    absences = [each for kind, some in seconds.items() if kind != WIPED for each in some]
    seconds["every absence"] = absences
    rows = [cells(options, kind, some) for kind, some in seconds.items()]
    if options.write:
        write(RESULTS, (START, END), HEAD, rows)
    print("\n".join([*row(*HEAD), "|---" * len(HEAD) + "|"]))
    for each in rows:
        print(*row(*each))


if __name__ == "__main__":
    main()
