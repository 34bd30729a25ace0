"""How well and how fast one market is learned from when it is written down as many countries do.

    .venv/bin/python benchmarks/dialects.py --rows 20000 --only German Japanese

Writes a made-up market of known prices as a clean table and in each dialect, with bad rows, gaps,
repetitions, nominal prices and an assessed value. Each goes from the file to a value by the
commands that a user gives: inspect, import, train (LightGBM), value one home. Prints Markdown: the
seconds of all four, the sales that were kept and that should be, the median error on sales that the
model never saw beside that of the clean table, and the questions that inspect asked. A model that
knew the rule could not go below the noise of the prices, 7.4 %.
"""

import argparse
import json
import os
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import polars as pl

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "backend"))

from tests.dialects.dialect import Dialect, canonical, kept  # noqa: E402  needs the path above
from tests.dialects.overseas import DIALECTS  # noqa: E402

MODEL = "lightgbm"
LEAVE_OUT = ("--leave-out-bad", "--leave-out", "non-market", "--leave-out", "duplicate rows")
HEADER = (
    "| dialect | s | rows kept | MdAPE, % | minus clean | questions | value, reasons, comparables |"
)


@dataclass(frozen=True)
class Outcome:
    """What came of a file."""

    seconds: float
    rows: int
    mdape: float
    questions: tuple[str, ...]
    value: str


def command(*words: str, data: Path) -> Any:
    """What a command answers as JSON."""
    environment = {**os.environ, "HOUSEPRICE_DATA_DIR": str(data)}
    done = subprocess.run(
        [sys.executable, "-m", "houseprice.cli.app", *words, "--json"],
        capture_output=True, text=True, check=False, env=environment,
    )  # fmt: skip
    if done.returncode:
        raise SystemExit(f"houseprice {' '.join(words)}:\n{done.stderr or done.stdout}")
    return json.loads(done.stdout)


def outcome(sales: Path, homes: Path, answers: tuple[str, ...], epochs: int) -> Outcome:
    """Take a file to a value."""
    data, out = sales.parent / "data", sales.parent / "models"
    start = time.perf_counter()
    inspection = command("inspect", str(sales), data=data)
    said = (*answers, *LEAVE_OUT)
    stored = command("import", str(sales), *said, data=data)
    learn = ("--model", MODEL, "--epochs", str(epochs), "--out", str(out))
    trained = command("train", str(sales), *said, *learn, data=data)
    (value, *_) = command("value", str(out / MODEL), str(homes), "--explain", data=data)
    return Outcome(
        time.perf_counter() - start,
        stored["dataset"]["rows"],
        float(trained["models"][MODEL]["test"]["mdape"]),
        tuple(question["kind"] for question in inspection["questions"]),
        described(value),
    )


def described(value: Any) -> str:
    """The value of a home in few words."""
    reasons, comparables = len(value["contributions"]), len(value["comparables"])
    return f"{value['value']:,.0f}, {reasons}, {comparables}"


def options_of(dialect: Dialect) -> tuple[str, ...]:
    """What the user answers on the command line."""
    return tuple(
        word for name, answer in dialect.answers.items() for word in (f"--{name}", str(answer))
    )


def main() -> None:
    """Print a row for each dialect, the clean table first."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--rows", type=int, default=20_000)
    parser.add_argument("--epochs", type=int, default=500)
    parser.add_argument("--only", nargs="*", default=[dialect.name for dialect in DIALECTS])
    arguments = parser.parse_args()
    print(f"{HEADER}\n|---|---|---|---|---|---|---|")
    clean = _clean(DIALECTS[0], arguments.rows, arguments.epochs)
    print(_row("clean table", clean, clean.mdape, clean.rows), flush=True)
    for dialect in DIALECTS:
        if dialect.name not in arguments.only:
            continue
        sales = dialect.sales(arguments.rows)
        with TemporaryDirectory(prefix="dialects-") as folder:
            file = dialect.write_sales(sales, Path(folder))
            homes = dialect.write_homes(_one_good(sales), Path(folder))
            found = outcome(file, homes, options_of(dialect), arguments.epochs)
        print(_row(dialect.name, found, clean.mdape, kept(sales).height), flush=True)


def _one_good(sales: pl.DataFrame) -> pl.DataFrame:
    """A home without gaps."""
    return sales.filter((pl.col("fate") == "good") & (pl.col("gap") == 0)).head(1)


def _clean(dialect: Dialect, rows: int, epochs: int) -> Outcome:
    sales = dialect.sales(rows)
    with TemporaryDirectory(prefix="dialects-") as folder:
        file, homes = Path(folder) / "sales.csv", Path(folder) / "homes.csv"
        canonical(sales).write_csv(file)
        canonical(_one_good(sales)).drop("sale_price", "sale_date").write_csv(homes)
        return outcome(file, homes, ("--currency", dialect.currency), epochs)


def _row(name: str, found: Outcome, clean_mdape: float, rows: int) -> str:
    asked = ", ".join(found.questions) or "none"
    return (
        f"| {name} | {found.seconds:.0f} | {found.rows:,} of {rows:,} | {found.mdape:.2f} | "
        f"{found.mdape - clean_mdape:+.2f} | {asked} | {found.value} |"
    )


if __name__ == "__main__":
    main()
