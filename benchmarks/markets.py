"""Rolling origins: how good are values and ranges of what is sold after the last known sale?

    .venv/bin/python benchmarks/markets.py                     # everything: a day
    .venv/bin/python benchmarks/markets.py --tables rise turn --sizes 2000 --models lightgbm
    .venv/bin/python benchmarks/markets.py --tables ames --origins 80 90 --models all --busy
    .venv/bin/python benchmarks/markets.py --render-only       # only the tables, from the JSON

The last 40 % of the dated sales are cut into tenths: each is the test of a training on all sales
before it, by `houseprice train --split time:DAY`. Beside the models stand, on the same sales: the
naive baselines, plain LightGBM with the date as a number, plain LightGBM on prices moved by the
project's monthly index, and on made markets plain LightGBM on prices moved by the true index, the
noise floor and the width of an oracle's ranges. `--peers` adds CatBoost, and AutoGluon with
`temporal_forward_only` on the last two origins, each in an environment of its own.

Every origin is kept in `--out` as soon as it is done, and is not run again. `--label` tells runs
of different versions apart; `--values` keeps the values of each test sale in a folder named after
the label, so that `benchmarks/paired_markets.py` can compare two of them sale by sale.
"""

import argparse
import json
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from market_origins import MADE, REAL, SHARES, Cut, Origin, cut, origins, read_table
from market_report import Record, line, render
from market_scores import Floats, blind_tests, keep_values, scored
from neighbours import neighbours
from peers import HERE, ROOT, SEED, Case, machine, make_env, measured, peer

from houseprice.cli.training_processes.jobs import git_revision
from houseprice.models.registry import FAMILIES

SIZES = (2_000, 100_000)
BUSY_PROCESSES = 2
#: AutoGluon takes this many of the last origins, and so many seconds for each.
AUTOGLUON_ORIGINS, AUTOGLUON_LIMIT_S = 2, 300.0
CATBOOST_NEEDS = ("catboost==1.2.10", "pandas", "pyarrow")


def trained(cut: Cut, work: Path, arguments: argparse.Namespace) -> dict[str, Any]:
    """Train by the command line: what it says, its seconds and its peak memory."""
    folder = cut.table.sales.path.parent
    command = [sys.executable, HERE / "stored_sales.py", folder, ",".join(arguments.models)]
    command += ["--split", cut.rule, "--out", work / "models", "--json"]
    command += [] if arguments.epochs is None else ["--epochs", arguments.epochs]
    command += [] if arguments.time_limit is None else ["--time-limit", arguments.time_limit]
    with neighbours(BUSY_PROCESSES if arguments.busy else 0):
        run = measured([str(word) for word in command], work / "train.log")
    return {**run, "output": json.loads(run["output"])}


def peer_values(cut: Cut, work: Path, arguments: argparse.Namespace) -> dict[str, Floats]:
    """Values of the test sales by the peers that are asked for."""
    case = Case(cut.table.name, cut.rule, cut.table.sales, cut.train, cut.test)
    values = {}
    for name in arguments.peers:
        job: dict[str, Any] = {"peer": name, "target": "log", "seed": SEED, "limit": None}
        if name == "autogluon":
            if cut.origin.share not in SHARES[-AUTOGLUON_ORIGINS:]:
                continue
            job |= {"preset": "best_quality", "limit": AUTOGLUON_LIMIT_S}
            job["time_on"] = cut.table.sales.schema.first("date")
        run = peer(case, work, peer_env(arguments.env, name), {"preset": "", **job})
        values[run["name"]] = run["values"]
    return values


def peer_env(folder: Path, name: str) -> Path:
    """The environment of a peer, made where there is none; CatBoost alone needs a small one."""
    env = folder / name
    if name == "autogluon":
        make_env(env)
    elif not (env / "bin" / "python").exists():
        subprocess.run([sys.executable, "-m", "venv", env], check=True)
        python = str(env / "bin" / "python")
        subprocess.run([python, "-m", "pip", "install", *CATBOOST_NEEDS], check=True)
    return env


