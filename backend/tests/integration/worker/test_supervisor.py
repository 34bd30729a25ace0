"""One supervisor in this process, real trainer processes, a real database."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import update

from houseprice.artifacts.folder import check_files
from houseprice.services import runs
from houseprice.services.reconcile import reconcile
from houseprice.store import runs as run_store
from houseprice.store.engine import transaction
from houseprice.store.tables import runs as table
from houseprice.worker.publication import outcome_file
from houseprice.worker.supervisor import Post, supervise_next

SCRIPTED = (sys.executable, str(Path(__file__).parent / "scripted_trainer.py"))
#: One supervisor in a process of its own.
SUPERVISE = (
    "import sys; from houseprice.services.context import build_context;"
    "from houseprice.settings import Settings; from houseprice.jobs.queue import SilentBell;"
    "from houseprice.worker.supervisor import Post, supervise_next;"
    "supervise_next(build_context(Settings(), SilentBell()),"
    " Post('w', ('cpu',), 1, command=sys.argv[1:]))"
)


def work(studio: Any, draining: Callable[[], bool] = lambda: False) -> Any:
    """Supervise one run to the end of its attempt."""
    return supervise_next(studio.ctx, Post("here", ("cpu",), 1, draining, SCRIPTED))


class Background:
    """A supervisor in a thread, for tests that interfere."""

    def __init__(self, studio: Any, draining: Callable[[], bool] = lambda: False) -> None:
        self._thread = threading.Thread(target=work, args=(studio, draining))
        self._thread.start()

    def join(self) -> None:
        """Wait for the end of the attempt."""
        self._thread.join(30)
        assert not self._thread.is_alive()


def test_a_run_ends_succeeded_with_one_model_and_its_curve(studio_on_both: Any) -> None:
    studio = studio_on_both
    studio.script(default={"epochs": 12})
    run_id = studio.submit()
    work(studio)
    view = studio.run(run_id)
    assert (view.state, view.progress.percent, view.attempt) == ("succeeded", 100.0, 1)
    assert studio.versions(run_id) == 1
    assert studio.kinds(run_id) == ["submitted", "claimed", "succeeded"]
    curve = runs.curve(studio.ctx, run_id)
    assert [point.epoch for point in curve.points] == list(range(1, 13))
    artifact = studio.ctx.settings.artifacts_dir / f"{run_id}-1"
    check_files(artifact)
    assert not outcome_file(artifact).exists()
    assert (studio.home / "logs" / "runs" / f"{run_id}-1.log").exists()


def test_there_is_nothing_to_do_without_a_queued_run(studio: Any) -> None:
    assert work(studio) is None


def test_a_trainer_sees_no_credentials_and_gives_way(
    studio: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    secrets = {
        "HOUSEPRICE_DATABASE_URL": "postgresql://u:hunter2@db/x",
        "REDIS_URL": "redis://:hunter2@redis/0",
        "CELERY_BROKER_URL": "redis://:hunter2@redis/0",
        "AWS_SECRET_ACCESS_KEY": "hunter2",
        "HTTPS_PROXY": "http://me:hunter2@proxy:3128",
    }
    for name, text in secrets.items():
        monkeypatch.setenv(name, text)
    run_id = studio.submit(seed=7)
    work(studio)
    facts = json.loads((studio.home / "witness" / f"{run_id}-1.json").read_text())
    assert "hunter2" not in json.dumps(facts)
    assert not any(name.startswith(("REDIS", "CELERY")) for name in facts["environ"])
    assert facts["environ"]["PYTHONHASHSEED"] == "7"
    assert facts["environ"]["OMP_NUM_THREADS"] == str(facts["threads"])
    assert facts["environ"]["OMP_WAIT_POLICY"] == "PASSIVE"
    assert facts["nice"] >= 10
    assert facts["session"]
    assert int(facts["oom_score_adj"]) >= 500


ENDINGS = [
    # what the trainer does, the run's error code
    ({"error": "diverged"}, "diverged"),
    ({"error": "invalid_data"}, "invalid_data"),
    ({"error": "dataset_changed"}, "dataset_changed"),
    ({"error": "memory"}, "out_of_memory"),
    ({"error": "disk"}, "storage_full"),
    ({"error": "bug"}, "crashed"),
    ({"exit": 3}, "crashed"),
    ({"signal": "SIGSEGV"}, "crashed"),
    ({"signal": "SIGKILL"}, "killed"),
]


@pytest.mark.parametrize(("act", "code"), ENDINGS)
def test_every_bad_ending_has_a_code(studio: Any, act: dict[str, Any], code: str) -> None:
    studio.script(default=act)
    settings = studio.ctx.settings.model_copy(update={"max_failures": 0})  # no second attempt
    studio.ctx = replace(studio.ctx, settings=settings)
    run_id = studio.submit()
    work(studio)
    row = studio.row(run_id)
    assert (row.state, row.error_code) == ("failed", code)
    assert row.error_message
    assert row.error_ref == f"{run_id}-{row.fence}"
    assert "/" not in row.error_message
    assert studio.versions(run_id) == 0
    assert studio.trainers() == []


def test_a_killed_trainer_is_tried_again_and_publishes_once(studio: Any) -> None:
    studio.script(default={"signal": "SIGKILL", "once": True})
    run_id = studio.submit()
    work(studio)
    assert studio.row(run_id).state == "queued"
    studio.until(lambda: work(studio) is not None, "the second attempt")
    row = studio.row(run_id)
    assert (row.state, row.attempt, row.failures, row.lost) == ("succeeded", 2, 0, 1)
    assert studio.versions(run_id) == 1


def test_a_silent_trainer_is_stalled_and_leaves_its_stacks(studio: Any) -> None:
    studio.script(default={"silent": True})
    settings = studio.ctx.settings.model_copy(update={"stall_s": 1.5})
    studio.ctx = replace(studio.ctx, settings=settings)
    run_id = studio.submit()
    ending = work(studio)
    assert ending.failure.code == "stalled"
    assert studio.run(run_id).state == "queued"  # for another attempt
    log = (studio.home / "logs" / "runs" / f"{run_id}-1.log").read_text()
    assert "Fatal Python error: Aborted" in log
    assert "_end" in log


def test_a_trainer_that_loads_again_between_fits_may_be_silent_for_longer(studio: Any) -> None:
    studio.script(default={"silent": True, "loads_again": True})
    settings = studio.ctx.settings.model_copy(update={"stall_s": 0.75})
    studio.ctx = replace(studio.ctx, settings=settings)
    studio.submit()
    ending = work(studio)
    assert ending.failure.code == "stalled"
    assert "within 2 s" in ending.failure.message  # twice as long, rounded


def test_a_training_over_its_time_is_ended(studio: Any) -> None:
    studio.script(default={"hold": "never"})
    settings = studio.ctx.settings.model_copy(update={"max_runtime_s": 1.5})
    studio.ctx = replace(studio.ctx, settings=settings)
    run_id = studio.submit()
    work(studio)
    row = studio.row(run_id)
    assert (row.state, row.error_code) == ("failed", "time_limit")
    assert studio.trainers() == []


def test_a_result_that_fails_its_checksums_is_not_published(studio: Any) -> None:
    studio.script(torn=True)
    run_id = studio.submit()
    work(studio)
    row = studio.row(run_id)
    assert (row.state, row.error_code) == ("failed", "invalid_reply")
    assert studio.versions(run_id) == 0


@pytest.mark.parametrize("deaf", [False, True])
def test_a_running_run_is_cancelled_even_if_its_trainer_is_deaf(studio: Any, deaf: bool) -> None:
    studio.script(default={"hold": "never", "deaf": deaf})
    run_id = studio.submit()
    supervisor = Background(studio)
    studio.training(run_id)
    runs.cancel(studio.ctx, run_id)
    supervisor.join()
    row = studio.row(run_id)
    assert (row.state, row.error_code) == ("cancelled", None)
    assert studio.kinds(run_id)[-1] == "cancelled"
    assert studio.trainers() == []


def test_a_drained_run_is_given_back_uncounted(studio: Any) -> None:
    studio.script(default={"hold": "gate"})
    run_id = studio.submit()
    drain = threading.Event()
    supervisor = Background(studio, drain.is_set)
    studio.training(run_id)
    drain.set()
    supervisor.join()
    row = studio.row(run_id)
    assert (row.state, row.attempt, row.failures, row.lost) == ("queued", 0, 0, 0)
    assert studio.trainers() == []
    studio.open()
    work(studio)
    assert studio.row(run_id).state == "succeeded"


def test_news_cost_one_write_a_second_and_no_epoch_is_lost(studio: Any) -> None:
    studio.script(default={"epochs": 120, "epoch_s": 0.02})
    run_id = studio.submit()
    began = time.monotonic()
    work(studio)
    took_s = time.monotonic() - began
    news = [event for event in studio.events(run_id) if event.kind == "progress"]
    assert 2 <= len(news) <= took_s + 2
    assert not any(event.data for event in news)
    assert len(runs.curve(studio.ctx, run_id).points) == 120


def test_a_finished_model_of_a_lost_attempt_is_adopted(studio: Any) -> None:
    run_id = studio.submit()
    finish_without_publishing(studio)
    expire(studio, run_id)
    studio.script(default={"error": "bug"})  # training again would fail
    work(studio)
    row = studio.row(run_id)
    assert (row.state, row.attempt, row.lost) == ("succeeded", 2, 1)
    assert row.result is not None
    assert row.result["fence"] == 1
    artifacts = sorted(path.name for path in studio.ctx.settings.artifacts_dir.iterdir())
    assert artifacts == [f"{run_id}-2"]


def test_a_damaged_model_of_a_lost_attempt_is_not_adopted(studio: Any) -> None:
    run_id = studio.submit()
    finish_without_publishing(studio)
    expire(studio, run_id)
    (studio.ctx.settings.artifacts_dir / f"{run_id}-1" / "model.txt").write_text("other")
    work(studio)
    row = studio.row(run_id)
    assert row.state == "succeeded"
    assert row.result is not None
    assert row.result["fence"] == 2


def test_a_stale_holder_writes_nothing_and_removes_its_model(studio: Any) -> None:
    studio.script(default={"hold": "gate"})
    run_id = studio.submit()
    supervisor = Background(studio)
    trainer = studio.training(run_id)
    expire(studio, run_id)
    with transaction(studio.ctx.engine) as db:
        thief = run_store.claim(db, "thief", ("cpu",), 60.0)
    assert thief is not None
    supervisor.join()
    assert trainer not in studio.trainers()
    row = studio.row(run_id)
    assert (row.state, row.fence, row.worker) == ("running", 2, "thief")
    assert "succeeded" not in studio.kinds(run_id)
    assert not (studio.ctx.settings.artifacts_dir / f"{run_id}-1").exists()


def test_without_a_database_the_trainer_ends_before_the_lease_does(
    studio: Any, sqlite_url: str
) -> None:
    studio.script(default={"hold": "never"})
    run_id = studio.submit()
    supervisor = Background(studio)
    studio.training(run_id)
    lock = sqlite3.connect(sqlite_url.removeprefix("sqlite:///"), isolation_level=None)
    lock.execute("BEGIN EXCLUSIVE")
    locked_at = time.monotonic()
    studio.until(lambda: studio.trainers() == [], "the end of the trainer", 10)
    assert time.monotonic() - locked_at < studio.ctx.settings.lease_s
    lock.execute("ROLLBACK")
    lock.close()
    supervisor.join()
    assert studio.row(run_id).state == "running"  # until the lease ends
    expire(studio, run_id)
    assert studio.row(run_id).state == "queued"


def test_a_trainer_dies_with_its_supervisor(studio: Any) -> None:
    studio.script(default={"hold": "never", "deaf": True})
    run_id = studio.submit()
    process = studio.start(["-c", SUPERVISE, *SCRIPTED], "supervisor")
    studio.training(run_id)
    os.kill(process.pid, signal.SIGKILL)
    studio.until(lambda: studio.trainers() == [], "the end of the trainer", 5)


def test_a_supervisor_that_was_frozen_beyond_its_lease_changes_nothing(studio: Any) -> None:
    studio.script(default={"hold": "gate"})
    run_id = studio.submit()
    frozen = studio.start(["-c", SUPERVISE, *SCRIPTED], "frozen")
    studio.training(run_id)
    studio.freeze(frozen.pid)
    studio.open()  # its trainer goes on, and finishes
    first = studio.ctx.settings.artifacts_dir / f"{run_id}-1"
    studio.until(outcome_file(first).exists, "the first trainer's model")
    studio.until(lambda: reconcile(studio.ctx).reaped == 1, "the end of the lease")
    work(studio)
    os.kill(frozen.pid, signal.SIGCONT)
    assert frozen.wait(20) == 0
    row = studio.row(run_id)
    assert (row.state, row.fence, row.lost) == ("succeeded", 2, 1)
    assert studio.versions(run_id) == 1
    assert studio.kinds(run_id).count("succeeded") == 1
    artifacts = sorted(path.name for path in studio.ctx.settings.artifacts_dir.iterdir())
    assert artifacts == [f"{run_id}-2"]
    check_files(studio.ctx.settings.artifacts_dir / f"{run_id}-2")


def finish_without_publishing(studio: Any) -> None:
    """Leave what a supervisor leaves if it is killed after the rename, but before its commit."""
    code = (
        "import os, sys; from houseprice.services.context import build_context;"
        "from houseprice.settings import Settings; from houseprice.jobs.queue import SilentBell;"
        "from houseprice.worker import supervisor;"
        "supervisor.conclude = lambda *_: os._exit(9);"
        "supervisor.supervise_next(build_context(Settings(), SilentBell()),"
        " supervisor.Post('w', ('cpu',), 1, command=sys.argv[1:]))"
    )
    process = studio.start(["-c", code, *SCRIPTED], "doomed")
    assert process.wait(30) == 9


def expire(studio: Any, run_id: str) -> None:
    """Let the lease end, and let the reconciler run."""
    with transaction(studio.ctx.engine) as db:
        db.execute(update(table).where(table.c.id == run_id).values(lease_until=0.0))
    with transaction(studio.ctx.engine) as db:
        run_store.reap(db)
