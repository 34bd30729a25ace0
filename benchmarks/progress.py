"""How well a running training says how far it is and how long it still takes.

    .venv/bin/python benchmarks/progress.py --sizes 400 2000 --busy 0 2 --slots 1 2 --all 400

Trains every family on the demo market of each size through a real worker, on an empty data
folder, once for each number of busy neighbours and of slots, and reads every run as the API does,
twice a second. Truth is when the run ended. Prints Markdown: the error of the estimate in
percent of the time that was really left, from 30 % of the run's time on and with at least 2 s
left; how often the estimate rose without the words "longer than expected"; and how often the
percentage, or the steps, fell.
"""

import argparse
import io
import itertools
import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from neighbours import neighbours

from houseprice.data.builtin.demo import make_market
from houseprice.data.importing.table_request import TableRequest
from houseprice.jobs.queue import SilentBell
from houseprice.models.registry import FAMILIES
from houseprice.services import imports, runs
from houseprice.services.context import Context
from houseprice.services.run_views.run import RunView
from houseprice.settings import Settings
from houseprice.store.engine import make_engine, migrate
from houseprice.training.spec import TrainSettings

EVERY_S = 0.5
FROM_SHARE = 0.3
LEAST_LEFT_S = 2.0
WORDS = "longer than expected"


@dataclass(frozen=True)
class Seen:
    """What a user saw of a run at a time."""

    at: float
    percent: float
    current: int
    total: int
    message: str
    eta_s: float | None


@dataclass
class Watched:
    """A run and all that was seen of it."""

    label: str
    began: float = 0.0
    ended: float = 0.0
    state: str = ""
    seen: list[Seen] = field(default_factory=list)

    def look(self, view: RunView) -> None:
        """Note what is shown now, where it is news."""
        progress = view.progress
        if view.state == "queued" or progress.at is None:
            return
        if view.started_at is not None and view.finished_at is not None:
            self.began, self.ended = view.started_at.timestamp(), view.finished_at.timestamp()
            self.state = view.state
            return
        at = progress.at.timestamp()
        shown = (progress.percent, progress.current, progress.total, progress.message)
        if not self.seen or at > self.seen[-1].at:
            self.seen.append(Seen(at, *shown, progress.eta_s))

    def errors(self) -> list[float]:
        """Percent by which each estimate was wrong."""
        since = self.began + FROM_SHARE * (self.ended - self.began)
        estimates = [seen for seen in self.seen if seen.at >= since and seen.eta_s is not None]
        pairs = [(seen.eta_s or 0.0, self.ended - seen.at) for seen in estimates]
        return [100 * (eta / left - 1) for eta, left in pairs if left >= LEAST_LEFT_S]

    def rises(self) -> int:
        """Estimates above the one before, without words that say so."""
        estimates = [seen for seen in self.seen if seen.eta_s is not None]
        pairs = itertools.pairwise(estimates)
        return sum(
            (new.eta_s or 0) > (old.eta_s or 0) and WORDS not in new.message for old, new in pairs
        )

    def falls(self) -> int:
        """Reports with a smaller percentage, or fewer steps, than the one before."""
        pairs = itertools.pairwise(self.seen)
        return sum(new.percent < old.percent or new.current < old.current for old, new in pairs)


def row(watched: Watched) -> str:
    """A line of the table."""
    errors = [abs(error) for error in watched.errors()]
    median = f"{statistics.median(errors):.0f}" if errors else "none"
    worst = f"{max(watched.errors(), key=abs):+.0f}" if errors else "none"
    seconds = watched.ended - watched.began
    longer = sum(WORDS in seen.message for seen in watched.seen)
    share = f"{100 * longer / max(len(watched.seen), 1):.0f}"
    facts = [watched.label, f"{seconds:.0f}", len(errors), median, worst]
    return f"| {' | '.join(map(str, [*facts, watched.rises(), share, watched.falls()]))} |"


@contextmanager
def studio(slots: int) -> Iterator[Context]:
    """A worker on an empty data folder."""
    with TemporaryDirectory(prefix="progress-") as home:
        variables = {
            "HOUSEPRICE_DATA_DIR": home,
            "HOUSEPRICE_DATABASE_URL": f"sqlite:///{home}/studio.db",
            "HOUSEPRICE_REDIS_URL": "redis://127.0.0.1:1/0",
        }
        os.environ.update(variables)
        settings = Settings()
        ctx = Context(settings, make_engine(settings.sql_url), SilentBell())
        migrate(settings.sql_url)
        command = [sys.executable, "-m", "houseprice.worker.poll", "--slots", str(slots)]
        with (Path(home) / "log").open("wb") as log:
            worker = subprocess.Popen(command, stdout=log, stderr=log)
            try:
                yield ctx
            finally:
                worker.terminate()
                worker.wait()
                ctx.close()


def dataset(ctx: Context, sales: int, seed: int) -> str:
    """The demo market of so many sales, imported as a user would."""
    table = io.BytesIO()
    make_market(seed, sales).frame.write_parquet(table)
    table.seek(0)
    return str(imports.create(ctx, table, TableRequest(f"market-{sales}")).dataset.id)


def watch(ctx: Context, orders: dict[str, Watched]) -> None:
    """Look at the runs until all of them are over."""
    while any(not watched.state for watched in orders.values()):
        for run_id, watched in orders.items():
            if not watched.state:
                watched.look(runs.get(ctx, run_id))
        time.sleep(EVERY_S)


def measure(slots: int, busy: int, sizes: Sequence[int], models: Sequence[str]) -> list[Watched]:
    """Train each model on each table."""
    orders: dict[str, Watched] = {}
    with studio(slots) as ctx, neighbours(busy):
        for seed, sales in enumerate(sizes):
            table = dataset(ctx, sales, seed)
            for model in models:
                run = runs.submit(ctx, model, TrainSettings(), table)
                label = f"{model}, {sales:,} sales, {busy} busy neighbours, {slots} slots"
                orders[run.id] = Watched(label)
        watch(ctx, orders)
    return list(orders.values())


def print_rows(watched: list[Watched]) -> list[Watched]:
    """Print a row for each run; return the runs."""
    for run in watched:
        print(row(run), flush=True)
    return watched


def main() -> None:
    """Print a table with a row for each run."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--sizes", type=int, nargs="*", default=[400, 2_000])
    parser.add_argument("--busy", type=int, nargs="*", default=[0, 2])
    parser.add_argument("--slots", type=int, nargs="*", default=[1])
    parser.add_argument("--models", nargs="*", default=list(FAMILIES))
    parser.add_argument("--all", type=int, nargs="*", default=[400], help="Tables of `all`.")
    parser.add_argument("--out", type=Path, default=None, help="Where all that was seen goes.")
    arguments = parser.parse_args()
    print("| run | s | estimates | median error, % | worst, % | rises unsaid | longer, % | falls |")
    print("|---|---|---|---|---|---|---|---|")
    watched: list[Watched] = []
    for slots, busy in itertools.product(arguments.slots, arguments.busy):
        if arguments.models:
            watched += print_rows(measure(slots, busy, arguments.sizes, arguments.models))
    for sales in arguments.all:
        watched += print_rows(measure(2, 0, [sales], ["all"]))
    if arguments.out is not None:
        arguments.out.write_text(json.dumps([asdict(run) for run in watched]))
    medians = [statistics.median(map(abs, run.errors())) for run in watched if run.errors()]
    if medians:
        print(f"\nMedian over {len(medians)} runs: {statistics.median(medians):.0f} %.")


if __name__ == "__main__":
    main()
