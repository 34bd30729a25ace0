"""A supervisor that fails at each step of an attempt, on both databases: the run ends once."""

from __future__ import annotations

import os
import signal
from typing import Any

import psutil
import pytest
from sqlalchemy import Engine
from tests.faults.conftest import RECONCILE, FaultyStudio

from houseprice import failpoints
from houseprice.errors import Conflict
from houseprice.jobs.records import ClaimedRun
from houseprice.services import runs
from houseprice.services.invariants.promises import check_promises
from houseprice.worker import publication
from houseprice.worker.publication import artifact_folder

#: Every step of a supervisor, in order.
POINTS = (
    "after_claim",
    "before_spawn",
    "after_spawn",
    "before_heartbeat",
    "before_conclude",
    "before_end_commit",
    "after_end_commit",
)
#: Steps after which the run has ended.
OVER = ("after_end_commit",)
#: Steps at which a frozen supervisor loses its run to another one.
LOSING = POINTS[: POINTS.index("before_end_commit")]
#: How often a holder is frozen beyond its lease at each of them; the default is for every day.
FREEZES = int(os.environ.get("HOUSEPRICE_TEST_FREEZES", "1"))


def at_point(small: FaultyStudio, point: str, action: str) -> Any:
    """A supervisor that has come to a point; its training takes about a second."""
    small.studio.script(default={"epochs": 12, "epoch_s": 0.1})
    process = small.supervisor(**small.point(point, action))
    small.studio.until(lambda: small.was_reached(point), f"a supervisor at {point}")
    return process


@pytest.mark.parametrize("point", POINTS)
def test_a_supervisor_that_is_killed_is_replaced(point: str, small_on_both: FaultyStudio) -> None:
    small = small_on_both
    run_id = small.submit()
    assert at_point(small, point, "kill").wait(30) == -signal.SIGKILL
    if point not in OVER:
        assert small.studio.row(run_id).state == "running"  # until the lease ends
        small.reap()
        assert small.studio.row(run_id).lost == 1
        small.work()
    assert small.studio.row(run_id).state == "succeeded"
    small.judge()


@pytest.mark.parametrize(
    ("point", "action"),
    [
        ("after_claim", "raise"),
        ("before_spawn", "memory"),
        ("after_spawn", "raise"),
        ("before_conclude", "memory"),
        ("before_end_commit", "raise"),
        ("after_end_commit", "memory"),
    ],
)
def test_a_supervisor_that_fails_frees_its_run_at_once(
    point: str, action: str, small_on_both: FaultyStudio
) -> None:
    small = small_on_both
    run_id = small.submit()
    assert at_point(small, point, action).wait(30) == 1
    if point not in OVER:
        row = small.studio.row(run_id)
        assert (row.state, row.lost) == ("queued", 1)  # no lease had to end
        small.work()
    assert small.studio.row(run_id).state == "succeeded"
    small.judge()


@pytest.mark.parametrize("action", ["raise", "memory", "full"])
def test_a_heartbeat_that_fails_is_tried_again(action: str, small: FaultyStudio) -> None:
    run_id = small.submit()
    assert at_point(small, "before_heartbeat", action).wait(30) == 0
    row = small.studio.row(run_id)
    assert (row.state, row.attempt, row.lost) == ("succeeded", 1, 0)
    small.judge()


@pytest.mark.parametrize("turn", range(FREEZES))
@pytest.mark.parametrize("point", LOSING)
def test_a_supervisor_that_was_frozen_beyond_its_lease_changes_nothing(
    point: str, turn: int, small_on_both: FaultyStudio
) -> None:
    small = small_on_both
    run_id = small.submit()
    frozen = frozen_at(small, point)
    small.reap()
    small.work()
    ended = (small.studio.row(run_id), small.studio.events(run_id))
    os.kill(frozen.pid, signal.SIGCONT)
    assert frozen.wait(30) == 0
    assert (small.studio.row(run_id), small.studio.events(run_id)) == ended
    assert (ended[0].state, ended[0].fence) == ("succeeded", 2)
    small.judge()


