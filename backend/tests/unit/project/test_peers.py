"""The table against the peers: paired on the same sales, the newest run, between its marks."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
import pytest

from houseprice.evaluation import score_test

SCRIPT = Path(__file__).parents[4] / "benchmarks" / "peers.py"


@pytest.fixture(scope="module")
def peers() -> ModuleType:
    spec = importlib.util.spec_from_file_location("peers", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def market(n: int = 500) -> tuple[Any, Any, Any]:
    random = np.random.default_rng(0)
    prices = random.lognormal(12, 0.4, n)
    noise = random.normal(0, 0.1, n)
    return prices, prices * np.exp(noise), prices * np.exp(2 * noise)


def test_a_difference_on_the_same_sales_is_told_from_chance(peers: ModuleType) -> None:
    prices, good, bad = market()
    found = peers.differences(prices, good, bad)
    assert found["mdape"]["value"] == pytest.approx(
        score_test(prices, good)["mdape"]["value"] - score_test(prices, bad)["mdape"]["value"]
    )
    assert found["mdape"]["high"] < 0
    assert found["rmse"]["high"] < 0


def test_no_difference_has_no_interval_beside_zero(peers: ModuleType) -> None:
    prices, good, _ = market()
    found = peers.differences(prices, good, good)
    assert found["mdape"] == {"value": 0, "low": 0, "high": 0}


def record(seconds: float) -> dict[str, Any]:
    prices, good, bad = market()
    both = {"peak_mb": 100.0, "row_ms": 1.0}
    none = {"value": -1.0, "low": -2.0, "high": 0.5}
    return {
        **{"at": "2026-11-26T00:00:00", "machine": "2 cores", "currency": "USD"},
        **{"dataset": "demo", "split": "time", "preset": "best_quality"},
        **{"n_train": 100, "n_test": 500},
        "contenders": [
            {"name": "all (ours)", "test": score_test(prices, good), "seconds": seconds, **both},
            {
                "name": "AutoGluon",
                "test": score_test(prices, bad),
                "seconds": 3 * seconds,
                "ours_minus_it": {"mdape": none, "rmse": none},
                "models": 7,
                "left_out": {"TabICL": "OSError offline"},
                **both,
            },
        ],
    }


def test_the_newest_run_is_rendered_between_the_marks(peers: ModuleType, tmp_path: Path) -> None:
    file = tmp_path / "table.md"
    file.write_text(f"before\n{peers.START}\nold\n{peers.END}\nafter\n")
    peers.render([record(50), record(20)], [file])
    text = file.read_text()
    assert text.startswith("before\n")
    assert text.endswith("after\n")
    assert "old" not in text
    assert text.count("### demo, time") == 1
    assert "| 60 | 3.00 |" in text
    assert "-1.00 (-2.00 to +0.50)" in text
    assert "kinds left out: TabICL (OSError offline)" in text


def test_a_file_without_marks_is_left_alone(peers: ModuleType, tmp_path: Path) -> None:
    file = tmp_path / "table.md"
    file.write_text("text\n")
    with pytest.raises(SystemExit, match="must have the marks"):
        peers.render([record(20)], [file])
    assert file.read_text() == "text\n"
