"""What users are told of the time left counts down, and rises only with words that say so."""

from __future__ import annotations

import itertools

import pytest

from houseprice.progress import LONGER, TimeLeft, with_longer


def test_a_right_estimate_counts_down_without_words() -> None:
    told = TimeLeft.first(60.0, at=0.0)
    for at in range(1, 61):
        told = told.then(60.0 - at, float(at))
        assert told.seconds == pytest.approx(60.0 - at)
        assert not told.is_longer


def test_a_little_more_time_stands_still_and_much_more_rises() -> None:
    told = TimeLeft.first(60.0, at=0.0).then(66.0, at=1.0)
    assert (told.seconds, told.is_longer) == (60.0, False)
    told = told.then(90.0, at=2.0)
    assert (told.seconds, told.is_longer) == (90.0, True)


def test_a_lower_estimate_is_reached_within_seconds_and_without_a_jump() -> None:
    told = TimeLeft.first(100.0, at=0.0)
    steps = [told := told.then(40.0 - at, float(at)) for at in range(1, 21)]
    drops = [old.seconds - new.seconds for old, new in itertools.pairwise(steps)]
    assert all(drop < 16 for drop in drops)
    assert steps[-1].seconds == pytest.approx(20.0, abs=1.0)


def test_whoever_missed_reports_still_reads_the_words_with_a_higher_number() -> None:
    estimates = [50, 40, 55, 54, 20, 30, 29, 12, 18, 10, 5, 9, 1]
    told = TimeLeft.first(60.0, at=0.0)
    seen = [told]
    for at, estimate in enumerate(estimates, start=1):
        seen.append(told := told.then(float(estimate), 3.0 * at))
    pairs = itertools.combinations(seen, 2)
    assert all(later.is_longer for sooner, later in pairs if later.seconds > sooner.seconds)
    assert not seen[-1].is_longer


def test_after_an_interruption_more_time_than_ever_told_is_said_so() -> None:
    assert TimeLeft.first(80.0, at=0.0, least=30.0).is_longer
    assert not TimeLeft.first(20.0, at=0.0, least=30.0).is_longer


def test_a_clock_that_was_set_back_does_no_harm() -> None:
    told = TimeLeft.first(30.0, at=100.0).then(29.0, at=50.0)
    assert 29.0 <= told.seconds <= 30.0
    assert not told.is_longer


@pytest.mark.parametrize("message", ["Writing the model", ""])
def test_the_words_are_in_the_line(message: str) -> None:
    assert LONGER in with_longer(message).lower()
