"""Remaining time is told only when it means something."""

from __future__ import annotations

from houseprice.worker.eta import Eta


def test_there_is_none_before_five_reports() -> None:
    eta = Eta(max_s=3600)
    assert [eta.update(step / 10, step * 2.0) for step in range(1, 5)] == [None] * 4
    assert eta.update(0.5, 10.0) == 10.0


def test_there_is_none_before_three_seconds() -> None:
    eta = Eta(max_s=3600)
    told = [eta.update(step / 100, step * 0.1) for step in range(1, 31)]
    assert told[:28] == [None] * 28
    assert told[-1] is not None


def test_it_follows_a_slower_pace() -> None:
    eta = Eta(max_s=1e6)
    for step in range(1, 11):
        eta.update(step / 100, float(step))
    fast = eta.update(0.11, 11.0)
    for step in range(12, 31):
        slow = eta.update(step / 100, 11.0 + (step - 11) * 10)
    assert fast is not None
    assert slow is not None
    assert 80 < fast < 95
    assert 600 < slow < 705


def test_it_is_never_beyond_the_limit_and_never_negative() -> None:
    eta = Eta(max_s=100)
    for step in range(1, 8):
        told = eta.update(step * 1e-9, float(step))
    assert told == 93.0
    for step in range(8, 20):
        told = eta.update(min(1.0, 0.2 * step), 7.0 + step)
    assert told == 0.0


def test_a_report_that_goes_back_is_no_news() -> None:
    eta = Eta(max_s=3600)
    for step in range(1, 7):
        eta.update(step / 10, float(step))
    assert eta.update(0.1, 7.0) == 3.0
