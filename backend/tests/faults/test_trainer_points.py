"""A real trainer that fails at each step of its work: the next attempt ends the run, once."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

import pytest
from tests.faults.conftest import REAL, FaultyStudio

from houseprice.services import runs

#: Every step of a trainer, in order.
POINTS = (
    "trainer_started",
    "while_loading",
    "sales_loaded",
    "while_training",
    "mid_checkpoint",
    "mid_finished_fit",
    "while_evaluating",
    "before_artifact_rename",
    "after_artifact_rename",
    "before_outcome_file",
    "after_outcome_file",
)


def submit(small: FaultyStudio, point: str) -> str:
    """Accept a training that comes to a point: trees are stored after each hundred rounds."""
    if point == "mid_checkpoint":
        return small.submit(epochs=110, patience=110)
    return small.submit()


@pytest.fixture
def arm(small: FaultyStudio, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Let the next trainer fail once at a point; this process itself does not."""

    def armed(point: str, action: str) -> None:
        for name, text in small.point(point, action).items():
            monkeypatch.setenv(name, text)

    return armed


@pytest.fixture
def failed_at(small: FaultyStudio, arm: Any) -> Callable[[str, str], str]:
    """Accept a training whose first trainer fails so at a point; returns its run's id."""

    def run_of(point: str, action: str) -> str:
        run_id = submit(small, point)
        arm(point, action)
        small.work(REAL)
        assert small.was_reached(point)
        return run_id

    return run_of


@pytest.mark.parametrize("point", POINTS)
def test_a_trainer_that_is_killed_is_replaced(
    point: str, small: FaultyStudio, failed_at: Callable[[str, str], str]
) -> None:
    run_id = failed_at(point, "kill")
    row = small.studio.row(run_id)
    assert (row.state, row.lost, row.failures) == ("queued", 1, 0)
    small.work(REAL)
    row = small.studio.row(run_id)
    assert (row.state, row.attempt) == ("succeeded", 2), row.error_message
    small.judge()


@pytest.mark.parametrize(
    ("point", "action", "code"),
    [
        ("while_training", "raise", "crashed"),
        ("mid_finished_fit", "raise", "crashed"),
        ("before_outcome_file", "raise", "crashed"),
        ("sales_loaded", "segfault", "crashed"),
        ("before_artifact_rename", "exit", "crashed"),
    ],
)
def test_a_trainer_that_crashes_is_replaced_and_says_why(
    point: str, action: str, code: str, small: FaultyStudio, failed_at: Callable[[str, str], str]
) -> None:
    run_id = failed_at(point, action)
    row = small.studio.row(run_id)
    assert (row.state, row.failures) == ("queued", 1)
    released = [event for event in small.studio.events(run_id) if event.kind == "released"]
    assert released[0].data["code"] == code
    small.work(REAL)
    assert small.studio.row(run_id).state == "succeeded"
    small.judge()


@pytest.mark.parametrize(
    ("point", "action", "code"),
    [
        ("while_training", "memory", "out_of_memory"),
        ("before_artifact_rename", "full", "storage_full"),
        ("before_outcome_file", "full", "storage_full"),
    ],
)
def test_a_trainer_without_room_fails_with_a_code_and_leaves_nothing(
    point: str, action: str, code: str, small: FaultyStudio, failed_at: Callable[[str, str], str]
) -> None:
    run_id = failed_at(point, action)
    row = small.studio.row(run_id)
    assert (row.state, row.error_code) == ("failed", code)
    assert row.error_hint
    small.judge()


@pytest.mark.parametrize("point", ["mid_checkpoint", "mid_finished_fit"])
def test_progress_that_does_not_fit_on_the_disk_is_a_notice(
    point: str, small: FaultyStudio, failed_at: Callable[[str, str], str]
) -> None:
    run_id = failed_at(point, "full")
    view = small.studio.run(run_id)
    assert (view.state, view.attempt) == ("succeeded", 1)
    assert any("could not be stored" in notice for notice in view.notices)
    small.judge()


@pytest.mark.parametrize(
    "point", ["trainer_started", "while_loading", "mid_checkpoint", "before_artifact_rename"]
)
def test_a_trainer_that_is_frozen_can_be_cancelled(
    point: str, small: FaultyStudio, arm: Any
) -> None:
    run_id = submit(small, point)
    arm(point, "stop")
    attempt = threading.Thread(target=small.work, args=(REAL,))
    attempt.start()
    small.studio.until(lambda: small.was_reached(point), f"a trainer at {point}")
    runs.cancel(small.studio.ctx, run_id)
    attempt.join(60)
    assert not attempt.is_alive()
    assert small.studio.row(run_id).state == "cancelled"
    small.judge()
