"""How soon a moved market is noticed, and how often a quiet one raises an alarm: a simulation.

    python benchmarks/drift.py [--repeats 200] [--write]

Errors follow a t distribution with 5 degrees of freedom, scaled to the spread of the log ratios of
a model; the model has a blind test, and new sales come month after month. Either nothing happens
for 12 months, or the level of all new sales is 6 % away from the first one on, or the 90 % ranges
hold 80 % from the first one on.
"""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from houseprice.evaluation.drift import Drift, Sales, SumChart, watch

START, END = "<!-- drift: start -->", "<!-- drift: end -->"
RESULTS = Path(__file__).with_name("RESULTS.md")
MOST = 1_000
SOON = 200
HELD, HELD_LATER = 0.9, 0.8


@dataclass(frozen=True)
class Setting:
    """A model with its `spread` (standard deviation of typical log errors), and its market."""

    spread: float
    blind: int
    a_month: int


SETTINGS = [
    Setting(spread, blind, a_month)
    for spread in (0.08, 0.12, 0.16, 0.20)
    for blind in (400, 1_500)
    for a_month in (50, 200)
]


def sales(
    random: np.random.Generator, setting: Setting, count: int, shift: float, held: float
) -> Sales:
    """Sales whose values are off by `shift` in log, and whose ranges hold a share of `held`."""
    robust = 0.7267 * 1.4826  # the spread that the median distance shows, of a t with 5 degrees
    errors = setting.spread / robust * random.standard_t(5, count) + shift
    return Sales(errors, random.random(count) < held)


def run(setting: Setting, seed: int, count: int, shift: float, held: float) -> Drift:
    """One blind test with its new sales."""
    random = np.random.default_rng(seed)
    blind = sales(random, setting, setting.blind, 0.0, HELD)
    drift = watch(blind, sales(random, setting, count, shift, held), 12.0 * setting.a_month)
    if drift is None:
        raise ValueError(f"a blind test of {setting.blind} sales must be large enough")
    return drift


def delay(chart: SumChart) -> int:
    """Number of sales until the sum first exceeds its limit; `MOST` if it never does."""
    above = np.flatnonzero(chart.values > chart.limit)
    return int(above[0]) + 1 if above.size else MOST


def rings(chart: SumChart) -> bool:
    """Whether the sum exceeds its limit at any time, even if it falls back later."""
    return bool((chart.values > chart.limit).any())


def row(setting: Setting, repeats: int) -> str:
    """The figures of one setting as a row of the table."""
    year = 12 * setting.a_month
    quiet = [run(setting, seed, year, 0.0, HELD) for seed in range(repeats)]
    level = np.mean([rings(d.high) or rings(d.low) for d in quiet])
    coverage = np.mean([rings(d.coverage) for d in quiet])
    jump = float(np.log(1.06))
    moved = [run(setting, 10_000 + seed, MOST, jump, HELD) for seed in range(repeats)]
    jumps = np.array([delay(d.high) for d in moved])
    dropped = [run(setting, 20_000 + seed, MOST, 0.0, HELD_LATER) for seed in range(repeats)]
    drops = np.array([delay(d.coverage) for d in dropped])
    return (
        f"| {setting.spread:.2f} | {67.45 * setting.spread:.1f} | {setting.blind:,} "
        f"| {setting.a_month} | {level:.2f} | {coverage:.2f} | {np.median(jumps):.0f} "
        f"| {100 * np.mean(jumps <= SOON):.0f} | {np.median(drops):.0f} "
        f"| {100 * np.mean(drops <= SOON):.0f} |"
    )


def table(repeats: int) -> str:
    """The whole table."""
    head = (
        "| spread | MdAPE % | blind test | sales a month | false alarms in 12 months, level "
        "| the same, coverage | sales until +6 % is found | within 200 sales, % "
        "| sales until 90 → 80 % is found | within 200 sales, % |\n"
        "|---|---|---|---|---|---|---|---|---|---|"
    )
    return "\n".join([head, *(row(setting, repeats) for setting in SETTINGS)])


def main() -> None:
    """Print the table; with ``--write`` put it between the marks of RESULTS.md."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--repeats", type=int, default=200)
    parser.add_argument("--write", action="store_true")
    asked = parser.parse_args()
    text = table(asked.repeats)
    print(text)
    if asked.write:
        page = RESULTS.read_text()
        before, rest = page.split(START)
        after = rest.split(END)[1]
        RESULTS.write_text(f"{before}{START}\n{text}\n{END}{after}")


if __name__ == "__main__":
    main()
