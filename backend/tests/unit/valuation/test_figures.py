"""Shapley shares, ranges, targets, confidence: small parts with known answers."""

from __future__ import annotations

import itertools
import json
import math

import numpy as np
import pytest

from houseprice.errors import InvalidData
from houseprice.training.calibrate import Residuals, calibrate
from houseprice.valuation.calibration import Calibration
from houseprice.valuation.shapley import coalitions, shapley_values
from houseprice.valuation.target import Target
from houseprice.valuation.valuer import confidence


def test_shapley_shares_are_the_mean_over_all_orders() -> None:
    worth = np.random.default_rng(0).normal(size=16)
    number = {tuple(row): i for i, row in enumerate(coalitions(4).tolist())}
    expected = np.zeros(4)
    for order in itertools.permutations(range(4)):
        inside = [False] * 4
        for group in order:
            before = worth[number[tuple(inside)]]
            inside[group] = True
            expected[group] += (worth[number[tuple(inside)]] - before) / math.factorial(4)
    np.testing.assert_allclose(shapley_values(worth, 4), expected, atol=1e-12)


def test_shapley_shares_add_up_and_an_idle_group_gets_nothing() -> None:
    worth = 1e6 + coalitions(7) @ np.array([0.0, 3e4, -2e4, 1.0, 7.5, 1e-3, 9e5])
    shares = shapley_values(worth, 7)
    assert math.fsum(shares) == pytest.approx(worth[-1] - worth[0], abs=1e-6)
    assert abs(shares[0]) < 1e-6


@pytest.mark.parametrize("power", [0.0, 0.5])
def test_a_target_turns_prices_into_standard_numbers_and_back(power: float) -> None:
    prices = np.array([100_000.0, 200_000.0, 400_000.0])
    target = Target.from_json(json.loads(json.dumps(Target.fit(prices, power).to_json())))
    y = target.standardised(prices)
    assert y.mean() == pytest.approx(0)
    assert y.std() == pytest.approx(1)
    np.testing.assert_allclose(target.money(y), prices)


def test_values_stay_within_the_training_prices() -> None:
    target = Target.fit(np.array([1.0, 2.0, 3.0]))
    np.testing.assert_allclose(target.money(np.array([-99.0, 99.0])), [1.0, 3.0])


@pytest.mark.parametrize("prices", [[], [5.0], [7.0, 7.0, 7.0]])
def test_a_constant_price_is_refused(prices: list[float]) -> None:
    with pytest.raises(InvalidData, match="different prices"):
        Target.fit(np.array(prices))


def _market(n: int, seed: int) -> Residuals:
    """Errors whose spread doubles with each unit of the first column."""
    rng = np.random.default_rng(seed)
    x = rng.normal(size=(n, 4))
    return Residuals(x, rng.normal(size=n), rng.normal(size=n) * 0.1 * 2 ** x[:, 0])


def test_ranges_hold_nine_in_ten_prices_for_quiet_and_noisy_homes_alike() -> None:
    calibration = calibrate(_market(4000, 0), None, seed=0)
    fresh = _market(4000, 1)
    spread = calibration.spread(fresh.x, fresh.y)
    low, high = calibration.range_90(np.ones(4000), spread)
    inside = (low <= np.exp(fresh.error)) & (np.exp(fresh.error) <= high)
    noisy = fresh.x[:, 0] > 0
    assert inside.mean() == pytest.approx(0.90, abs=0.015)
    assert inside[noisy].mean() == pytest.approx(0.90, abs=0.045)  # one width for all: 0.82
    assert inside[~noisy].mean() == pytest.approx(0.90, abs=0.045)


def test_fsd_is_the_local_standard_deviation() -> None:
    calibration = calibrate(_market(4000, 0), None, seed=0)
    x = np.array([[0.0, 0, 0, 0], [1.0, 0, 0, 0]])
    fsd = calibration.fsd(calibration.spread(x, np.zeros(2)))
    np.testing.assert_allclose(fsd, [0.1, 0.2], rtol=0.15)


def test_a_harder_future_widens_the_ranges_and_an_easier_one_does_not_narrow_them() -> None:
    seen, later = _market(2000, 0), _market(500, 1)
    alone = calibrate(seen, None, seed=0)
    harder = calibrate(seen, Residuals(later.x, later.y, 2 * later.error), seed=0)
    easier = calibrate(seen, Residuals(later.x, later.y, later.error / 2), seed=0)
    assert harder.factor_90 == pytest.approx(2 * alone.factor_90, rel=0.15)
    assert harder.source == "rehearsal"
    assert easier.factor_90 == alone.factor_90


def test_a_calibration_survives_json() -> None:
    calibration = calibrate(_market(300, 0), None, seed=0)
    again = Calibration.from_json(json.loads(json.dumps(calibration.to_json())))
    x, y = np.ones((3, 4)), np.zeros(3)
    np.testing.assert_array_equal(again.spread(x, y), calibration.spread(x, y))
    assert again.factor_90 == calibration.factor_90


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
def test_confidence_follows_the_fsd(fsd: float, score: int, band: str) -> None:
    sure = confidence(fsd)
    assert (sure.score, sure.band) == (score, band)
    assert "two in three" in sure.reason
