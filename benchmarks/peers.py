"""`all` beside AutoGluon and CatBoost: same sales, same machine, one run.

    .venv/bin/python benchmarks/peers.py                       # everything: hours
    .venv/bin/python benchmarks/peers.py --cases ames/random:42 --settings log
    .venv/bin/python benchmarks/peers.py --render-only         # only the tables, from the JSON

For each case the same training rows go to every contender. Ours are trained by the command line,
as a user would; a peer gets the raw columns in an environment of its own, which is made where it
is missing (`--env`), and never sees the prices of the test sales. Seconds are the wall time of the
whole command, memory is the largest sum over its processes. Weights cannot be downloaded during a
run: a member that needs that fails, is left out and named.

A peer learns the log price and picks its blend by mean absolute error (`log`, meant for the
MdAPE), or the price by RMSE (`price`, meant for the RMSE). `auto` takes `price` for california and
`log` elsewhere, `both` gives a peer two tries, with the time limit each.

Every case is appended to `--out`; the newest of each case and preset becomes a table in the files
`--into`, between the marks `<!-- peers -->` and `<!-- /peers -->`.
"""

import argparse
import json
import os
import platform
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np
import polars as pl
import psutil
from numpy.typing import NDArray

from houseprice.artifacts.blind import TEST_VALUES_FILE
from houseprice.data.builtin.load import load_builtin
from houseprice.data.dataset import Dataset
from houseprice.data.splits import make_split
from houseprice.evaluation import score_test
from houseprice.evaluation.intervals import bootstrap_intervals
from houseprice.settings import Settings
from houseprice.training.prepare import ROW
from houseprice.valuation.valuer import Valuer

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
HERE = Path(__file__).parent
ROOT = HERE.parent
CASES = (
    *("california/random:42", "king_county/random:42", "king_county/time"),
    *("ames/random:42", "miami/random:42", "miami/time"),
)
LIMITS_S = {"california": 600.0}
LIMIT_S = 300.0
SEED = 42
AUTOGLUON = "1.6.3"
TORCH = "torch==2.13.0"
EXTRAS = "catboost,lightgbm,xgboost,fastai,tabm,tabicl,mitra,realmlp"
LOOK_S = 0.5
ONE_BY_ONE = 20
START, END = "<!-- peers -->", "<!-- /peers -->"
COLUMNS = (
    *("model", "MdAPE %", "ours against it", "COD", "RMSE", "ours against it", "PRD", "PRB"),
    *("seconds", "× ours", "peak MB", "ms a home"),
)


@dataclass(frozen=True)
class Case:
    """One data set, split once; row numbers ascend."""

    name: str
    rule: str
    dataset: Dataset
    train: Ints
    test: Ints

    @property
    def prices(self) -> Floats:
        """Of the test sales."""
        prices = self.dataset.frame[self.dataset.schema.price].cast(pl.Float64).to_numpy()
        return np.asarray(prices[self.test])


def case(text: str, settings: Settings) -> Case:
    """Read `DATASET/SPLIT`."""
    name, _, rule = text.partition("/")
    dataset = load_builtin(name, settings.datasets_cache_dir, settings.datasets_dir)
    split = make_split(dataset, rule)
    return Case(name, rule, dataset, np.sort(split.train), np.sort(split.test))


def measured(command: Sequence[str | Path], log: Path, **more: str) -> dict[str, Any]:
    """Run a command: its standard output, seconds, and peak memory of it and its children."""
    began, peak = time.perf_counter(), 0.0
    with log.open("wb") as errors, TemporaryDirectory() as home:
        out = Path(home) / "out"
        with out.open("wb") as output:
            process = subprocess.Popen(
                command,
                stdout=output,
                stderr=errors,
                env={**os.environ, **more},
                start_new_session=True,
            )
        try:
            while process.poll() is None:
                peak = max(peak, memory_mb(process.pid))
                time.sleep(LOOK_S)
        except BaseException:
            os.killpg(process.pid, signal.SIGTERM)
            process.wait()
            raise
        seconds = time.perf_counter() - began
        if process.returncode:
            tail = log.read_text(errors="replace")[-3000:]
            raise SystemExit(f"{command[0]} ended with {process.returncode}:\n{tail}")
        return {"output": out.read_text(), "seconds": seconds, "peak_mb": peak}


def memory_mb(pid: int) -> float:
    """Memory of a process and all below it; pages that they share count once on Linux."""
    total = 0.0
    try:
        parent = psutil.Process(pid)
        family = [parent, *parent.children(recursive=True)]
    except psutil.NoSuchProcess:
        return 0.0
    for process in family:
        try:
            facts = process.memory_full_info()
        except psutil.Error:
            continue
        total += getattr(facts, "pss", facts.rss)
    return total / 2**20


