"""Comparing the blind tests that models keep in their folders."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from tests.unit.plain_manifest import plain_manifest

from houseprice.artifacts import seal
from houseprice.artifacts.blind import BlindTest, common_tests
from houseprice.artifacts.comparing import compare, judge
from houseprice.errors import CorruptArtifact, NotComparable

TABLE = np.exp(np.random.default_rng(0).normal(12, 0.4, 500))


def model(
    folder: Path, rows: np.ndarray, spread: float, table: str = "a" * 64, seed: int = 1
) -> Path:
    """A folder with a blind test of some rows of the table, whose errors have this spread."""
    folder.mkdir()
    noise = np.random.default_rng(seed).normal(0, spread, TABLE.size)[rows]
    price = TABLE[rows]
    value = price * np.exp(noise)
    half = np.exp(1.645 * spread)
    test = BlindTest(rows, price, value, value / half, value * half, np.full(rows.size, spread))
    test.save(folder)
    seal(folder, _manifest(table))
    return folder


def _manifest(table: str) -> dict[str, Any]:
    dataset = replace(plain_manifest().dataset, sha256=table)
    return plain_manifest(dataset=dataset).to_json()


LAST = np.arange(300, 500)


def test_a_blind_test_comes_back_in_the_order_of_the_data_set(tmp_path: Path) -> None:
    rows = np.random.default_rng(2).permutation(LAST)
    test = BlindTest.load(model(tmp_path / "m", rows, 0.1))
    np.testing.assert_array_equal(test.rows, LAST)
    np.testing.assert_array_equal(test.price, TABLE[LAST])


def test_models_of_one_test_are_compared_on_all_of_it(tmp_path: Path) -> None:
    folders = {
        "bad": model(tmp_path / "bad", LAST, 0.3, seed=1),
        "good": model(tmp_path / "good", LAST, 0.1, seed=2),
        "equal": model(tmp_path / "equal", LAST, 0.1, seed=3),
    }
    comparison = compare(folders)
    assert comparison["n"] == 200
    order = [
        (entry["model"], entry["rank"], entry["among_best"]) for entry in comparison["leaderboard"]
    ]
    assert [name for name, _, _ in order][2] == "bad"
    assert [rank for _, rank, _ in order] == [1, 2, 3]
    assert [best for _, _, best in order] == [True, True, False]
    assert len(comparison["differences"]) == 3
    first = comparison["differences"][0]["metrics"]["mdape"]
    assert first["verdict"] == "no_proven_difference"
    scores = comparison["leaderboard"][0]["scores"]
    assert scores["mdape"]["value"] == pytest.approx(first["first"])


def test_models_of_different_tests_meet_where_neither_learned(tmp_path: Path) -> None:
    early = model(tmp_path / "early", np.arange(250, 450), 0.1)
    late = model(tmp_path / "late", np.arange(350, 500), 0.2, seed=2)
    tests = common_tests([early, late])
    for test in tests:
        np.testing.assert_array_equal(test.rows, np.arange(350, 450))
        np.testing.assert_array_equal(test.price, TABLE[350:450])
    assert judge(early, late)["n"] == 100


def test_few_common_sales_are_shown_but_not_ranked(tmp_path: Path) -> None:
    rows = np.arange(20)
    comparison = compare(
        {"a": model(tmp_path / "a", rows, 0.01), "b": model(tmp_path / "b", rows, 0.5, seed=2)}
    )
    assert [(entry["rank"], entry["among_best"]) for entry in comparison["leaderboard"]] == [
        (None, None)
    ] * 2
    assert comparison["differences"][0]["metrics"]["mdape"]["verdict"] is None


@pytest.mark.parametrize(
    ("rows", "table", "text"),
    [
        (np.arange(100), "a" * 64, "share none"),
        (np.arange(298, 302), "a" * 64, "these share 2"),
        (LAST, "b" * 64, "2 different tables"),
    ],
)
def test_models_without_common_sales_are_refused(
    tmp_path: Path, rows: np.ndarray, table: str, text: str
) -> None:
    first, other = model(tmp_path / "first", LAST, 0.1), model(tmp_path / "other", rows, 0.1, table)
    with pytest.raises(NotComparable, match=text):
        judge(first, other)
    with pytest.raises(NotComparable, match=text):
        compare({"first": first, "other": other})


def test_a_model_without_its_blind_test_is_refused(tmp_path: Path) -> None:
    (tmp_path / "old").mkdir()
    seal(tmp_path / "old", _manifest("a" * 64))
    with pytest.raises(NotComparable, match="old holds none"):
        judge(model(tmp_path / "new", LAST, 0.1), tmp_path / "old")


def test_a_changed_blind_test_is_refused(tmp_path: Path) -> None:
    folder = model(tmp_path / "m", LAST, 0.1)
    BlindTest.load(folder).on(LAST[:50]).save(folder)
    with pytest.raises(CorruptArtifact):
        BlindTest.load(folder)


def test_a_better_and_fair_candidate_passes_every_guard(tmp_path: Path) -> None:
    good, bad = model(tmp_path / "good", LAST, 0.08), model(tmp_path / "bad", LAST, 0.25, seed=2)
    comparison = judge(good, bad)
    assert [guard["name"] for guard in comparison["guards"] if not guard["passed"]] == []
    turned = judge(bad, good)
    assert "mdape" in [guard["name"] for guard in turned["guards"] if not guard["passed"]]
    assert turned["differences"]["mdape"]["low"] > 0
