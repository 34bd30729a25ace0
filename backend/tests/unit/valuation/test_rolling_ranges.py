"""Ranges that are learned again as sales come in: what they see, and what they hold."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from houseprice.evaluation.ranges import is_inside
from houseprice.valuation.corrections.ranges import PROBABILITIES
from houseprice.valuation.rolling_ranges import (
    EVERY_DAYS,
    LATEST,
    MIN_LATER_SALES,
    RecentErrors,
    rolled_ranges,
)
from houseprice.valuation.value_arrays import ValueArrays

Floats = NDArray[np.float64]

#: Of standard normal errors.
SHAPE = tuple(np.quantile(np.random.default_rng(1).normal(size=100_000), PROBABILITIES).tolist())
N = 3_000


def _valued(n: int = N, spread: float = 0.1) -> ValueArrays:
    return ValueArrays(np.full(n, 1e5), np.full(n, spread), np.full(n, spread), SHAPE)


def _known() -> RecentErrors:
    scaled = np.random.default_rng(2).normal(size=2_000)
    return RecentErrors.ordered(scaled, np.arange(2_000.0) / 20 - 100)


def _sold(size: float, n: int = N) -> tuple[Floats, Floats]:
    """Prices whose errors are `size` times what is stated, and days over half a year."""
    rng = np.random.default_rng(3)
    return 1e5 * np.exp(0.1 * size * rng.normal(size=n)), np.sort(rng.integers(0, 180, n)) + 0.0


@pytest.mark.parametrize("size", [0.7, 1.0, 1.5])
def test_ranges_hold_nine_in_ten_again_after_the_market_changed(size: float) -> None:
    prices, day = _sold(size)
    arrays = _valued()
    low, high = rolled_ranges(arrays, prices, day, _known())
    late = day >= 60  # 1,000 sales have come in
    held = is_inside(prices, low, high)[late].mean()
    own = is_inside(prices, arrays.low_90, arrays.high_90)[late].mean()
    assert held == pytest.approx(0.9, abs=0.02)
    assert (abs(own - 0.9) > 0.05) == (size != 1.0), "its own ranges do not follow"


def test_a_range_sees_no_sale_of_its_own_or_a_later_day() -> None:
    prices, day = _sold(1.0)
    low, high = rolled_ranges(_valued(), prices, day, _known())
    changed = np.where(day >= 2 * EVERY_DAYS, 3 * prices, prices)
    low_2, high_2 = rolled_ranges(_valued(), changed, day, _known())
    before = day < 3 * EVERY_DAYS
    np.testing.assert_array_equal(low[before], low_2[before])
    np.testing.assert_array_equal(high[before], high_2[before])
    assert (high_2[~before] > high[~before]).all()


def test_the_first_days_and_few_sales_keep_the_own_ranges() -> None:
    prices, day = _sold(2.0)
    arrays = _valued()
    low, _ = rolled_ranges(arrays, prices, day, _known())
    first = day < day.min() + EVERY_DAYS
    np.testing.assert_array_equal(low[first], arrays.low_90[first])
    assert (low[~first] != arrays.low_90[~first]).all()
    few = MIN_LATER_SALES - 1
    prices, day = _sold(2.0, few)
    low, high = rolled_ranges(_valued(few), prices, day, _known())
    np.testing.assert_array_equal(low, _valued(few).low_90)
    np.testing.assert_array_equal(high, _valued(few).high_90)


def test_a_sale_without_a_day_or_a_value_has_no_say() -> None:
    prices, day = _sold(1.0)
    arrays = _valued()
    gap, refused = np.arange(N) % 7 == 0, np.arange(N) % 5 == 0
    day[gap] = np.nan
    errors = RecentErrors.of(arrays.without(refused), prices, day)
    assert errors.day.size == int((~gap & ~refused).sum())
    low, _ = rolled_ranges(arrays.without(refused), prices, day, _known())
    assert np.isnan(low[refused]).all()
    np.testing.assert_array_equal(low[gap & ~refused], arrays.low_90[gap & ~refused])


def test_errors_count_in_units_of_the_spread_on_their_side() -> None:
    arrays = ValueArrays(np.full(2, 1e5), np.array([0.1, 0.1]), np.array([0.2, 0.2]), SHAPE)
    prices = 1e5 * np.exp([-0.1, 0.1])
    errors = RecentErrors.of(arrays, prices, np.array([2.0, 1.0]))
    np.testing.assert_allclose(errors.scaled, [0.5, -1.0])
    np.testing.assert_array_equal(errors.day, [1.0, 2.0])


def test_the_latest_sales_make_the_shape(tmp_path: Path) -> None:
    older, newer = np.full(LATEST, 9.0), np.linspace(-1, 1, LATEST)
    known = RecentErrors.ordered(older, np.zeros(LATEST))
    both = known.then(RecentErrors.ordered(newer, np.ones(LATEST)))
    assert both.day.size == LATEST
    np.testing.assert_allclose(both.shape(), 2 * np.array(PROBABILITIES) - 1, atol=0.004)
    both.save(tmp_path)
    again = RecentErrors.load(tmp_path)
    assert again is not None
    np.testing.assert_array_equal(again.scaled, both.scaled)
    np.testing.assert_array_equal(again.day, both.day)
    assert RecentErrors.load(tmp_path / "nowhere") is None