def ours(case: Case, work: Path, limit_s: float | None) -> dict[str, Any]:
    """Train `all` by the command line and value the test sales with the model it wrote."""
    house, models = Path(sys.executable).with_name("houseprice"), work / "models"
    command = [house, "train", case.name, "--model", "all", "--split", case.rule]
    command += ["--out", models, "--json"]
    if limit_s is not None:
        command += ["--time-limit", str(limit_s)]
    run = measured([str(word) for word in command], work / "ours.log")
    document = json.loads(run.pop("output"))
    folder = Path(document["models"]["all"]["artifact"])
    kept = pl.read_parquet(folder / TEST_VALUES_FILE)
    assert (kept[ROW].to_numpy() == case.test).all(), "both sides are measured on the same sales"
    valuer, times = Valuer.load(folder), []
    for home in case.dataset.frame[case.test[:ONE_BY_ONE]].iter_slices(1):
        began = time.perf_counter()
        valuer.values(home)
        times.append(time.perf_counter() - began)
    run |= {"row_ms": 1000 * float(np.median(times)), "time_limit_s": limit_s}
    return {"name": "all (ours)", "values": kept["value"].to_numpy(), **run}


def peer(case: Case, work: Path, env: Path, job: dict[str, Any]) -> dict[str, Any]:
    """Let a peer learn from the training sales and value the test sales."""
    schema = case.dataset.schema
    kept = [column.name for column in schema.features]
    frame = case.dataset.frame.with_columns(pl.col(pl.Date).cast(pl.Datetime("us")))
    frame[case.train].select(*kept, schema.price).write_parquet(work / "train.parquet")
    frame[case.test].select(kept).write_parquet(work / "test.parquet")
    categories = [column.name for column in schema.features if column.type == "category"]
    more = {"price": schema.price, "categories": categories}
    (work / "job.json").write_text(json.dumps({**job, **more}))
    command = [env / "bin" / "python", HERE / "peer_models.py", work]
    run = measured([str(word) for word in command], work / "peer.log", HF_HUB_OFFLINE="1")
    run.pop("output")
    facts = json.loads((work / "facts.json").read_text())
    values = pl.read_parquet(work / "values.parquet")["value"].to_numpy()
    titles = {
        "autogluon": f"AutoGluon {AUTOGLUON} {job['preset']}",
        "catboost": "CatBoost defaults",
    }
    name = f"{titles[job['peer']]}, {'log price' if job['target'] == 'log' else 'price'}"
    return {"name": name, "values": values, "time_limit_s": job["limit"], **run, **facts}


def differences(prices: Floats, mine: Floats, theirs: Floats) -> dict[str, Any]:
    """Ours minus theirs on the same sales, with paired bootstrap intervals (95 %)."""
    error = np.abs(np.stack([mine, theirs]) / prices - 1)
    square = np.square(np.stack([mine, theirs]) - prices)

    def statistics(rows: NDArray[np.intp]) -> dict[str, Floats]:
        mdape = 100 * np.median(error[:, rows], axis=2)
        rmse = np.sqrt(square[:, rows].mean(axis=2))
        return {"mdape": mdape[0] - mdape[1], "rmse": rmse[0] - rmse[1]}

    everything = np.arange(prices.size)[None, :]
    point = {name: float(value[0]) for name, value in statistics(everything).items()}
    ends = bootstrap_intervals(statistics, prices.size, repeats=2000)
    return {
        name: {"value": point[name], "low": ends[name][0], "high": ends[name][1]} for name in point
    }


def compared(case: Case, arguments: argparse.Namespace) -> dict[str, Any]:
    """All contenders on one case."""
    load = os.getloadavg()[0]
    contenders = []
    with TemporaryDirectory() as home:
        contenders.append(ours(case, Path(home), arguments.ours_limit))
        for job in jobs(case, arguments):
            print(f"{case.name} {case.rule}: {job['peer']}, {job['target']}", flush=True)
            contenders.append(peer(case, Path(home), arguments.env, job))
    prices, mine = case.prices, contenders[0]["values"]
    for one in contenders:
        values = one.pop("values")
        one["test"] = score_test(prices, values)
        if one is not contenders[0]:
            one["ours_minus_it"] = differences(prices, mine, values)
    return {
        "at": datetime.now(UTC).isoformat(timespec="seconds"),
        "machine": machine(),
        "load_before": round(load, 2),
        "dataset": case.name,
        "split": case.rule,
        "preset": arguments.preset,
        "n_train": int(case.train.size),
        "n_test": int(prices.size),
        "currency": case.dataset.schema.currency,
        "contenders": contenders,
    }


def jobs(case: Case, arguments: argparse.Namespace) -> list[dict[str, Any]]:
    """What each peer is asked to do on a case."""
    auto = "price" if case.name == "california" else "log"
    wanted = {"auto": [auto], "both": ["log", "price"]}
    targets = wanted.get(arguments.settings, [arguments.settings])
    limit = arguments.limit or LIMITS_S.get(case.name, LIMIT_S)
    return [
        {
            "peer": name,
            "target": target,
            "preset": arguments.preset,
            "seed": SEED,
            "limit": limit if name == "autogluon" else None,
        }
        for name in arguments.peers
        for target in targets
    ]


