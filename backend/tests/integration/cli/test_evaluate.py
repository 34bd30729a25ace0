"""``houseprice evaluate`` and ``recalibrate``: what a model is worth on sales it does not know."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import polars as pl
from tests.integration.cli.conftest import run


def test_evaluate_leaves_out_what_the_model_learned_from(
    home: Path, trained: dict[str, Any], sales_file: Path
) -> None:
    artifact = trained["models"]["lightgbm"]["artifact"]
    done = run(home, "evaluate", artifact, str(sales_file), "--json")
    assert done.returncode == 0, done.stderr
    document = json.loads(done.stdout)
    assert document["learned_from"] == trained["split"]["n_train"]
    assert document["test"]["n"] == 2000 - document["learned_from"]
    assert document["ratio_study"]["n"] == document["test"]["n"]
    assert document["groups"]["tier"]["worst_coverage"]["n"] >= 30
    assert None not in document["test"].values()  # 68 % ranges and quantiles are measured too


def test_evaluate_takes_a_built_in_set(home: Path, trained: dict[str, Any]) -> None:
    done = run(home, "evaluate", trained["models"]["lightgbm"]["artifact"], "demo")
    assert done.returncode == 0, done.stderr
    vei = next(line for line in done.stdout.splitlines() if line.strip("│ ").startswith("vei"))
    assert vei.count(" to ") >= 3, "with its interval, untrimmed and trimmed, and the usual range"


def test_ranges_are_learned_again_from_later_sales(
    home: Path, trained: dict[str, Any], sales_file: Path
) -> None:
    artifact, out = trained["models"]["lightgbm"]["artifact"], home / "since"
    evaluation = run(home, "evaluate", artifact, str(sales_file))
    assert "learned again every 30 days" in evaluation.stdout.replace("\n", " ")
    done = run(home, "recalibrate", artifact, str(sales_file), "--out", str(out), "--json")
    assert done.returncode == 0, done.stderr
    document = json.loads(done.stdout)
    assert document["model"] == str(out)
    assert document["n"] >= 100
    assert document["rolling"]["coverage_90"]["n"] >= 100
    report = run(home, "report", str(out), "--out", str(home / "reported"), "--check")
    assert report.returncode == 0, report.stderr
    measured = run(home, "evaluate", str(out), str(sales_file), "--json")
    assert json.loads(measured.stdout)["rolling"] is None, "its ranges know these sales"
    assert json.loads(measured.stdout)["ranges_learned_from"] >= document["n"]
    again = run(home, "recalibrate", artifact, str(sales_file), "--out", str(out))
    assert (again.returncode, "exists already" in again.stderr) == (2, True)


def test_a_ratio_study_on_training_sales_is_refused(
    home: Path, trained: dict[str, Any], sales_file: Path
) -> None:
    artifact = trained["models"]["lightgbm"]["artifact"]
    learned = pl.read_parquet(Path(artifact) / "comparables.parquet").drop("__row__")
    file = home / "learned.csv"
    learned.select(pl.read_csv(sales_file).columns).write_csv(file)
    done = run(home, "evaluate", artifact, str(file))
    assert done.returncode == 2, done.stderr
    assert "A ratio study on training sales is refused" in done.stderr
    assert done.stdout == ""


def test_evaluate_prints_tables_with_the_worst_coverage(
    home: Path, trained: dict[str, Any], sales_file: Path
) -> None:
    done = run(home, "evaluate", trained["models"]["lightgbm"]["artifact"], str(sales_file))
    assert done.returncode == 0, done.stderr
    assert "By value, cheapest tenth first" in done.stdout
    assert "The ranges hold the fewest prices in" in done.stdout
    assert "rows that the model learned from" in done.stdout
