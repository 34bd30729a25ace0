"""The log of a run tells its attempts: their lengths, their ends, and the time between them."""

from __future__ import annotations

from typing import Any

from houseprice.jobs.records import Event
from houseprice.services.invariants.attempts import (
    Attempt,
    read_attempts,
    wasted_epochs,
    wasted_s,
)


def event(at: float, fence: int, kind: str, **data: Any) -> Event:
    return Event(0, "run", (), at, fence, kind, data)


def test_an_undisturbed_run_is_one_attempt() -> None:
    events = [
        event(0.0, 0, "submitted"),
        event(2.0, 1, "claimed"),
        event(5.0, 1, "progress"),
        event(9.0, 1, "succeeded", state="succeeded"),
    ]
    assert read_attempts(events) == [Attempt("run", 1, 7.0, ended=True)]


def test_the_wait_begins_with_the_last_sign_of_life_of_the_lost_attempt() -> None:
    events = [
        event(0.0, 1, "claimed"),
        event(3.0, 1, "progress"),
        event(63.0, 1, "reaped", state="queued"),
        event(65.0, 2, "claimed"),
        event(70.0, 2, "failed", state="failed"),
    ]
    assert read_attempts(events) == [
        Attempt("run", 1, 63.0, ended=False),
        Attempt("run", 2, 5.0, ended=True, waited_s=62.0),
    ]


def test_a_run_that_was_never_claimed_has_no_attempt() -> None:
    events = [event(0.0, 0, "submitted"), event(1.0, 0, "cancelled", state="cancelled")]
    assert read_attempts(events) == []


def test_what_was_kept_is_not_wasted() -> None:
    undisturbed = Attempt("other", 1, 100.0, ended=True)
    events = [
        event(0.0, 1, "claimed"),
        event(60.0, 1, "released", state="queued"),
        event(62.0, 2, "claimed"),
        event(63.0, 2, "resumed", models=4, total=10, epoch=3),
        event(64.0, 2, "progress"),
        event(130.0, 2, "succeeded", state="succeeded"),
    ]
    first, second = read_attempts(events)
    assert (first.took_over, second.took_over) == (0.0, 0.4)
    assert wasted_s([undisturbed, first, second]) == 60.0 - 0.4 * 100.0
    assert wasted_s([undisturbed, first]) == 60.0  # nobody went on


def test_a_model_that_was_only_published_was_kept_whole() -> None:
    events = [
        event(0.0, 1, "claimed"),
        event(100.0, 1, "reaped", state="queued"),
        event(101.0, 2, "claimed"),
        event(102.0, 2, "succeeded", state="succeeded"),
    ]
    attempts = read_attempts(events)
    assert attempts[1].took_over == 1.0
    assert wasted_s([Attempt("other", 1, 90.0, ended=True), *attempts]) == 10.0


def test_epochs_that_no_attempt_had_at_its_end_were_computed_again() -> None:
    events = [
        event(0.0, 1, "claimed"),
        event(10.0, 1, "progress", epochs_done=40, epochs_taken=0),
        event(12.0, 1, "released", state="queued"),
        event(14.0, 2, "claimed"),
        event(15.0, 2, "progress", epochs_done=0, epochs_taken=30),
        event(40.0, 2, "progress", epochs_done=70, epochs_taken=30),
        event(41.0, 2, "succeeded", state="succeeded"),
    ]
    first, second = read_attempts(events)
    assert (first.epochs_done, second.epochs_done, second.epochs_taken) == (40, 70, 30)
    assert wasted_epochs([first, second]) == 10
    assert wasted_epochs([first]) == 0  # it may still be gone on with
    assert wasted_epochs([]) == 0
