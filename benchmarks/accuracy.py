"""Accuracy and time of every family on the built-in sets, beside plain LightGBM on raw columns.

    .venv/bin/python benchmarks/accuracy.py --sets california king_county --out accuracy.json

Each family is trained by the command line in a process of its own, as a user would; the peer is
trained in this run on the same split, with LightGBM's defaults, on the raw columns. Prints a
Markdown table.
"""

import argparse
import json
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np

from houseprice.data.builtin.load import load_builtin
from houseprice.data.dataset import Dataset
from houseprice.data.splits import make_split
from houseprice.models.plain_lightgbm import plain_values
from houseprice.settings import Settings

HOUSEPRICE = Path(sys.executable).with_name("houseprice")
COLUMNS = ("model", "n", "rmse", "mdape", "cod", "prd", "coverage_90", "width_90", "seconds")


def peer(dataset: Dataset, rule: str) -> dict[str, Any]:
    """Plain LightGBM: raw columns, log price, the library's defaults."""
    began = time.perf_counter()
    split = make_split(dataset, rule)
    value = plain_values(dataset, split.train, split.test)
    truth = dataset.frame[dataset.schema.price].to_numpy()[split.test]
    ratio = value / truth
    return {
        "n": len(truth),
        "rmse": float(np.sqrt(np.mean((value - truth) ** 2))),
        "mdape": float(100 * np.median(np.abs(ratio - 1))),
        "cod": float(100 * np.mean(np.abs(ratio - np.median(ratio))) / np.median(ratio)),
        "prd": float(ratio.mean() / (value.sum() / truth.sum())),
        "seconds": time.perf_counter() - began,
    }


def trained(name: str, rule: str, model: str) -> dict[str, dict[str, Any]]:
    """What `houseprice train … --json` says, with the wall time of the whole command."""
    began = time.perf_counter()
    with TemporaryDirectory() as out:
        done = subprocess.run(
            [HOUSEPRICE, "train", name, "--model", model, "--split", rule, "--out", out, "--json"],
            check=True,
            stdout=subprocess.PIPE,
        )
    document = json.loads(done.stdout)
    rows = {key: {**entry["test"], **entry} for key, entry in document["models"].items()}
    rows[model]["seconds"] = time.perf_counter() - began
    return rows


def line(model: str, row: dict[str, Any]) -> str:
    """One row of the table."""
    cells = [row.get(column) for column in COLUMNS[1:]]
    shown = ["-" if cell is None else f"{figure(cell):,.4g}" for cell in cells]
    return "| " + " | ".join([model, *shown]) + " |"


def figure(cell: Any) -> float:
    """A score with an interval, or a plain number."""
    return float(cell["value"] if isinstance(cell, dict) else cell)


def main() -> None:
    """Train everything that is asked for and print it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sets", nargs="+", default=["california", "king_county", "ames", "miami"])
    parser.add_argument("--split", nargs="+", default=["random:42"])
    parser.add_argument("--model", default="all")
    parser.add_argument("--out", type=Path)
    arguments = parser.parse_args()
    settings, results = Settings(), {}
    for name in arguments.sets:
        dataset = load_builtin(name, settings.datasets_cache_dir, settings.datasets_dir)
        for rule in arguments.split:
            rows = {"plain LightGBM (peer)": peer(dataset, rule)}
            rows |= trained(name, rule, arguments.model)
            results[f"{name} {rule}"] = rows
            print(f"\n{name}, {rule}\n\n| {' | '.join(COLUMNS)} |\n|{'---|' * len(COLUMNS)}")
            print("\n".join(line(model, row) for model, row in rows.items()), flush=True)
    if arguments.out:
        arguments.out.write_text(json.dumps(results, indent=1))


if __name__ == "__main__":
    main()
