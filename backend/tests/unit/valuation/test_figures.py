"""Shapley shares, ranges, targets, confidence: small parts with known answers."""

from __future__ import annotations

import itertools
import json
import math
from dataclasses import replace

import numpy as np
import pytest

from houseprice.errors import InvalidData
from houseprice.training.corrections.ranges import Residuals, calibrate
from houseprice.valuation.corrections.ranges import QUANTILES, Calibration
from houseprice.valuation.explanation.contributions import Game, Group
from houseprice.valuation.explanation.shapley import (
    coalitions,
    joining,
    random_orders,
    sampled_values,
    shapley_values,
)
from houseprice.valuation.target import Target
from houseprice.valuation.value_arrays import Valued
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


def _worth(inside: np.ndarray) -> np.ndarray:
    """A game of ten with pairs that are worth more together."""
    alone = inside @ np.arange(10.0)
    return np.asarray(
        alone + 20.0 * (inside[..., 2] & inside[..., 7]) - 8.0 * inside[..., :3].all(-1)
    )


def test_sampled_shares_lie_within_their_error_and_add_up_exactly() -> None:
    orders = random_orders(10, 400, seed=1)
    worth = _worth(joining(orders))
    shares, error = sampled_values(worth, orders)
    exact = shapley_values(_worth(coalitions(10)), 10)
    assert math.fsum(shares) == pytest.approx(worth[0, -1] - worth[0, 0], abs=1e-9)
    assert (np.abs(shares - exact) <= 4 * error + 1e-9).all()
    assert error[0] > 0
    assert error[9] < 1e-9, "what is worth the same in every company has no error"


def test_many_groups_are_sampled_and_few_are_exact() -> None:
    groups = tuple(Group(f"g{number}", ()) for number in range(10))
    game = Game(groups)
    assert not game.chosen[0].any()
    assert game.chosen[-1].all()
    told = game.contributions(_worth(game.chosen))
    assert sum(one.amount for one in told) == pytest.approx(_worth(np.ones(10, dtype=bool)))
    assert any(one.standard_error > 0 for one in told)
    few = Game(groups[:7])
    assert len(few.chosen) == 128
    assert all(one.standard_error == 0 for one in few.contributions(few.chosen @ np.ones(7)))


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


def _valued(calibration: Calibration, homes: Residuals) -> Valued:
    scales = calibration.scales(homes.x, homes.y)
    return Valued(np.ones(homes.y.size), *scales, shape=calibration.shape)


def _coverage(valued: Valued, error: np.ndarray) -> np.ndarray:
    price = np.exp(error)
    return np.asarray((valued.low_90 <= price) & (price <= valued.high_90))


def test_ranges_hold_nine_in_ten_prices_for_quiet_and_noisy_homes_alike() -> None:
    calibration = calibrate(_market(4000, 0), None, seed=0)
    fresh = _market(4000, 1)
    inside = _coverage(_valued(calibration, fresh), fresh.error)
    noisy = fresh.x[:, 0] > 0
    assert inside.mean() == pytest.approx(0.90, abs=0.015)
    assert inside[noisy].mean() == pytest.approx(0.90, abs=0.045)  # one width for all: 0.82
    assert inside[~noisy].mean() == pytest.approx(0.90, abs=0.045)


def test_every_quantile_has_its_share_of_prices_below() -> None:
    calibration = calibrate(_market(4000, 0), None, seed=0)
    fresh = _market(4000, 1)
    below = (np.exp(fresh.error)[:, None] < _valued(calibration, fresh).quantiles).mean(axis=0)
    np.testing.assert_allclose(below, QUANTILES, atol=0.025)


def test_quantiles_rise_and_hold_the_ranges() -> None:
    valued = _valued(calibrate(_market(500, 0), None, seed=0), _market(50, 1))
    assert (np.diff(valued.quantiles, axis=1) > 0).all()
    assert (valued.low_90 < valued.low_68).all()
    assert (valued.high_68 < valued.high_90).all()


def _two_places(n: int, seed: int) -> Residuals:
    """Errors above the value are three times as wide in the east, whatever the spread says."""
    rng = np.random.default_rng(seed)
    east = rng.integers(0, 2, n)
    x = np.column_stack([np.where(east, 2.0, -2.0) + 0.1 * rng.normal(size=n), rng.normal(size=n)])
    error = 0.1 * rng.normal(size=n)
    return Residuals(x, rng.normal(size=n), np.where((error > 0) & (east == 1), 3 * error, error))


