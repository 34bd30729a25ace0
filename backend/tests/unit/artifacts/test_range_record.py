"""What is said of ranges is what was measured."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from typing import Any

import pytest
from tests.unit.plain_manifest import plain_manifest

from houseprice.artifacts.manifest_parts import RecalibrationFacts
from houseprice.artifacts.range_record import range_record, record_of_model
from houseprice.evaluation.intervals import wilson_interval


def scores(hits: int, n: int) -> dict[str, Any]:
    low, high = wilson_interval(hits, n)
    coverage = {"value": 100 * hits / n, "low": 100 * low, "high": 100 * high, "n": n}
    return {"n": n, "coverage_90": coverage}


@pytest.mark.parametrize(
    ("hits", "n", "in_words", "falls_short"),
    [
        (50, 60, "nine in ten", False),  # 83.3 %, but so few sales may be chance
        (40, 60, "about 67 of 100", True),
        (60, 60, "nearly all", False),
        (345, 413, "about 84 of 100", True),
        (372, 413, "nine in ten", False),
        (90_000, 100_000, "nine in ten", False),
        (90_150, 100_000, "nine in ten", False),
        (89_700, 100_000, "about 89.7 of 100", True),  # no rounding to the promise
        (90_300, 100_000, "about 90.3 of 100", False),
        (97_000, 100_000, "about 97 of 100", False),  # too wide is no reason for less confidence
        (99_600, 100_000, "nearly all", False),
    ],
)
def test_the_words_are_those_of_the_blind_test(
    hits: int, n: int, in_words: str, *, falls_short: bool
) -> None:
    record = range_record(scores(hits, n))
    assert (record.in_words, record.falls_short) == (in_words, falls_short)
    assert bool(record.warnings()) == falls_short


def test_an_older_score_without_an_interval_gets_wilsons() -> None:
    whole = range_record(scores(345, 413))
    bare = {"n": 413, "coverage_90": {"value": 100 * 345 / 413, "low": None, "high": None}}
    plain = range_record(bare)
    assert (plain.low, plain.high) == pytest.approx((whole.low, whole.high), abs=1e-3)
    assert plain.falls_short


@pytest.mark.parametrize("coverage", [None, {"value": None, "n": 3}])
def test_nothing_is_claimed_of_ranges_that_were_not_measured(coverage: Any) -> None:
    record = range_record({"n": 3, "coverage_90": coverage})
    assert not record.is_measured
    assert (record.falls_short, record.in_words) == (False, "nine in ten")
    assert "not measured" in record.sentence()


def recalibrated(later: dict[str, Any] | None) -> Any:
    facts = RecalibrationFacts(
        of="a" * 64,
        n=800,
        first_day="2025-01-02",
        last_day="2025-03-04",
        own_coverage_90=scores(640, 800)["coverage_90"],
        rolling=None if later is None else {"coverage_90": later["coverage_90"]},
    )
    return replace(plain_manifest(test=scores(330, 400)), recalibration=facts)


def test_ranges_that_were_learned_again_are_judged_by_later_sales() -> None:
    record = record_of_model(recalibrated(scores(716, 800)))
    assert (record.in_words, record.falls_short, record.n) == ("nine in ten", False, 800)
    assert record_of_model(recalibrated(scores(640, 800))).falls_short


def test_ranges_that_nothing_measured_since_state_the_figures_of_those_before() -> None:
    record = record_of_model(recalibrated(None))
    assert record.of_earlier_ranges
    assert not record.is_measured
    assert not record.falls_short
    assert record.sentence() == (
        "The ranges were learned again from 800 later sales, and how many prices they hold is not "
        "measured yet; the ranges before them held 82.5 % of the prices of 400 sales."
    )


def test_the_words_need_no_library_that_takes_long_to_load() -> None:
    code = (
        "import sys, houseprice.artifacts.range_record\n"
        "print([name for name in ('numpy', 'scipy', 'polars') if name in sys.modules])"
    )
    answer = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert answer.stdout.strip() == "[]"
