"""A time limit leaves time to measure and to write."""

from __future__ import annotations

import time

import pytest

from houseprice.training.clock import Clock


def clock(limit_s: float | None, prepared_s: float, a_fold: int = 1, after: int = 0) -> Clock:
    now = time.monotonic()
    return Clock(limit_s, now - prepared_s, now, a_fold, after)


def test_without_a_limit_there_is_always_time() -> None:
    free = clock(None, 1e6)
    assert free.deadline_s() is None
    assert free.has_time()


def test_a_tenth_is_kept_for_what_follows_the_fits() -> None:
    assert clock(100, prepared_s=2).deadline_s() == pytest.approx(88, abs=0.5)


def test_what_took_long_to_prepare_takes_long_to_measure() -> None:
    assert clock(100, prepared_s=20).deadline_s() == pytest.approx(55, abs=0.5)


def test_the_fits_of_a_fold_and_the_rehearsal_share_the_time() -> None:
    assert clock(100, prepared_s=4, a_fold=2, after=2).deadline_s() == pytest.approx(20.5, abs=0.5)


def test_a_rehearsal_late_in_a_training_has_the_time_that_is_left() -> None:
    now = time.monotonic()
    late = Clock(100, now - 60, now - 58, 1, 0)
    assert late.deadline_s() == pytest.approx(30, abs=0.5)


def test_the_first_fold_is_always_fitted_and_no_other_out_of_time() -> None:
    late = clock(10, prepared_s=60)
    assert late.has_time()
    late.fitted()
    assert not late.has_time()
