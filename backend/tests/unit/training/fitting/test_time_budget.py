"""A time limit leaves time to measure and to write."""

from __future__ import annotations

import pytest

from houseprice.training.fitting import time_budget as clocks
from houseprice.training.fitting.time_budget import TimeBudget


class Now:
    """A clock that the test moves."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.at = 100.0
        monkeypatch.setattr(clocks.time, "monotonic", lambda: self.at)


def test_without_a_limit_there_is_always_time() -> None:
    budget = TimeBudget(None, 0.0, 0.0, 2)
    budget.fitted()
    assert budget.has_time()
    assert budget.deadline_s() is None


def test_the_first_fold_shares_what_is_left_among_its_fits(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    now = Now(monkeypatch)
    budget = TimeBudget(100.0, now.at, now.at, a_fold=2)
    now.at += 30.0
    assert budget.deadline_s() == pytest.approx((90 - 30) / 2)
    budget.fitted()
    assert budget.deadline_s() == pytest.approx(90 - 30)


def test_a_fold_is_begun_only_if_it_fits(monkeypatch: pytest.MonkeyPatch) -> None:
    now = Now(monkeypatch)
    budget = TimeBudget(100.0, now.at, now.at, a_fold=2)
    assert budget.has_time(), "the first fold always is"
    now.at += 20.0
    budget.fitted()
    budget.fitted()
    assert budget.has_time(), "10 s a fit, two fits to come, 70 s left"
    now.at += 40.0
    budget.fitted()
    budget.fitted()
    assert budget.has_time(), "15 s a fit, 30 s left"
    now.at += 1.0
    assert not budget.has_time(), "29 s left"


def test_several_folds_are_begun_only_if_all_of_them_fit(monkeypatch: pytest.MonkeyPatch) -> None:
    now = Now(monkeypatch)
    budget = TimeBudget(100.0, now.at, now.at, a_fold=2)
    now.at += 20.0
    budget.fitted()
    budget.fitted()
    assert budget.has_time(3.5), "20 s a fold, 70 s left"
    assert not budget.has_time(3.6)


def test_a_late_training_still_gets_a_moment_for_its_first_fit(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    now = Now(monkeypatch)
    budget = TimeBudget(10.0, now.at, now.at, a_fold=1)
    now.at += 60.0
    assert budget.has_time()
    assert budget.deadline_s() == 0.5


def test_what_took_long_to_prepare_takes_long_to_measure(monkeypatch: pytest.MonkeyPatch) -> None:
    now = Now(monkeypatch)
    budget = TimeBudget(100.0, now.at - 20, now.at, a_fold=1)
    assert budget.deadline_s() == pytest.approx(100 - 25 - 20)


def test_a_clock_started_late_gives_the_time_that_is_left(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    now = Now(monkeypatch)
    budget = TimeBudget(100.0, now.at - 60, now.at - 58, a_fold=1)
    assert budget.deadline_s() == pytest.approx(90 - 60)
