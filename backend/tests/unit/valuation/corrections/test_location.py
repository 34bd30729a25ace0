"""The errors of the nearest sales are taken back in part."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from houseprice.valuation.corrections.location import STRENGTH, LocationAdjustment


def corner() -> LocationAdjustment:
    """The east was predicted 0.2 too low, the west 0.2 too high."""
    places = np.random.default_rng(1).uniform(-10, 10, (1000, 2))
    adjustment = LocationAdjustment.fit(places, np.where(places[:, 0] > 0, 0.2, -0.2))
    assert adjustment is not None
    return adjustment


def test_a_home_gets_the_share_of_what_its_surroundings_were_missed_by() -> None:
    amounts = corner().of(np.array([[8.0, 0.0], [-8.0, 3.0]]))
    np.testing.assert_allclose(amounts, [0.2 * STRENGTH, -0.2 * STRENGTH])


def test_errors_without_a_place_are_left_alone() -> None:
    random = np.random.default_rng(2)
    places, noise = random.uniform(-10, 10, (4000, 2)), random.normal(size=4000)
    adjustment = LocationAdjustment.fit(places, noise)
    assert adjustment is not None
    assert np.abs(adjustment.of(random.uniform(-10, 10, (500, 2)))).mean() < 0.08


def test_many_sales_at_one_place_give_a_finite_mean() -> None:
    adjustment = LocationAdjustment.fit(np.zeros((300, 2)), np.full(300, 0.1))
    assert adjustment is not None
    np.testing.assert_allclose(adjustment.of(np.zeros((1, 2))), 0.1 * STRENGTH)


def test_too_few_sales_change_nothing() -> None:
    assert LocationAdjustment.fit(np.zeros((199, 2)), np.ones(199)) is None


def test_it_is_the_same_after_a_restart(tmp_path: Path) -> None:
    adjustment = corner()
    adjustment.save(tmp_path)
    back = LocationAdjustment.load(tmp_path, adjustment.to_json())
    homes = np.array([[0.5, -2.0], [9.0, 9.0]])
    np.testing.assert_array_equal(back.of(homes), adjustment.of(homes))
