"""The blind test by time since the last training sale."""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, cast

import numpy as np
import pytest
from numpy.typing import NDArray

from houseprice.data.arrays import date_to_day
from houseprice.training.publishing.by_age import scores_by_age
from houseprice.valuation.value_arrays import ValueArrays

LAST = date_to_day(date(2025, 1, 1))


@dataclass(frozen=True)
class _Values:
    """Values whose ranges reach a fifth to both sides."""

    values: NDArray[np.float64]

    @property
    def low_90(self) -> NDArray[np.float64]:
        return self.values * 0.8

    @property
    def high_90(self) -> NDArray[np.float64]:
        return self.values * 1.2


def rows(days: NDArray[np.float64], ratios: NDArray[np.float64]) -> list[dict[str, Any]] | None:
    prices = np.full(days.size, 100.0)
    values = cast(ValueArrays, _Values(ratios * prices))
    return scores_by_age(prices, values, days, LAST)


def test_sales_stand_in_six_equal_parts_with_the_oldest_first() -> None:
    days = LAST + 1 + np.arange(360.0)
    # Values fall behind by a tenth a year, so the last sixth is the worst.
    parts = rows(days[::-1], (1 - 0.3 * np.arange(360) / 360)[::-1])
    assert parts is not None
    assert [part["n"] for part in parts] == [60] * 6
    assert (parts[0]["first_day"], parts[-1]["last_day"]) == (
        "2025-01-02",
        (date(2025, 1, 1) + timedelta(days=360)).isoformat(),
    )
    assert parts[0]["days_after"] == pytest.approx(30, abs=1)
    ratios = [part["median_ratio"]["value"] for part in parts]
    assert ratios == sorted(ratios, reverse=True)
    assert parts[0]["coverage_90"]["value"] == 100
    assert parts[-1]["coverage_90"]["value"] == 0
    assert parts[-1]["mdape"]["value"] == pytest.approx(100 * (1 - ratios[-1]))


def test_sales_of_a_day_stay_together() -> None:
    days = LAST + 30 * np.repeat([1.0, 2.0, 3.0], [100, 40, 35])
    parts = rows(days, np.ones(175))
    assert parts is not None
    assert sum(part["n"] for part in parts) == 175
    spans = [(part["first_day"], part["last_day"]) for part in parts]
    assert all(earlier[1] < later[0] for earlier, later in itertools.pairwise(spans))


def test_homes_without_a_value_and_sales_without_a_later_day_do_not_count() -> None:
    days = LAST + 1 + np.arange(120.0)
    ratios = np.ones(120)
    days[:10], days[10:20], ratios[20:30] = np.nan, LAST, np.nan
    parts = rows(days, ratios)
    assert parts is not None
    assert sum(part["n"] for part in parts) == 90


@pytest.mark.parametrize("days", [LAST + 1 + np.arange(59.0), np.full(500, LAST + 30)])
def test_there_are_no_parts_of_too_few_sales_or_of_one_day(days: NDArray[np.float64]) -> None:
    assert rows(days, np.ones(days.size)) is None
