"""How fast a model's folder values homes: one, one with its reasons, and a million.

    .venv/bin/python benchmarks/valuation.py MODEL --homes 1000000 --out valuation.json

MODEL is a folder that `houseprice train` wrote. Everything runs in this process on one core, the
million on `--threads`. The homes are the model's own sales with places and sizes shaken a little,
so that no two are the same. Beside it, in the same run: LightGBM with its defaults, trained on
the raw columns of the same sales, with TreeSHAP for its reasons, neither range nor comparables.
Wall time tells what a caller waits on this machine; CPU time is free of what else runs on it.
Prints Markdown.
"""

import argparse
import json
import platform
import resource
import time
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import lightgbm
import numpy as np
import polars as pl
import psutil

from houseprice.valuation.valuer import Valuer

WARM_UP = 5
SINGLE, EXPLAINED = 300, 100
PEER = "plain LightGBM, no range"


def shaken(valuer: Valuer, height: int, seed: int = 0) -> pl.DataFrame:
    """Homes like the model's sales, without a date, so valued as of the last sale."""
    sales, random = valuer._engine.pipeline.sales, np.random.default_rng(seed)
    picked = sales[random.integers(0, sales.height, height)]
    columns = []
    for field in valuer.form:
        values = picked[field.name]
        if field.kind == "date":
            continue
        if field.role in ("latitude", "longitude"):
            values = values + random.normal(0.0, 0.001, height)
        elif field.role in ("living_area", "lot_area"):
            values = values * random.lognormal(0.0, 0.05, height)
        columns.append(values.alias(field.name))
    return valuer.typed(pl.DataFrame(columns))


def timed(calls: list[Callable[[], object]]) -> dict[str, Any]:
    """Milliseconds of calls one after the other."""
    for call in calls[:WARM_UP]:
        call()
    wall, cpu = [], []
    for call in calls:
        start, busy = time.perf_counter(), time.process_time()
        call()
        wall.append(1000 * (time.perf_counter() - start))
        cpu.append(1000 * (time.process_time() - busy))
    p50, p95 = (float(value) for value in np.percentile(wall, [50, 95]))
    return {"n": len(calls), "p50": p50, "p95": p95, "cpu_p50": float(np.median(cpu))}


def peer(valuer: Valuer) -> tuple[lightgbm.Booster, Callable[[pl.DataFrame], np.ndarray]]:
    """Plain LightGBM on the same sales, and what turns homes into its matrix."""
    names = [field.name for field in valuer.form if field.kind in ("number", "integer", "boolean")]

    def matrix(homes: pl.DataFrame) -> np.ndarray:
        return np.column_stack([homes[name].cast(pl.Float64).to_numpy() for name in names])

    pipeline = valuer._engine.pipeline
    prices = pipeline.sales[pipeline.schema.price].cast(pl.Float64).to_numpy()
    parameters = {"verbose": -1, "num_threads": 1}
    data = lightgbm.Dataset(matrix(pipeline.sales), np.log(prices), params=parameters)
    return lightgbm.train(parameters, data, 100), matrix


def one_by_one(valuer: Valuer) -> dict[str, Any]:
    """A value, a value with its reasons, a scenario; and what the peer has of these."""
    homes = shaken(valuer, SINGLE).to_dicts()
    change = next(field.name for field in valuer.form if field.kind in ("number", "integer"))
    booster, matrix = peer(valuer)
    rows = [matrix(valuer.typed([home])) for home in homes]
    day: date | None = valuer.last_sale
    return {
        "value and range": timed([partial(valuer.value, [h], day) for h in homes]),
        f"value, {PEER}": timed([partial(booster.predict, x, num_threads=1) for x in rows]),
        "value, range, 5 comparables, contributions": timed(
            [partial(valuer.appraise, h, day) for h in homes[:EXPLAINED]]
        ),
        "the same, contributions of single features": timed(
            [partial(valuer.appraise, h, day, detail="features") for h in homes[:EXPLAINED]]
        ),
        "contributions of LightGBM (TreeSHAP)": timed(
            [partial(booster.predict, x, pred_contrib=True, num_threads=1) for x in rows]
        ),
        "what-if": timed(
            [partial(valuer.what_if, h, {change: h[change]}, day) for h in homes[:EXPLAINED]]
        ),
    }


def many(valuer: Valuer, height: int, threads: int) -> dict[str, Any]:
    """Seconds and memory for so many homes with their ranges."""
    homes = shaken(valuer, height)
    before = peak_mb()
    start, busy = time.perf_counter(), time.process_time()
    valued = valuer.values(homes)
    wide = float(np.median(valued.high_90 / valued.low_90))
    wall, cpu = time.perf_counter() - start, time.process_time() - busy
    booster, matrix = peer(valuer)
    start = time.perf_counter()
    booster.predict(matrix(homes), num_threads=threads)
    return {
        "homes": height,
        "threads": threads,
        "seconds": wall,
        "cpu_seconds": cpu,
        "peer_seconds": time.perf_counter() - start,
        "peak_mb_before": before,
        "peak_mb": peak_mb(),
        "median_high_over_low": wide,
    }


def peak_mb() -> float:
    """Largest resident memory of this process so far."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def machine() -> str:
    """What it ran on, and how busy that was."""
    memory, load = psutil.virtual_memory().total / 2**30, psutil.getloadavg()[0]
    cores = psutil.cpu_count()
    return f"{cores} cores, {memory:.0f} GB, Python {platform.python_version()}, load {load:.1f}"


def markdown(found: dict[str, Any]) -> str:
    """A table of milliseconds and a sentence about the million."""
    lines = [f"{found['model']}; {found['machine']}; milliseconds", ""]
    lines += ["| one home | n | p50 | p95 | p50 of CPU time |", "|---|---|---|---|---|"]
    for name, one in found["single"].items():
        lines.append(
            f"| {name} | {one['n']} | {one['p50']:.2f} | {one['p95']:.2f} | {one['cpu_p50']:.2f} |"
        )
    if many := found["many"]:
        lines += ["", f"{many['homes']:,} homes with ranges: {many['seconds']:.0f} s wall,"]
        lines += [f"{many['cpu_seconds']:.0f} s of CPU time on {many['threads']} threads,"]
        lines += [f"at most {many['peak_mb']:.0f} MB; {PEER}: {many['peer_seconds']:.0f} s."]
    return "\n".join(lines)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("model", type=Path, help="a model's folder")
    parser.add_argument("--homes", type=int, default=1_000_000, help="how many at once; 0: none")
    parser.add_argument("--threads", type=int, default=2, help="for many homes")
    parser.add_argument("--out", type=Path, help="also write the figures as JSON")
    options = parser.parse_args()
    # Many homes first: their peak of memory would hide behind nothing else.
    height, threads = options.homes, options.threads
    batch = many(Valuer.load(options.model, threads), height, threads) if height else None
    single = one_by_one(Valuer.load(options.model))
    found = {"model": options.model.name, "machine": machine(), "single": single, "many": batch}
    if options.out is not None:
        options.out.write_text(json.dumps(found, indent=1))
    print(markdown(found))


if __name__ == "__main__":
    main()