def test_each_place_gets_its_own_stretch_on_either_side() -> None:
    calibration = calibrate(_two_places(12000, 0), None, seed=0, places=(0,))
    fresh = _two_places(4000, 1)
    valued = _valued(calibration, fresh)
    for side in (fresh.x[:, 0] > 0, fresh.x[:, 0] < 0):
        inside = _coverage(valued, fresh.error)[side]
        over = (np.exp(fresh.error) > valued.high_90)[side]
        assert inside.mean() == pytest.approx(0.90, abs=0.03)  # without groups: 0.83 in the east
        assert over.mean() == pytest.approx(0.05, abs=0.02)


def test_a_group_of_few_sales_keeps_the_common_width() -> None:
    few = calibrate(_two_places(150, 0), None, seed=0, places=(0,))
    assert few.groups == ()


def test_fsd_is_the_local_standard_deviation() -> None:
    calibration = calibrate(_market(4000, 0), None, seed=0)
    homes = Residuals(np.array([[0.0, 0, 0, 0], [1.0, 0, 0, 0]]), np.zeros(2), np.zeros(2))
    np.testing.assert_allclose(_valued(calibration, homes).fsd, [0.1, 0.2], rtol=0.15)


def test_later_sales_have_half_of_the_weight() -> None:
    seen, later = _market(2000, 0), _market(500, 1)
    alone = calibrate(seen, None, seed=0)
    harder = calibrate(seen, Residuals(later.x, later.y, 2 * later.error), seed=0)
    widths = [np.ptp(np.asarray(one.shape)) for one in (alone, harder)]
    assert 1.2 * widths[0] < widths[1] < 2.2 * widths[0]
    assert (alone.source, harder.source) == ("out_of_fold", "rehearsal")


def test_a_rising_market_moves_the_range_up() -> None:
    seen, later = _market(2000, 0), _market(500, 1)
    risen = calibrate(seen, Residuals(later.x, later.y, later.error + 0.1), seed=0)
    alone = calibrate(seen, None, seed=0)
    assert all(np.asarray(risen.shape) > np.asarray(alone.shape))


def test_recent_sales_weigh_more_where_there_are_dates() -> None:
    market = _market(4000, 0)
    day = np.arange(4000.0)
    error = np.where(day < 2000, 4.0, 1.0) * market.error
    undated = calibrate(Residuals(market.x, market.y, error), None, seed=0)
    dated = calibrate(Residuals(market.x, market.y, error, day), None, seed=0)
    assert np.ptp(np.asarray(dated.shape)) < 0.75 * np.ptp(np.asarray(undated.shape))


def test_a_calibration_survives_json() -> None:
    calibration = replace(calibrate(_two_places(900, 0), None, 0, (0,)), missing={"area": 0.1})
    again = Calibration.from_json(json.loads(json.dumps(calibration.to_json())))
    x, y = np.ones((3, 2)), np.zeros(3)
    np.testing.assert_array_equal(again.scales(x, y), calibration.scales(x, y))
    assert len(again.groups) == 2
    assert (again.shape, again.missing) == (calibration.shape, calibration.missing)


def test_a_refused_home_has_no_figures_and_the_others_keep_theirs() -> None:
    valued = _valued(calibrate(_market(500, 0), None, seed=0), _market(3, 1))
    some = valued.without(np.array([False, True, False]))
    assert some.refused.tolist() == [False, True, False]
    for name in ("values", "low_68", "high_90", "fsd"):
        kept = getattr(some, name)
        assert np.isnan(kept).tolist() == [False, True, False]
        np.testing.assert_array_equal(kept[[0, 2]], getattr(valued, name)[[0, 2]])


def test_widening_stretches_fsd_and_ranges_and_keeps_the_value() -> None:
    valued = _valued(calibrate(_market(500, 0), None, seed=0), _market(3, 1))
    wide = valued.widened(np.array([1.0, 2.0, 3.0]))
    np.testing.assert_allclose(wide.fsd, valued.fsd * [1, 2, 3])
    np.testing.assert_allclose(np.log(wide.high_90), np.log(valued.high_90) * [1, 2, 3])
    np.testing.assert_array_equal(wide.values, valued.values)


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
