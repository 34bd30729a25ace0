"""How long a large table takes to be read, profiled and checked, and how much memory it needs.

    .venv/bin/python benchmarks/importing.py --rows 1000000 --columns 40

Writes a made-up register of sales as CSV, inspects it in a process of its own as the studio does,
and reads it with plain pandas in another process. Prints Markdown: seconds, peak memory, and both
as ratios to pandas, which neither finds roles nor checks anything.
"""

import argparse
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import polars as pl
import psutil

EVERY_S = 0.1
INSPECT = (
    "import sys; from pathlib import Path; from houseprice.data.importing.inspection import "
    "inspect_table; print(inspect_table(Path(sys.argv[1])).rows)"
)
PANDAS = "import sys, pandas; print(len(pandas.read_csv(sys.argv[1])))"


@dataclass(frozen=True)
class Usage:
    """Seconds and peak memory of a process."""

    seconds: float
    peak_mb: float


def register(rows: int, columns: int) -> pl.DataFrame:
    """A register of sales with so many columns: numbers, dates, codes and words."""
    rng = np.random.default_rng(1)
    area = np.exp(rng.normal(4.6, 0.35, rows)).round(1)
    price = (3_000 * area**0.9 * np.exp(rng.normal(0, 0.25, rows))).round(0)
    days = pl.Series(rng.integers(17_000, 20_000, rows)).cast(pl.Int32).cast(pl.Date)
    table: dict[str, object] = {
        "sale_price": price,
        "sale_date": days.dt.strftime("%d/%m/%Y"),
        "living_area_sqm": area,
        "lot_area_sqm": np.exp(rng.normal(6.2, 0.5, rows)).round(0),
        "latitude": rng.uniform(-37.9, -37.7, rows).round(5),
        "longitude": rng.uniform(144.8, 145.1, rows).round(5),
        "suburb": [f"Suburb {code}" for code in rng.integers(0, 300, rows)],
        "year_built": rng.integers(1900, 2024, rows),
    }
    for place in range(len(table), columns):
        if place % 3 == 0:
            table[f"code_{place}"] = [f"c{code}" for code in rng.integers(0, 40, rows)]
        else:
            table[f"measure_{place}"] = rng.normal(0, 50, rows).round(2)
    return pl.DataFrame(table)


def usage(code: str, file: Path) -> Usage:
    """Run a program on a file and watch its time and memory."""
    start, peak = time.perf_counter(), 0.0
    process = psutil.Popen([sys.executable, "-c", code, str(file)], stdout=subprocess.DEVNULL)
    while process.poll() is None:
        try:
            peak = max(peak, process.memory_info().rss / 2**20)
        except psutil.NoSuchProcess:
            break
        time.sleep(EVERY_S)
    if process.wait() != 0:
        raise SystemExit(f"the program ended with {process.returncode}")
    return Usage(time.perf_counter() - start, peak)


def main() -> None:
    """Print a table with a row for each program."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--columns", type=int, default=40)
    arguments = parser.parse_args()
    with TemporaryDirectory(prefix="importing-") as folder:
        file = Path(folder) / "sales.csv"
        register(arguments.rows, arguments.columns).write_csv(file)
        size = file.stat().st_size / 2**20
        ours, peer = usage(INSPECT, file), usage(PANDAS, file)
    print(f"{arguments.rows:,} rows × {arguments.columns} columns, {size:,.0f} MiB as CSV\n")
    print("| program | s | peak MB | s, ratio | MB, ratio |\n|---|---|---|---|---|")
    for name, used in (("inspect", ours), ("pandas.read_csv alone", peer)):
        ratios = f"{used.seconds / peer.seconds:.1f} | {used.peak_mb / peer.peak_mb:.1f}"
        print(f"| {name} | {used.seconds:.1f} | {used.peak_mb:,.0f} | {ratios} |")


if __name__ == "__main__":
    main()
