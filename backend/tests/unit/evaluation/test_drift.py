"""A moved market is noticed soon, a quiet one raises no alarm, and odd sales change little."""

from __future__ import annotations

import numpy as np
import pytest

from houseprice.evaluation.drift import Sales, watch

SPREAD = 0.12


def sales(count: int, seed: int, shift: float = 0.0, held: float = 0.9) -> Sales:
    """Sales of a market with the spread of a good model and a few bad misses."""
    random = np.random.default_rng(seed)
    errors = SPREAD * random.standard_t(5, count) + shift
    return Sales(errors, random.random(count) < held)


REFERENCE = sales(800, 0)


def joined(*parts: Sales) -> Sales:
    return Sales(
        np.concatenate([part.log_ratio for part in parts]),
        np.concatenate([part.held for part in parts]),
    )


@pytest.mark.parametrize(("shift", "side"), [(np.log(1.06), "high"), (-np.log(1.06), "low")])
def test_a_jump_of_6_percent_is_found_within_200_sales(shift: float, side: str) -> None:
    delays = []
    for seed in range(1, 9):
        drift = watch(REFERENCE, sales(400, seed, shift), 1_200)
        assert drift is not None
        alarm = getattr(drift, side).alarm
        assert alarm is not None
        delays.append(alarm + 1)
        assert (drift.low if side == "high" else drift.high).alarm is None
    assert np.median(delays) <= 120
    assert sum(delay <= 200 for delay in delays) >= 7


def test_quiet_years_raise_fewer_than_one_alarm_each() -> None:
    alarms = 0
    for seed in range(100, 120):
        drift = watch(REFERENCE, sales(1_200, seed), 1_200)
        assert drift is not None
        charts = (drift.high, drift.low, drift.coverage)
        alarms += sum(chart.alarm is not None for chart in charts)
    assert alarms / 20 < 0.5


def test_the_change_is_dated_near_where_it_was() -> None:
    new = joined(sales(500, 30), sales(300, 31, np.log(1.08)))
    drift = watch(REFERENCE, new, 1_200)
    assert drift is not None
    assert drift.high.alarm is not None
    assert drift.high.since is not None
    assert 450 <= drift.high.since <= 560
    assert drift.high.alarm >= 500


def test_a_change_that_is_over_is_no_alarm_any_more() -> None:
    jump = sales(200, 32, np.log(1.10))
    drift = watch(REFERENCE, joined(jump, sales(900, 33)), 1_200)
    assert drift is not None
    assert drift.high.values.max() > drift.high.limit
    assert drift.high.alarm is None


def test_ranges_that_hold_too_rarely_are_found_although_the_level_stays() -> None:
    drift = watch(REFERENCE, joined(sales(300, 40), sales(300, 41, held=0.78)), 1_200)
    assert drift is not None
    assert drift.coverage.alarm is not None
    assert (drift.high.alarm, drift.low.alarm) == (None, None)


def test_a_few_absurd_sales_raise_no_alarm() -> None:
    new = sales(400, 50)
    new.log_ratio[::40] = 5.0
    drift = watch(REFERENCE, new, 1_200)
    assert drift is not None
    assert drift.high.alarm is None


def test_a_model_that_was_off_on_its_blind_test_is_compared_with_that() -> None:
    off = Sales(REFERENCE.log_ratio + 0.05, REFERENCE.held)
    drift = watch(off, sales(400, 60, 0.05), 1_200)
    assert drift is not None
    assert (drift.high.alarm, drift.low.alarm) == (None, None)


def test_the_same_sales_give_the_same_sums() -> None:
    first, second = (watch(REFERENCE, sales(200, 70), 1_200) for _ in range(2))
    assert first is not None
    assert second is not None
    assert first.high.limit == second.high.limit
    assert np.array_equal(first.low.values, second.low.values)


@pytest.mark.parametrize(
    ("reference", "new"),
    [(sales(49, 1), sales(10, 2)), (REFERENCE, sales(0, 2))],
    ids=["a small blind test", "no new sale"],
)
def test_nothing_is_said_where_nothing_is_known(reference: Sales, new: Sales) -> None:
    assert watch(reference, new, 1_000) is None


def test_every_range_that_held_and_equal_errors_are_no_division_by_zero() -> None:
    flat = Sales(np.zeros(100), np.ones(100, np.bool_))
    drift = watch(flat, Sales(np.zeros(50), np.ones(50, np.bool_)), 1_000)
    assert drift is not None
    assert np.isfinite(drift.high.values).all()
    assert drift.coverage.alarm is None
