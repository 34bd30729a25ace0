"""How values of many homes scale from one process to two, in processes and on a Dask cluster.

    .venv/bin/python benchmarks/value_many.py --homes 400000 --rounds 2
    .venv/bin/python benchmarks/value_many.py --model FOLDER --homes 1000000 --workers 1 2 4

The homes are the model's own sales, shaken a little as in `valuation.py`; without `--model`,
LightGBM is trained on the made-up market first. Every process has one thread. The engines take
turns, so that a busy machine is as unfair to each; processor time is free of what else runs.
Prints Markdown.
"""

import os

for _pool in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "POLARS_MAX_THREADS"):
    os.environ[_pool] = "1"

import argparse  # noqa: E402 - the threads are set before anything that has some
import hashlib  # noqa: E402
import statistics  # noqa: E402
import time  # noqa: E402
from collections.abc import Iterator  # noqa: E402
from contextlib import contextmanager  # noqa: E402
from pathlib import Path  # noqa: E402
from tempfile import TemporaryDirectory  # noqa: E402

import psutil  # noqa: E402
from distributed import LocalCluster  # noqa: E402
from valuation import shaken  # noqa: E402

from houseprice.artifacts.folder import MANIFEST  # noqa: E402
from houseprice.data.builtin.load import load_builtin  # noqa: E402
from houseprice.services.value_many.engines import PartEngine, in_processes, on_dask  # noqa: E402
from houseprice.services.value_many.plan import ManyHomes, parts  # noqa: E402
from houseprice.training.spec import TrainSettings  # noqa: E402
from houseprice.training.train import TrainingTask, train  # noqa: E402
from houseprice.valuation.valuer import Valuer  # noqa: E402


def model_of(folder: Path) -> Path:
    """LightGBM, trained on the made-up market."""
    demo = load_builtin("demo", folder / "cache", None)
    task = TrainingTask("lightgbm", demo, TrainSettings(epochs=60))
    return train(task, folder / "model", lambda _: None).artifact


@contextmanager
def engine_of(kind: str, workers: int) -> Iterator[PartEngine]:
    """An engine that is ready to work."""
    if kind == "processes":
        yield in_processes(workers)
        return
    with LocalCluster(  # type: ignore[no-untyped-call]  # distributed has no hints
        n_workers=workers, processes=True, threads_per_worker=1, dashboard_address=None
    ) as cluster:
        yield on_dask(cluster.scheduler_address)


def cpu_s() -> float:
    """Processor seconds of this process, of its children, and of those that have ended."""
    me = psutil.Process()
    own = me.cpu_times()
    seconds = own.user + own.system + own.children_user + own.children_system
    for child in me.children(recursive=True):
        try:
            times = child.cpu_times()
        except psutil.Error:
            continue
        seconds += times.user + times.system
    return float(seconds)


def measured(many: ManyHomes, kind: str, workers: int) -> tuple[float, float]:
    """Wall and processor seconds until every part is written."""
    with engine_of(kind, workers) as engine:
        began, busy = time.perf_counter(), cpu_s()
        written = sum(part.homes for part in engine(list(parts(many))))
        wall, spent = time.perf_counter() - began, cpu_s() - busy
    assert written > 0
    return wall, spent


def main() -> None:
    """Print a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", type=Path)
    parser.add_argument("--homes", type=int, default=400_000)
    parser.add_argument("--part-homes", type=int, default=25_000)
    parser.add_argument("--rounds", type=int, default=2)
    parser.add_argument("--workers", type=int, nargs="+", default=[1, 2])
    options = parser.parse_args()
    with TemporaryDirectory() as name:
        folder = Path(name)
        model = (options.model or model_of(folder)).resolve()
        source = folder / "homes.parquet"
        shaken(Valuer.load(model), options.homes).write_parquet(source)
        sha256 = hashlib.sha256((model / MANIFEST).read_bytes()).hexdigest()
        rows: dict[tuple[str, int], list[tuple[float, float]]] = {}
        for turn in range(options.rounds):
            for kind in ("processes", "Dask"):
                for workers in options.workers:
                    target = str(folder / f"{kind}-{workers}-{turn}")
                    many = ManyHomes(
                        str(model), sha256, str(source), target, part_homes=options.part_homes
                    )
                    rows.setdefault((kind, workers), []).append(measured(many, kind, workers))
    print(f"{options.homes:,} homes in parts of {options.part_homes:,}, medians of turns.\n")
    print("| engine | workers | seconds | homes a second | times one worker | processor seconds |")
    print("|---|---|---|---|---|---|")
    for (kind, workers), turns in rows.items():
        seconds, spent = (statistics.median(turn[at] for turn in turns) for at in (0, 1))
        single = statistics.median(turn[0] for turn in rows[(kind, options.workers[0])])
        print(
            f"| {kind} | {workers} | {seconds:.1f} | {options.homes / seconds:,.0f} | "
            f"{single / seconds:.2f} | {spent:.1f} |"
        )


if __name__ == "__main__":
    main()