@pytest.mark.parametrize("point", ["before_end_commit", *OVER])
def test_a_supervisor_that_was_frozen_at_its_commit_ends_the_run_once(
    point: str, small_on_both: FaultyStudio
) -> None:
    small = small_on_both
    run_id = small.submit()
    frozen = frozen_at(small, point)  # before its commit it holds the lock of its transaction
    os.kill(frozen.pid, signal.SIGCONT)
    assert frozen.wait(30) == 0
    assert small.studio.row(run_id).state == "succeeded"
    assert small.studio.kinds(run_id).count("succeeded") == 1
    small.judge()


def frozen_at(small: FaultyStudio, point: str) -> Any:
    """A supervisor that was stopped by SIGSTOP at a point."""
    process = at_point(small, point, "stop")
    small.studio.until(lambda: small.is_stopped(psutil.Process(process.pid)), "its freeze")
    return process


@pytest.mark.parametrize("point", POINTS)
def test_a_cancellation_at_any_step_ends_the_run_once(point: str, small: FaultyStudio) -> None:
    run_id = small.submit()
    supervisor = at_point(small, point, "delay=1")
    try:
        runs.cancel(small.studio.ctx, run_id)
    except Conflict:  # it had ended before
        assert point in ("before_end_commit", "after_end_commit")
    assert supervisor.wait(30) == 0
    row = small.studio.row(run_id)
    assert row.state in ("succeeded", "cancelled")
    if point in ("after_claim", "before_spawn", "after_spawn"):
        assert row.state == "cancelled"
    small.judge()


def test_a_row_names_a_model_only_when_it_is_in_its_place(
    small: FaultyStudio, monkeypatch: pytest.MonkeyPatch
) -> None:
    die_after_the_commit(small, monkeypatch)
    assert check_promises(small.studio.ctx, small.accepted) == ()


def test_a_commit_before_the_rename_is_noticed(
    small: FaultyStudio, monkeypatch: pytest.MonkeyPatch
) -> None:
    commit = publication._committed

    def too_early(engine: Engine, run: ClaimedRun, result: publication.AttemptResult) -> bool:
        place = artifact_folder(small.studio.ctx.settings.artifacts_dir, run)
        draft = place.rename(small.studio.home / "draft")
        is_ours = commit(engine, run, result)
        draft.rename(place)
        return is_ours

    monkeypatch.setattr(publication, "_committed", too_early)
    die_after_the_commit(small, monkeypatch)
    broken = check_promises(small.studio.ctx, small.accepted)
    assert [promise.rule for promise in broken] == ["model_is_whole"]


def die_after_the_commit(small: FaultyStudio, monkeypatch: pytest.MonkeyPatch) -> None:
    """Supervise one run up to the commit of its end, and no further."""
    small.studio.script(default={"epochs": 1})
    run_id = small.submit()
    monkeypatch.setattr(failpoints, "_ARMED", failpoints.armed("after_end_commit:raise"))
    with pytest.raises(failpoints.FailpointReached):
        small.work()
    assert small.studio.row(run_id).state == "succeeded"


def test_without_processes_a_trainer_is_not_started_and_tried_again(small: FaultyStudio) -> None:
    run_id = small.submit()
    assert at_point(small, "before_spawn", "files").wait(30) == 0
    row = small.studio.row(run_id)
    assert (row.state, row.failures) == ("queued", 1)
    released = [event for event in small.studio.events(run_id) if event.kind == "released"]
    assert released[0].data["code"] == "trainer_not_started"


@pytest.mark.parametrize("action", ["kill", "raise"])
def test_a_reconciler_that_ends_in_the_middle_leaves_no_run_behind(
    action: str, small_on_both: FaultyStudio
) -> None:
    small = small_on_both
    small.studio.script(default={"epochs": 2})
    run_id = small.submit()
    at_point(small, "after_claim", "kill").wait(30)
    reconciler = small.studio.start(
        ["-c", RECONCILE], "reconciler", **small.point("after_reap", action)
    )
    assert reconciler.wait(60) != 0
    assert small.was_reached("after_reap")
    assert small.studio.row(run_id).state == "queued"
    small.work()
    small.judge()
