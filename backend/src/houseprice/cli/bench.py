"""``houseprice bench``: compare the models on this machine with plain LightGBM."""

from __future__ import annotations

import json as json_text
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated, Any

import numpy as np
import polars as pl
import typer
from numpy.typing import NDArray

from houseprice.cli.inputs import load_sales
from houseprice.cli.results import BENCH_SPEEDS, print_bench
from houseprice.cli.training_processes.pool import ChildFailed, cores
from houseprice.data.importing.table_request import TableRequest
from houseprice.data.split_rules import RULES
from houseprice.data.splits import make_split
from houseprice.errors import InvalidInput
from houseprice.evaluation import score_test
from houseprice.evaluation.intervals import bootstrap_intervals
from houseprice.models.baselines import LinearLogPrice, MedianArea
from houseprice.models.plain_lightgbm import plain_values
from houseprice.models.registry import FAMILIES
from houseprice.settings import Settings
from houseprice.training.prepare import SPLIT_SEED
from houseprice.valuation.valuer import Valuer

Floats = NDArray[np.float64]
PLAIN = "plain_lightgbm"
_SCORES = ("n", "mdape", "cod", "rmse", "prd")
_SINGLE, _BATCH = 200, 10_000


def bench(
    dataset: Annotated[
        str, typer.Argument(help="A built-in data set or a file of sales.")
    ] = "demo",
    *,
    target: Annotated[str | None, typer.Option(help="Name of the price column of a file.")] = None,
    model: Annotated[
        list[str] | None,
        typer.Option(
            help="Model to train: all or a family. Repeatable. Default: lightgbm and all."
        ),
    ] = None,
    split: Annotated[str, typer.Option(help=f"How to choose the test sales: {RULES}.")] = "auto",
    time_limit: Annotated[
        float | None, typer.Option(help="Longest time of each training, in seconds.")
    ] = None,
    json: Annotated[bool, typer.Option("--json", help="Print one JSON document.")] = False,
) -> None:
    """Train models and compare their errors, times and speed with plain LightGBM on raw columns.

    All are measured on the same sales, which none of them saw. The benchmark takes a minute or two.
    """
    models = list(dict.fromkeys(model or ["lightgbm", "all"]))
    if not set(models) <= {"all", *FAMILIES}:
        raise InvalidInput(f"--model must be all or one of {', '.join(FAMILIES)}, got {models}")
    sales = load_sales(dataset, Settings(), TableRequest(dataset, target=target))
    parts = make_split(sales, split, SPLIT_SEED)
    training, test = sales.frame[np.sort(parts.train)], sales.frame[parts.test]
    naive: dict[str, Callable[[], Floats]] = {
        PLAIN: lambda: plain_values(sales, parts.train, parts.test),
        "baseline_median_area": lambda: MedianArea.fit(training, sales.schema).predict(test),
        "baseline_linear": lambda: LinearLogPrice.fit(training, sales.schema).predict(test),
    }
    options = ["--split", split, *(["--target", target] if target else [])]
    options += ["--time-limit", str(time_limit)] if time_limit else []
    prices = test[sales.schema.price].cast(pl.Float64).to_numpy()
    rows = {name: _timed(make) for name, make in naive.items()}
    rows = {name: _trained(dataset, name, options, test) for name in models} | rows
    document = {
        "dataset": sales.schema.name,
        "split": parts.kind,
        "cores": cores(),
        "models": {name: _row(prices, row, rows[PLAIN]) for name, row in rows.items()},
    }
    if json:
        typer.echo(json_text.dumps(document, ensure_ascii=False, indent=2))
    else:
        print_bench(document)


def _timed(make: Callable[[], Floats]) -> dict[str, Any]:
    began = time.perf_counter()
    values = make()
    return {"values": values, "seconds": time.perf_counter() - began}


def _trained(
    dataset: str, model: str, options: Sequence[str], test: pl.DataFrame
) -> dict[str, Any]:
    """Train in a process of its own, as ``houseprice train`` does, and measure the model."""
    began = time.perf_counter()
    with TemporaryDirectory() as out:
        command = ["train", dataset, "--model", model, *options, "--out", f"{out}/m", "--json"]
        trained = _printed([sys.executable, "-m", "houseprice.cli.app", *command])
        seconds = time.perf_counter() - began
        valuer = Valuer.load(Path(trained["models"][model]["artifact"]))
        return {
            "values": valuer.values(test).values,
            "seconds": seconds,
            "single_per_s": _rate(valuer, list(test.head(_SINGLE).iter_slices(1))),
            "batch_per_s": _rate(valuer, [test[np.arange(_BATCH) % len(test)]]),
        }


def _printed(command: Sequence[str]) -> Any:
    """The document that one of our commands prints; its process ends with this one."""
    with subprocess.Popen(command, stdout=subprocess.PIPE) as process:  # noqa: S603 our own command
        try:
            output, _ = process.communicate()
        except BaseException:
            process.terminate()  # it ends its own trainings, which a kill would leave alone
            process.wait()
            raise
    if process.returncode:
        raise ChildFailed(
            f"The training ended with exit status {process.returncode}; its messages are above."
        )
    return json_text.loads(output)


def _rate(valuer: Valuer, parts: Sequence[pl.DataFrame]) -> float:
    """How many homes are valued a second, with their ranges, on one core."""
    valuer.values(parts[0][:1])
    began = time.perf_counter()
    for part in parts:
        valuer.values(part)
    return sum(map(len, parts)) / (time.perf_counter() - began)


def _row(prices: Floats, row: dict[str, Any], plain: dict[str, Any]) -> dict[str, Any]:
    """Scores, and error and time as ratios to those of plain LightGBM."""
    scores = score_test(prices, row["values"])
    errors = np.abs(np.stack([row["values"], plain["values"]]) / prices - 1)

    def ratio(rows: NDArray[np.intp]) -> dict[str, Floats]:
        median = np.median(errors[:, rows], axis=2)
        return {"ratio": median[0] / median[1]}

    low, high = bootstrap_intervals(ratio, prices.size)["ratio"]
    point = float(ratio(np.arange(prices.size)[None, :])["ratio"][0])
    return {
        **{name: scores[name] for name in _SCORES},
        "mdape_ratio": {"value": point, "low": low, "high": high},
        "seconds": row["seconds"],
        "seconds_ratio": row["seconds"] / plain["seconds"],
        **{name: row.get(name) for name in BENCH_SPEEDS},
    }
