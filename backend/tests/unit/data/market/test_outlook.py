"""The outlook carries on what the past of a market says, and knows how little that is."""

from __future__ import annotations

import numpy as np
import pytest

from houseprice.data.market.index import IndexCurve, MarketIndex
from houseprice.data.market.outlook import MONTHS_AHEAD, Outlook, look_ahead

MONTHS = np.arange(72)


def noisy(level: np.ndarray, deviation: float = 0.01) -> tuple[np.ndarray, np.ndarray]:
    random = np.random.default_rng(1)
    return level + random.normal(0, deviation, level.size), np.full(level.size, deviation**2)


def test_a_steady_rise_goes_on_for_a_quarter() -> None:
    outlook = look_ahead(*noisy(0.008 * MONTHS), 0, 1)
    assert outlook.level[2] == pytest.approx(0.008 * 74, abs=0.02)


def test_a_flat_market_stays_where_it_is() -> None:
    outlook = look_ahead(*noisy(np.zeros(72)), 0, 1)
    assert np.abs(outlook.level).max() < 0.02


def test_a_turn_is_followed_and_not_the_years_before_it() -> None:
    level = np.interp(MONTHS, [0, 60, 71], [0.0, 0.6, 0.49])
    outlook = look_ahead(*noisy(level), 0, 1)
    assert outlook.level[2] < 0.49


def test_a_season_comes_again() -> None:
    season = 0.06 * np.sin(2 * np.pi * (MONTHS + 0.5) / 12)
    outlook = look_ahead(*noisy(season), 0, 1)
    swing = max(outlook.level[:12]) - min(outlook.level[:12])
    assert 0.06 < swing < 0.16
    assert np.corrcoef(outlook.level[:12], season[:12])[0, 1] > 0.9


def test_the_deviation_grows_with_the_days_ahead_and_with_the_restlessness_of_the_market() -> None:
    calm = look_ahead(*noisy(0.002 * MONTHS), 0, 1)
    steps = np.cumsum(np.random.default_rng(2).normal(0, 0.03, 72))
    restless = look_ahead(*noisy(steps), 0, 1)
    assert (np.diff(calm.deviation) >= 0).all()
    assert 0.005 < calm.deviation[2] < 0.05
    assert restless.deviation[2] > 1.5 * calm.deviation[2]


def test_the_truth_lies_within_the_deviations_of_many_markets() -> None:
    held = []
    for seed in range(60):
        random = np.random.default_rng(seed)
        trend = np.cumsum(random.normal(0, 0.0015, 90))
        level = np.cumsum(0.9 * trend + random.normal(0, 0.005, 90))
        outlook = look_ahead(level[:72] + random.normal(0, 0.01, 72), np.full(72, 1e-4), 0, 1)
        off = np.abs(level[74] - outlook.level[2])
        held.append(off < 1.64 * np.hypot(outlook.deviation[2], 0.01))
    assert 0.75 < np.mean(held) <= 1.0


@pytest.mark.parametrize("months", [1, 3])
def test_a_year_without_sales_only_widens(months: int) -> None:
    level, variance = noisy(0.005 * MONTHS)
    level[30:42] = np.nan
    outlook = look_ahead(level, variance, 0, months)
    assert len(outlook.level) == len(outlook.deviation) == MONTHS_AHEAD // months
    assert np.isfinite([outlook.level, outlook.deviation]).all()


def test_an_index_follows_its_outlook_and_stands_still_without_one() -> None:
    curve = IndexCurve(None, (50, 50, 50), (0.0, 0.01, 0.02), (0.0, 0.01, 0.01))
    knots = (15.0, 45.0, 75.0)
    still = MarketIndex(1, 0, knots, curve, (), {}, None)
    moving = MarketIndex(1, 0, knots, curve, (), {}, None, Outlook((0.03, 0.04), (0.01, 0.02)))
    days = np.array([75.0, 75.0 + 30.436875, 75.0 + 20 * 30.436875])
    assert still.level(days).tolist() == [0.02, 0.02, 0.02]
    assert still.deviation_ahead(days).tolist() == [0.0, 0.0, 0.0]
    assert moving.level(days) == pytest.approx([0.02, 0.03, 0.04])
    near, month, far = moving.deviation_ahead(days)
    assert (near, month) == pytest.approx((0.0, 0.01))
    assert far == pytest.approx(np.sqrt(4e-4 + 18 * 3e-4))
