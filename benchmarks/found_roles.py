"""Accuracy with roles that were found in a file beside roles given by hand, on the same sales.

    HOUSEPRICE_DATASETS_DIR=... .venv/bin/python benchmarks/found_roles.py --models lightgbm all

Each table is trained twice by the command line: as the built-in data set, whose schema people
wrote, and as a plain file with no option but the answers to what the studio asks. The split is the
same wherever both keep the same sales; `n` shows it. Prints a Markdown table of errors on the sales
that no model saw.
"""

import argparse
import json
import os
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

HOUSEPRICE = Path(sys.executable).with_name("houseprice")
FILES = {
    "king_county": "king_county.csv.gz",
    "ames": "ames.csv",
    "miami": "miami.csv",
    "california": "california_housing.csv",
}
#: What the studio asks of a file that does not tell it.
ANSWERS = {"miami": ["--sale-year", "2016"]}


@dataclass(frozen=True)
class Score:
    """Error on the test sales; `low` and `high` bound the 95 % interval."""

    n: int
    mdape: float
    low: float
    high: float
    seconds: float


def trained(table: str, model: str, split: str, answers: Sequence[str] = ()) -> Score:
    """The score of a model, by `houseprice train TABLE --json`."""
    began = time.perf_counter()
    with TemporaryDirectory() as out:
        command = [
            "train",
            table,
            "--model",
            model,
            "--split",
            split,
            "--out",
            out,
            "--json",
            *answers,
        ]
        done = subprocess.run([HOUSEPRICE, *command], check=True, stdout=subprocess.PIPE)
    scores: dict[str, Any] = json.loads(done.stdout)["models"][model]
    low, high = scores["intervals"]["mdape"]
    seconds = time.perf_counter() - began
    return Score(scores["test"]["n"], scores["test"]["mdape"], low, high, seconds)


def line(name: str, model: str, given: Score, guessed: Score) -> str:
    """One row of the table."""
    cells = [name, model]
    for score in (given, guessed):
        cells += [f"{score.n:,}", f"{score.mdape:.2f} ({score.low:.2f}–{score.high:.2f})"]
    cells.append(f"{guessed.mdape / given.mdape:.3f}")
    return f"| {' | '.join(cells)} |"


def main() -> None:
    """Train both ways and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sets", nargs="+", default=list(FILES))
    parser.add_argument("--models", nargs="+", default=["lightgbm"])
    parser.add_argument("--split", default="random:42")
    arguments = parser.parse_args()
    folder = Path(os.environ["HOUSEPRICE_DATASETS_DIR"])
    print("| table | model | n, given | MdAPE, given | n, found | MdAPE, found | ratio |")
    print("|---|---|---|---|---|---|---|", flush=True)
    for name in arguments.sets:
        for model in arguments.models:
            given = trained(name, model, arguments.split)
            guessed = trained(
                str(folder / FILES[name]), model, arguments.split, ANSWERS.get(name, ())
            )
            print(line(name, model, given, guessed), flush=True)


if __name__ == "__main__":
    main()
