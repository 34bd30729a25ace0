"""The confidence of a value follows its spread, and what the ranges of its model held."""

from __future__ import annotations

from typing import Any

import pytest

from houseprice.artifacts.range_record import RangeRecord, range_record
from houseprice.valuation.confidence import confidence


def record(coverage_90: float | None, coverage_68: float | None = 68.0) -> RangeRecord:
    n = 400

    def estimate(value: float | None) -> dict[str, Any]:
        return {"value": value, "n": n}

    test = {"coverage_90": estimate(coverage_90), "coverage_68": estimate(coverage_68)}
    return range_record({"n": n, **test})


@pytest.mark.parametrize(
    ("fsd", "score", "band"),
    [
        (0.13, 87, "high"),  # bounds are inclusive
        (0.1301, 87, "medium"),
        (0.20, 80, "medium"),
        (0.21, 79, "low"),
        (1.7, 0, "low"),  # never below 0
    ],
)
@pytest.mark.parametrize("coverage", [None, 90.0, 88.0, 97.0])
def test_confidence_follows_the_fsd_where_ranges_hold(
    fsd: float, score: int, band: str, coverage: float | None
) -> None:
    sure = confidence(fsd, record(coverage))
    assert (sure.score, sure.band) == (score, band)
    assert "two in three" in sure.reason
    assert "medium at most" not in sure.reason


@pytest.mark.parametrize(
    ("fsd", "score", "band", "says_why"),
    [
        (0.02, 86, "medium", True),
        (0.13, 86, "medium", True),
        (0.1301, 86, "medium", False),  # it is medium anyway
        (0.20, 80, "medium", False),
        (0.21, 79, "low", False),
    ],
)
def test_where_ranges_fall_short_no_value_is_of_high_confidence(
    fsd: float, score: int, band: str, *, says_why: bool
) -> None:
    sure = confidence(fsd, record(83.5, coverage_68=58.0), "lot was not given")
    assert (sure.score, sure.band) == (score, band)
    assert sure.reason.startswith("About 58 of 100 prices of homes like this lie within ±")
    assert ("held only about 84 of 100 prices" in sure.reason) == says_why
    assert sure.reason.endswith("; lot was not given.")


def test_a_spread_that_nothing_measured_is_no_fact() -> None:
    sure = confidence(0.1, record(None, coverage_68=None))
    assert sure.reason == "About two in three prices of homes like this should lie within ±10 %."


def test_a_home_like_few_sales_is_never_called_sure() -> None:
    sure = confidence(0.07, record(90.0), unsure=True)
    assert (sure.score, sure.band) == (86, "medium")
    assert confidence(0.3, record(90.0), unsure=True).band == "low"
