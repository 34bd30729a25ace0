"""Families share the time of a call, and fewer of them are trained where it is short."""

from __future__ import annotations

import pytest

from houseprice.models.registry import FAMILIES
from houseprice.training.family_turns import FamilyTurns, within_limit
from houseprice.training.work_steps import useful_s, usual_s

NAMES = list(FAMILIES)


@pytest.mark.parametrize(
    ("limit_s", "slots", "n_rows", "count"),
    [
        (None, 2, 20_000, 4),
        (300.0, 2, 20_000, 4),
        (95.0, 2, 3_000, 2),
        (150.0, 2, 3_000, 4),
        (60.0, 2, 20_000, 2),
        # a blend needs two, whatever the limit is
        (1.0, 2, 500_000, 2),
        (60.0, 1, 3_000, 2),
    ],
)
def test_a_short_time_limit_goes_to_fewer_families(
    limit_s: float | None, slots: int, n_rows: int, count: int
) -> None:
    assert within_limit(limit_s, NAMES, slots, n_rows) == NAMES[:count]


def test_one_family_has_the_whole_time() -> None:
    assert within_limit(1.0, ["lightgbm"], 1, 1_000_000) == ["lightgbm"]


def test_the_first_turn_leaves_time_for_the_second_and_the_blend() -> None:
    turn = FamilyTurns(300.0, slots=2, n_rows=20_000).next(NAMES, now=0.0, pace=1.0)
    assert turn is not None
    assert turn.turns == 2
    assert turn.after_s == usual_s("blend", 20_000)
    assert turn.next_s == max(useful_s(name, 20_000) for name in NAMES[2:])
    assert turn.window_s(0.0, 1.0) == pytest.approx((300 - turn.after_s) / 2)


def test_a_family_knows_what_the_next_one_needs_that_seems_to_have_no_time() -> None:
    turns = FamilyTurns(60.0, slots=2, n_rows=10_000)
    two_of_four, two_of_two = (turns.next(names, now=0.0, pace=1.0) for names in (NAMES, NAMES[:2]))
    assert two_of_four is not None
    assert two_of_two is not None
    assert two_of_four.waits_s == useful_s(NAMES[2], 10_000)
    assert two_of_two.waits_s is None, "nothing is left out"


def test_a_family_that_ends_early_leaves_its_time_to_those_that_wait() -> None:
    turns = FamilyTurns(300.0, slots=2, n_rows=20_000)
    early, late = (turns.next(NAMES[2:], now, pace=1.0) for now in (80.0, 140.0))
    assert early is not None
    assert late is not None
    assert early.turns == late.turns == 1
    assert early.window_s(80.0, 1.0) - late.window_s(140.0, 1.0) == pytest.approx(60.0)


def test_a_family_without_time_is_not_begun() -> None:
    turns = FamilyTurns(300.0, slots=2, n_rows=20_000)
    assert turns.next(NAMES[2:], now=200.0, pace=1.0) is not None
    assert turns.next(NAMES[2:], now=200.0, pace=3.0) is None, "the machine is busy"
    assert turns.next(NAMES[2:], now=280.0, pace=1.0) is None
    assert turns.only("lightgbm").turns == 1


def test_models_are_blended_where_that_is_over_in_time() -> None:
    turns, blend_s = FamilyTurns(300.0, slots=2, n_rows=20_000), usual_s("blend", 20_000)
    assert turns.has_time_to_blend(300.0, now=300.0 - blend_s, pace=1.0)
    assert turns.has_time_to_blend(300.0, now=325.0 - blend_s, pace=1.0), "a tenth too late"
    assert not turns.has_time_to_blend(300.0, now=300.0 - blend_s, pace=3.0)
