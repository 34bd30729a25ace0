"""A time limit leaves time to measure and to write."""

from __future__ import annotations

import pytest

from houseprice.training import clock as clocks
from houseprice.training.clock import Clock


class Now:
    """A clock that the test moves."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.at = 100.0
        monkeypatch.setattr(clocks.time, "monotonic", lambda: self.at)


def test_without_a_limit_there_is_always_time() -> None:
    clock = Clock(None, 0.0, 0.0, 2, 0)
    clock.fitted()
    assert clock.has_time()
    assert clock.deadline_s() is None


def test_the_first_fold_shares_what_is_left_among_its_fits_and_the_rehearsal(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    now = Now(monkeypatch)
    clock = Clock(100.0, now.at, now.at, a_fold=2, after=1)
    now.at += 30.0
    assert clock.deadline_s() == pytest.approx((90 - 30) / 3)
    clock.fitted()
    assert clock.deadline_s() == pytest.approx((90 - 30) / 2)


def test_a_fold_is_begun_only_if_it_and_the_rehearsal_fit(monkeypatch: pytest.MonkeyPatch) -> None:
    now = Now(monkeypatch)
    clock = Clock(100.0, now.at, now.at, a_fold=2, after=2)
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
    clock = Clock(10.0, now.at, now.at, a_fold=1, after=0)
    now.at += 60.0
    assert clock.has_time()
    assert clock.deadline_s() == 0.5


def test_what_took_long_to_prepare_takes_long_to_measure(monkeypatch: pytest.MonkeyPatch) -> None:
    now = Now(monkeypatch)
    clock = Clock(100.0, now.at - 20, now.at, a_fold=1, after=0)
    assert clock.deadline_s() == pytest.approx(100 - 25 - 20)


def test_a_rehearsal_has_features_of_its_own_to_make(monkeypatch: pytest.MonkeyPatch) -> None:
    now = Now(monkeypatch)
    clock = Clock(100.0, now.at - 4, now.at, a_fold=2, after=2)
    assert clock.deadline_s() == pytest.approx((90 - 4 - 4) / 4)


def test_a_rehearsal_late_in_a_training_has_the_time_that_is_left(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    now = Now(monkeypatch)
    clock = Clock(100.0, now.at - 60, now.at - 58, a_fold=1, after=0)
    assert clock.deadline_s() == pytest.approx(90 - 60)