def machine() -> str:
    """In words."""
    memory = psutil.virtual_memory().total / 2**30
    return f"{os.cpu_count()} cores, {memory:.0f} GB, Python {platform.python_version()}, CPU only"


def make_env(env: Path) -> None:
    """An environment for the peers, where there is none."""
    python = env / "bin" / "python"
    if python.exists():
        return
    subprocess.run([sys.executable, "-m", "venv", env], check=True)
    # torch first and by itself: else the resolver may take another build of it.
    for wanted in (TORCH, f"autogluon.tabular[{EXTRAS}]=={AUTOGLUON}"):
        subprocess.run([python, "-m", "pip", "install", wanted], check=True)


def tables(records: Sequence[dict[str, Any]]) -> str:
    """Markdown of the newest record of each case and preset."""
    newest = {(one["dataset"], one["split"], one["preset"]): one for one in records}
    return "\n\n".join(section(record) for record in newest.values())


def section(record: dict[str, Any]) -> str:
    """Heading, circumstances, table and left-out members of one case."""
    contenders = record["contenders"]
    seconds = contenders[0]["seconds"]
    lines = [
        f"### {record['dataset']}, {record['split']}",
        "",
        f"{record['at'][:10]}, {record['machine']}; {record['n_train']:,} sales to learn from, "
        f"{record['n_test']:,} to test on; RMSE in {record['currency']}.",
        "",
        f"| {' | '.join(COLUMNS)} |",
        "|---" * len(COLUMNS) + "|",
        *(row(one, seconds) for one in contenders),
    ]
    for one in contenders:
        if "left_out" in one:
            named = "; ".join(f"{name} ({why})" for name, why in one["left_out"].items()) or "none"
            lines += ["", f"{one['name']}: {one['models']} models; kinds left out: {named}."]
    return "\n".join(lines)


def row(one: dict[str, Any], seconds: float) -> str:
    """One line of a table."""
    test, against = one["test"], one.get("ours_minus_it")
    cells = [
        one["name"],
        shown(test["mdape"], ".2f"),
        "" if against is None else shown(against["mdape"], "+.2f"),
        shown(test["cod"], ".2f"),
        shown(test["rmse"], ",.0f"),
        "" if against is None else shown(against["rmse"], "+,.0f"),
        shown(test["prd"], ".3f"),
        shown(test["prb"], "+.3f"),
        f"{one['seconds']:.0f}",
        f"{one['seconds'] / seconds:.2f}",
        f"{one['peak_mb']:,.0f}",
        f"{one['row_ms']:.1f}",
    ]
    return f"| {' | '.join(cells)} |"


def shown(estimate: dict[str, float | None], form: str) -> str:
    """A figure with its 95 % interval."""
    value, low, high = (estimate[name] for name in ("value", "low", "high"))
    if value is None:
        return "-"
    ends = "" if low is None or high is None else f" ({low:{form}} to {high:{form}})"
    return f"{value:{form}}{ends}"


def render(records: Sequence[dict[str, Any]], files: Sequence[Path]) -> None:
    """Put the tables between the marks of each file."""
    for file in files:
        before, _, rest = file.read_text().partition(START)
        _, mark, after = rest.partition(END)
        if not mark:
            raise SystemExit(f"{file} must have the marks {START} and {END}.")
        file.write_text(f"{before}{START}\n{tables(records)}\n{END}{after}")


def arguments_given() -> argparse.Namespace:
    """What is typed."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--cases", nargs="+", default=CASES, metavar="DATASET/SPLIT")
    parser.add_argument("--peers", nargs="+", default=["autogluon", "catboost"])
    parser.add_argument("--preset", default="best_quality", help="of AutoGluon")
    parser.add_argument("--limit", type=float, help="seconds for AutoGluon; default 600 or 300")
    parser.add_argument("--settings", choices=["auto", "log", "price", "both"], default="auto")
    parser.add_argument("--ours-limit", type=float, help="seconds for ours; default: none")
    parser.add_argument("--env", type=Path, default=ROOT / "data" / "peers-env")
    parser.add_argument("--out", type=Path, default=HERE / "peers.json")
    parser.add_argument("--into", nargs="*", type=Path, default=[ROOT / "docs" / "accuracy.md"])
    parser.add_argument("--render-only", action="store_true")
    return parser.parse_args()


def main() -> None:
    """Run the cases that are asked for; each is kept as soon as it is done."""
    arguments = arguments_given()
    settings, out = Settings(), arguments.out
    records = json.loads(out.read_text()) if out.exists() else []
    if not arguments.render_only:
        make_env(arguments.env)
        for text in arguments.cases:
            records.append(compared(case(text, settings), arguments))
            out.write_text(json.dumps(records, indent=1) + "\n")
            print(section(records[-1]), flush=True)
    render(records, arguments.into)


if __name__ == "__main__":
    main()
