"""Weights of recipes, and how many folds a time limit leaves room for."""

from __future__ import annotations

import numpy as np
import pytest

from houseprice.training import clock as clocks
from houseprice.training.clock import Clock
from houseprice.training.held_out import Later, OutOfFold, blend_weights


class Now:
    """A clock that the test moves."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.at = 100.0
        monkeypatch.setattr(clocks.time, "monotonic", lambda: self.at)


def test_one_model_alone_counts_in_full() -> None:
    assert blend_weights(np.array([[0.5], [0.1]]), np.array([1.0, 2.0])).tolist() == [1.0]


def test_the_prediction_is_the_weighted_sum_of_the_columns() -> None:
    columns = np.array([[1.0, 2.0], [3.0, 4.0]])
    told = OutOfFold(("near", "own"), columns, np.array([True, True]), np.array([0.25, 0.75]))
    assert told.prediction.tolist() == [1.75, 3.75]


def test_a_model_that_fails_on_later_sales_loses_weight_to_one_that_holds() -> None:
    """Both are alike among the sales they know; the first one runs away with the market."""
    random = np.random.default_rng(1)
    y = random.normal(size=2000)
    columns = y[:, None] + 0.3 * random.normal(size=(2000, 2))
    known = np.ones(2000, dtype=bool)
    paid = random.normal(size=300)
    ahead = paid[:, None] + 0.3 * random.normal(size=(300, 2)) + np.array([1.0, 0.0])
    blind = OutOfFold.weighed(("near", "own"), columns, known, y)
    seeing = OutOfFold.weighed(("near", "own"), columns, known, y, Later(ahead, paid))
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


def test_without_a_limit_there_is_always_time() -> None:
    clock = Clock(None, 0.0, 2, 0)
    clock.fitted()
    assert clock.has_time()
    assert clock.deadline_s() is None


def test_the_first_fold_shares_what_is_left_among_its_fits_and_the_rehearsal(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    now = Now(monkeypatch)
    clock = Clock(100.0, now.at, a_fold=2, after=1)
    now.at += 30.0
    assert clock.deadline_s() == pytest.approx((90 - 30) / 3)
    clock.fitted()
    assert clock.deadline_s() == pytest.approx((90 - 30) / 2)


def test_a_fold_is_begun_only_if_it_and_the_rehearsal_fit(monkeypatch: pytest.MonkeyPatch) -> None:
    now = Now(monkeypatch)
    clock = Clock(100.0, now.at, a_fold=2, after=2)
    assert clock.has_time(), "the first fold always is"
    now.at += 20.0
    clock.fitted()
    clock.fitted()
    assert clock.has_time(), "10 s a fit, four fits to come, 70 s left"
    now.at += 55.0
    clock.fitted()
    clock.fitted()
    assert not clock.has_time(), "19 s a fit, 15 s left"


def test_a_late_training_still_gets_a_moment_for_its_first_fit(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    now = Now(monkeypatch)
    clock = Clock(10.0, now.at, a_fold=1, after=0)
    now.at += 60.0
    assert clock.has_time()
    assert clock.deadline_s() == 0.5
