"""Weights of recipes are learned from out-of-fold predictions."""

from __future__ import annotations

import numpy as np
import pytest

from houseprice.training.fitting.out_of_fold import (
    LaterPredictions,
    OutOfFold,
    blend_weights,
    surer_weights,
)


def test_one_model_alone_counts_in_full() -> None:
    assert blend_weights(np.array([[0.5], [0.1]]), np.array([1.0, 2.0])).tolist() == [1.0]


def test_the_prediction_is_the_weighted_sum_of_the_columns() -> None:
    columns = np.array([[1.0, 2.0], [3.0, 4.0]])
    out_of_fold = OutOfFold(
        ("near", "own"), columns, np.array([True, True]), np.array([0.25, 0.75])
    )
    assert out_of_fold.prediction.tolist() == [1.75, 3.75]


def test_a_model_that_fails_on_later_sales_loses_weight_to_one_that_holds() -> None:
    """Both models are equally good on sales of their time; the first one drifts on later sales."""
    random = np.random.default_rng(1)
    y = random.normal(size=2000)
    columns = y[:, None] + 0.3 * random.normal(size=(2000, 2))
    held_out = np.ones(2000, dtype=bool)
    paid = random.normal(size=300)
    ahead = paid[:, None] + 0.3 * random.normal(size=(300, 2)) + np.array([1.0, 0.0])
    blind = OutOfFold.weighed(("near", "own"), columns, held_out, y)
    seeing = OutOfFold.weighed(("near", "own"), columns, held_out, y, LaterPredictions(ahead, paid))
    assert blind.weights[0] == pytest.approx(0.5, abs=0.05)
    assert seeing.weights[0] < 0.3
    assert seeing.weights.sum() == pytest.approx(1, abs=0.1)


def test_a_sale_that_counts_twice_is_as_two_sales() -> None:
    random = np.random.default_rng(2)
    x, y = random.normal(size=(50, 2)), random.normal(size=50)
    x[:, 0] += y
    twice = blend_weights(np.vstack([x, x[:10]]), np.concatenate([y, y[:10]]))
    share = np.where(np.arange(50) < 10, 2.0, 1.0)
    np.testing.assert_allclose(blend_weights(x, y, share), twice)


def test_a_column_that_spares_hardly_any_error_is_left_out() -> None:
    random = np.random.default_rng(3)
    y = random.normal(size=5000)
    good, other = (y + 0.3 * random.normal(size=5000) for _ in range(2))
    copy = good + 0.01 * random.normal(size=5000)
    first, twin, second = blend_weights(np.column_stack([good, copy, other]), y)
    assert sorted([first, twin])[0] == 0
    assert max(first, twin) == pytest.approx(0.5, abs=0.05)
    assert second == pytest.approx(0.5, abs=0.05)


def test_a_column_that_spares_error_is_kept_however_small_its_weight() -> None:
    random = np.random.default_rng(4)
    y = random.normal(size=5000)
    good, bad = (y + noise * random.normal(size=5000) for noise in (0.3, 0.9))
    weights = blend_weights(np.column_stack([good, bad]), y)
    assert 0.05 < weights[1] < 0.15


def test_blend_weights_are_non_negative_and_beat_each_model() -> None:
    rng = np.random.default_rng(0)
    y = rng.normal(size=1000)
    models = np.column_stack([y + rng.normal(scale=s, size=1000) for s in (0.3, 0.3, 3.0)])
    weights = blend_weights(models, y)
    assert (weights >= 0).all()
    error = np.std(models @ weights - y)
    assert error < 0.24
    assert weights[0] == pytest.approx(weights[1], abs=0.1)


def test_a_negligible_model_gets_no_weight() -> None:
    rng = np.random.default_rng(0)
    y = rng.normal(size=1000)
    weights = blend_weights(np.column_stack([y, rng.normal(size=1000)]), y)
    assert weights.tolist() == [pytest.approx(1.0), 0.0]


def test_what_all_columns_are_off_by_is_taken_off_each_of_them() -> None:
    random = np.random.default_rng(4)
    y = random.normal(size=900)
    columns = np.column_stack([y + 0.3, y + 0.3, y + 0.7])
    later = LaterPredictions(columns, y)
    off = np.median(later.centred - y[:, None], axis=0)
    assert off == pytest.approx([0.0, 0.0, 0.4], abs=1e-9)
    assert later.of(2).columns.shape == (900, 2)


def test_the_best_part_answers_where_the_blend_is_not_surely_better() -> None:
    random = np.random.default_rng(5)
    y = random.normal(size=4000)
    good = y + 0.1 * random.normal(size=4000)
    poor = y + 0.5 * random.normal(size=4000)
    share, parts = np.ones(4000), np.eye(2)
    half = np.array([0.5, 0.5])
    columns = np.column_stack([good, poor])
    assert surer_weights(columns, y, share, half, parts).tolist() == [1.0, 0.0]
    other = y + 0.1 * random.normal(size=4000)
    columns = np.column_stack([good, other])
    assert surer_weights(columns, y, share, half, parts).tolist() == [0.5, 0.5]


def test_wild_prices_do_not_choose_the_weights() -> None:
    """Least squares follow a few far-off prices; the part that is nearer to most sales answers."""
    random = np.random.default_rng(6)
    y = random.normal(size=1000)
    near, flat = y + 0.05 * random.normal(size=1000), 0.6 * y + 0.3 * random.normal(size=1000)
    y[:8] += 40.0
    weights = OutOfFold.weighed(
        ("near", "flat"), np.column_stack([near, flat]), np.ones(1000, dtype=bool), y
    ).weights
    assert np.median(np.abs(np.column_stack([near, flat]) @ weights - y)) < 0.06
