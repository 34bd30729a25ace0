"""A run of several parts ends when the last part does."""

from __future__ import annotations

import pytest

from houseprice.jobs.forecast import RunPart, time_left_s


def waiting(usual_s: float = 10.0, *, is_blend: bool = False) -> RunPart:
    return RunPart(usual_s, 0.0, None, "waiting", is_blend)


def running(took_s: float, left_s: float | None, usual_s: float = 10.0) -> RunPart:
    return RunPart(usual_s, took_s, left_s, "running")


BLEND = waiting(5.0, is_blend=True)


@pytest.mark.parametrize(
    ("parts", "slots", "left_s"),
    [
        # One slot: one after the other, then the blend, all at the pace of the one that runs.
        ([running(10, 10), waiting(), waiting(), BLEND], 1, 10 + 20 + 20 + 10),
        # Two slots: the waiting ones go to the slot that is free first.
        ([running(10, 10), running(5, 15), waiting(), BLEND], 2, 10 + 20 + 10),
        # More slots than parts.
        ([running(10, 10), waiting(), BLEND], 8, 20 + 10),
        # More run than there are slots now: a worker has left.
        ([running(10, 10), running(10, 12), BLEND], 1, 12 + 10.5),
        # Two are over, one of which failed: the blend alone is left.
        ([RunPart(10, 20, None, "done"), RunPart(10, 1, None, "gone"), BLEND], 2, 10),
        # The blend runs and tells itself.
        ([RunPart(10, 20, None, "done"), RunPart(5, 2, 7.0, "running", is_blend=True)], 2, 7),
        # Nothing is left.
        ([RunPart(10, 20, None, "done"), RunPart(5, 2, None, "done", is_blend=True)], 2, 0),
    ],
)
def test_the_time_left(parts: list[RunPart], slots: int, left_s: float) -> None:
    assert time_left_s(parts, slots) == pytest.approx(left_s)


def test_nothing_is_known_before_a_part_is_measured() -> None:
    assert time_left_s([waiting(), waiting(), BLEND], 2) is None
    assert time_left_s([running(3, None), waiting(), BLEND], 2) is None
    assert time_left_s([], 2) is None


def test_a_part_that_does_not_tell_is_judged_by_the_others() -> None:
    parts = [RunPart(10, 20, None, "done"), running(5, None), BLEND]
    assert time_left_s(parts, 2) == pytest.approx(15 + 10)


def test_a_part_that_takes_longer_than_the_others_is_not_over_before_it_is() -> None:
    parts = [RunPart(10, 20, None, "done"), running(500, None)]
    left_s = time_left_s(parts, 2)
    assert left_s is not None
    assert left_s > 0