def measured_origin(
    key: Mapping[str, Any], part: Cut, work: Path, arguments: argparse.Namespace
) -> Record:
    """One origin: training, peers, yardsticks and scores."""
    load = os.getloadavg()[0]
    run = trained(part, work, arguments)
    document = run.pop("output")
    tests = blind_tests(part, document)
    if arguments.values:
        way = [str(value) for name, value in key.items() if name not in ("label", "peers")]
        keep_values(
            tests, arguments.values / (arguments.label or "now") / f"{'-'.join(way)}.parquet"
        )
    return {
        "key": dict(key),
        "at": datetime.now(UTC).isoformat(timespec="seconds"),
        "machine": machine(),
        "revision": git_revision(),
        "load_before": round(load, 2),
        "start": str(part.origin.start),
        "end": None if part.origin.end is None else str(part.origin.end),
        "n_train": int(part.train.size),
        "n_test": int(part.test.size),
        "warnings": document["warnings"],
        "weights": document["models"].get("all", {}).get("weights"),
        **run,
        **scored(part, tests, peer_values(part, work, arguments)),
    }


def key_of(name: str, size: int | None, share: int, arguments: argparse.Namespace) -> Record:
    """What tells a record from others."""
    return {
        "table": name,
        "size": size,
        "share": share,
        "window": arguments.window,
        "models": ",".join(arguments.models),
        "peers": ",".join(arguments.peers),
        "busy": arguments.busy,
        "time_limit": arguments.time_limit,
        "epochs": arguments.epochs,
        "label": arguments.label,
    }


def run_tables(arguments: argparse.Namespace, records: list[Record]) -> None:
    """All origins that are not in `records` yet; each is written as soon as it is done."""
    done = [record["key"] for record in records]
    for name in arguments.tables:
        for size in arguments.sizes if name in MADE else [None]:
            keys = [key_of(name, size, share, arguments) for share in arguments.origins]
            missing = [key["share"] for key in keys if key not in done]
            for record in table_records(name, size, missing, arguments) if missing else ():
                records.append(record)
                arguments.out.write_text(json.dumps(records, indent=1) + "\n")
                print(line(record), flush=True)


def table_records(
    name: str, size: int | None, shares: Sequence[int], arguments: argparse.Namespace
) -> Iterator[Record]:
    """The records of a table at these origins; one that fails is named and left out."""
    with TemporaryDirectory() as home:
        table = read_table(name, size, Path(home))
        for origin in origins(table.days, SHARES, arguments.window):
            if origin.share not in shares:
                continue
            work = Path(home) / str(origin.share)
            work.mkdir()
            key = key_of(name, size, origin.share, arguments)
            try:
                yield measured_origin(key, cut(table, origin, work / "sales"), work, arguments)
            except SystemExit as problem:
                print(f"{named(name, origin)} failed: {problem}", file=sys.stderr, flush=True)


def named(name: str, origin: Origin) -> str:
    """An origin in words."""
    return f"{name}, after {origin.share} % of the sales ({origin.start})"


def arguments_given() -> argparse.Namespace:
    """What is typed."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--tables", nargs="+", default=[*REAL, *MADE], choices=[*REAL, *MADE])
    parser.add_argument("--sizes", nargs="+", type=int, default=SIZES, help="of made markets")
    models = [*FAMILIES, "all"]
    parser.add_argument("--models", nargs="+", default=["lightgbm", "pytorch"], choices=models)
    parser.add_argument("--origins", nargs="+", type=int, default=SHARES, choices=SHARES)
    parser.add_argument("--window", type=int, default=10, help="percent of the sales in a test")
    parser.add_argument("--time-limit", type=float, help="seconds of each call; default: none")
    parser.add_argument("--epochs", type=int)
    parser.add_argument("--busy", action="store_true", help="two busy processes beside it")
    parser.add_argument("--label", default="", help="tells runs of other versions apart")
    parser.add_argument("--peers", nargs="*", default=[], choices=["catboost", "autogluon"])
    parser.add_argument("--env", type=Path, default=ROOT / "data" / "peer-envs")
    parser.add_argument("--out", type=Path, default=HERE / "markets.json")
    parser.add_argument("--values", type=Path, help="folder for the values of the test sales")
    parser.add_argument("--into", type=Path, default=HERE / "RESULTS.md")
    parser.add_argument("--render-only", action="store_true")
    arguments = parser.parse_args()
    # More than one family are blended; `all` is all of them.
    arguments.models = list(FAMILIES) if "all" in arguments.models else arguments.models
    return arguments


def main() -> None:
    """Run what is missing; only `--render-only` changes the page."""
    arguments = arguments_given()
    out = arguments.out
    records = json.loads(out.read_text()) if out.exists() else []
    if arguments.render_only:
        render(records, arguments.into)
    else:
        run_tables(arguments, records)


if __name__ == "__main__":
    main()
