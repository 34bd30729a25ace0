"""Whether a time limit is the limit of the call, and what the accuracy is within it.

    .venv/bin/python benchmarks/time_limits.py --cases 10000:60 10000:120 100000:200 --busy 0 2

Each case is ROWS:SECONDS of the made-up market behind ``demo``. ``houseprice train --model all``
runs on it once for each number of busy neighbours, processes that do nothing but compute. Prints
Markdown: the seconds that were asked for and taken, their quotient, what was left out, and the
error beside that of the better baseline. ``--note`` says that the machine has other work anyway.
With ``--into FILE`` the table takes the place of the text between the two marks of that file.
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

from neighbours import neighbours

from houseprice.data.builtin.demo import make_market

SEED = 42
START, END = "<!-- time limits: start -->", "<!-- time limits: end -->"
HEAD = (
    "| rows | other work | asked, s | taken, s | share | pace | families | MdAPE, % | "
    "better baseline, % | in the 90 % range, % | left out |"
)


@dataclass(frozen=True)
class Case:
    """One call."""

    rows: int
    limit_s: float
    busy: int

    def line(self, taken_s: float, document: dict[str, Any], note: str) -> str:
        """A row of the table."""
        models = document["models"]
        best = models.get("all") or next(iter(models.values()))
        baseline = min(
            model["test"]["mdape"] for name, model in models.items() if name.startswith("baseline")
        )
        trained = [name for name in models if name != "all" and not name.startswith("baseline")]
        other = f"{self.busy} busy" + (f", {note}" if note else "")
        paces = [model["pace"] for model in models.values() if "pace" in model]
        cells = (
            *(f"{self.rows:,}", other, f"{self.limit_s:.0f}", f"{taken_s:.0f}"),
            *(f"{taken_s / self.limit_s:.2f}", f"{max(paces):.1f}", ", ".join(trained)),
            *(f"{best['test']['mdape']:.2f}", f"{baseline:.2f}"),
            *(f"{best['test']['coverage_90']:.1f}", _once(document["left_out"])),
        )
        return f"| {' | '.join(cells)} |"


def _once(left_out: list[str]) -> str:
    """What any of the models lacks, without the names of the models."""
    return " ".join(dict.fromkeys(text.rpartition(": ")[2] for text in left_out)) or "nothing"


def measured(case: Case, folder: Path, note: str) -> str:
    """Train within the limit; a row of the table."""
    table = folder / f"market-{case.rows}.csv"
    if not table.exists():
        make_market(SEED, case.rows).frame.write_csv(table)
    out = folder / f"models-{case.rows}-{case.limit_s:.0f}-{case.busy}"
    command = [
        *(str(Path(sys.executable).with_name("houseprice")), "train", str(table)),
        *("--target", "price"),
        *("--model", "all", "--time-limit", str(case.limit_s), "--out", str(out), "--json"),
    ]
    with neighbours(case.busy):
        began = time.perf_counter()
        done = subprocess.run(command, stdout=subprocess.PIPE, check=True, env=_environment(folder))
        taken_s = time.perf_counter() - began
    return case.line(taken_s, json.loads(done.stdout), note)


def _environment(folder: Path) -> dict[str, str]:
    return {**os.environ, "HOUSEPRICE_HOME": str(folder / "home")}


def into(file: Path, text: str) -> None:
    """Put a text between the marks of a file."""
    before, _, rest = file.read_text(encoding="utf-8").partition(START)
    _, _, after = rest.partition(END)
    file.write_text(f"{before}{START}\n{text}\n{END}{after}", encoding="utf-8")


def main() -> None:
    """Measure every case and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cases", nargs="+", default=["10000:60", "10000:120", "100000:200"])
    parser.add_argument("--busy", nargs="+", type=int, default=[0, 2])
    parser.add_argument("--note", default="", help="other work on the machine, for the table")
    parser.add_argument("--into", type=Path)
    asked = parser.parse_args()
    cases = [
        Case(int(rows), float(seconds), busy)
        for rows, _, seconds in (text.partition(":") for text in asked.cases)
        for busy in asked.busy
    ]
    lines = [HEAD, "|---" * (HEAD.count("|") - 1) + "|"]
    print("\n".join(lines), flush=True)
    with TemporaryDirectory() as folder:
        for case in cases:
            lines.append(measured(case, Path(folder), asked.note))
            print(lines[-1], flush=True)
    if asked.into is not None:
        into(asked.into, "\n".join(lines))


if __name__ == "__main__":
    main()
