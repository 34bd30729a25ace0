"""Ranges hold the share of prices that they state."""

from __future__ import annotations

import json
from dataclasses import replace

import numpy as np
import pytest

from houseprice.training.corrections.ranges import Residuals, calibrate
from houseprice.valuation.corrections.ranges import QUANTILES, Calibration, quantiles
from houseprice.valuation.value_arrays import ValueArrays


def _market(n: int, seed: int) -> Residuals:
    """Errors whose spread doubles with each unit of the first column."""
    rng = np.random.default_rng(seed)
    x = rng.normal(size=(n, 4))
    return Residuals(x, rng.normal(size=n), rng.normal(size=n) * 0.1 * 2 ** x[:, 0])


def _valued(calibration: Calibration, homes: Residuals) -> ValueArrays:
    scales = calibration.scales(homes.x, homes.y)
    return ValueArrays(np.ones(homes.y.size), *scales, shape=calibration.shape)


def _coverage(arrays: ValueArrays, error: np.ndarray) -> np.ndarray:
    price = np.exp(error)
    return np.asarray((arrays.low_90 <= price) & (price <= arrays.high_90))


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
    arrays = _valued(calibrate(_market(500, 0), None, seed=0), _market(50, 1))
    assert (np.diff(arrays.quantiles, axis=1) > 0).all()
    assert (arrays.low_90 < arrays.low_68).all()
    assert (arrays.high_68 < arrays.high_90).all()


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
    arrays = _valued(calibration, fresh)
    for side in (fresh.x[:, 0] > 0, fresh.x[:, 0] < 0):
        inside = _coverage(arrays, fresh.error)[side]
        over = (np.exp(fresh.error) > arrays.high_90)[side]
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
    widths = [np.ptp(np.asarray(calibration.shape)) for calibration in (alone, harder)]
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
    arrays = _valued(calibrate(_market(500, 0), None, seed=0), _market(3, 1))
    some = arrays.without(np.array([False, True, False]))
    assert some.refused.tolist() == [False, True, False]
    for name in ("values", "low_68", "high_90", "fsd"):
        selected = getattr(some, name)
        assert np.isnan(selected).tolist() == [False, True, False]
        np.testing.assert_array_equal(selected[[0, 2]], getattr(arrays, name)[[0, 2]])


def test_widening_stretches_fsd_and_ranges_and_keeps_the_value() -> None:
    arrays = _valued(calibrate(_market(500, 0), None, seed=0), _market(3, 1))
    wide = arrays.widened(np.array([1.0, 2.0, 3.0]))
    np.testing.assert_allclose(wide.fsd, arrays.fsd * [1, 2, 3])
    np.testing.assert_allclose(np.log(wide.high_90), np.log(arrays.high_90) * [1, 2, 3])
    np.testing.assert_array_equal(wide.values, arrays.values)


@pytest.mark.parametrize(
    ("n", "ends"),
    [
        (9, (1.0, 9.0)),  # too few for the tail: the outermost values
        (99, (5.0, 95.0)),  # the (n + 1) p-th smallest
        (9999, (500.0, 9500.0)),
    ],
)
def test_conformal_quantiles_count_the_home_to_come(n: int, ends: tuple[float, float]) -> None:
    values = np.arange(1.0, n + 1)[::-1]
    computed = quantiles(values, np.full(n, 7.0), (0.05, 0.95))
    assert computed == pytest.approx(ends)


def test_conformal_quantiles_follow_the_weights() -> None:
    values, weights = np.array([1.0] * 500 + [2.0] * 500), np.array([1.0] * 500 + [3.0] * 500)
    low, high = quantiles(values, weights, (0.2, 0.3))
    assert (low, high) == (1.0, 2.0)
