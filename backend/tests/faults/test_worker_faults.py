"""Workers that are killed or frozen as a whole or in part: their runs go on, and are counted."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psutil
import pytest
from tests.faults.conftest import FaultyStudio, faulty
from tests.integration.worker.conftest import make_studio

from houseprice.data.dataset import Dataset
from houseprice.jobs.celery_bell import CeleryBell

HERE = Path(__file__).parent
#: Restarts of a worker; each takes a second or two.
RESTARTS = 4


@pytest.fixture
def with_broker(
    tmp_path: Path, sqlite_url: str, redis_url: str, market_folder: tuple[Dataset, Path]
) -> Iterator[FaultyStudio]:
    """A studio with a real Redis."""
    studio = make_studio(tmp_path, sqlite_url, redis_url, CeleryBell(redis_url))
    yield faulty(studio, *market_folder)
    studio.close()


def poll(small: FaultyStudio, name: str) -> Any:
    """A worker that asks the database, with the scripted trainer."""
    return small.studio.start(["-m", "scripted_poll"], name)


def test_a_supervisor_that_is_killed_alone_is_noticed_by_its_worker(
    with_broker: FaultyStudio,
) -> None:
    small = with_broker
    small.studio.environment["HOUSEPRICE_LEASE_S"] = "7200"  # waiting for its end fails the test
    small.studio.script(default={"hold": "gate"})
    worker = small.studio.celery("worker")
    run_id = small.submit()
    trainer = psutil.Process(small.studio.training(run_id))
    trainer.parent().kill()
    small.studio.open()
    view = small.studio.ended(run_id)
    assert (view.state, view.attempt) == ("succeeded", 2)
    assert small.studio.row(run_id).lost == 1
    assert worker.poll() is None
    small.judge()


def test_a_worker_whose_whole_group_is_killed_leaves_nothing(small: FaultyStudio) -> None:
    small.studio.script(default={"hold": "gate"})
    worker = poll(small, "first")
    run_id = small.submit()
    small.studio.training(run_id)
    os.killpg(worker.pid, signal.SIGKILL)
    worker.wait()
    small.studio.until(lambda: small.studio.trainers() == [], "the end of the trainer", 5)
    small.studio.open()
    small.reap()
    small.work()
    assert small.studio.row(run_id).state == "succeeded"
    small.judge()


@pytest.mark.parametrize("how", ["frozen and killed", "dead before it notes the message"])
def test_a_ring_that_dies_with_an_idle_worker_is_rung_again(
    how: str, with_broker: FaultyStudio
) -> None:
    small = with_broker
    small.studio.script(default={"epochs": 2})
    paths = [str(HERE), small.studio.environment["PYTHONPATH"]]
    small.studio.environment["PYTHONPATH"] = os.pathsep.join(paths)
    frozen = how == "frozen and killed"
    first = small.studio.celery("first", app="scripted_app" if frozen else "dying_app")
    if frozen:
        small.studio.freeze(first.pid)
    run_id = small.submit()
    time.sleep(1.0)
    first.kill()
    first.wait()
    small.studio.celery("second")
    assert small.studio.ended(run_id).state == "succeeded"
    small.judge()


def test_a_machine_that_slept_beyond_the_lease_goes_on_with_its_attempt(
    small: FaultyStudio,
) -> None:
    small.studio.script(default={"hold": "gate"})
    worker = poll(small, "sleeper")
    run_id = small.submit()
    trainer = small.studio.training(run_id)
    for pid in (worker.pid, trainer):
        os.kill(pid, signal.SIGSTOP)
    time.sleep(small.studio.ctx.settings.lease_s + 2)
    for pid in (trainer, worker.pid):
        os.kill(pid, signal.SIGCONT)
    small.studio.open()
    view = small.studio.ended(run_id)
    assert (view.state, view.attempt) == ("succeeded", 1)
    assert small.studio.row(run_id).lost == 0
    small.judge()


def test_restarts_one_after_the_other_cost_no_attempt(small: FaultyStudio) -> None:
    small.studio.script(default={"hold": "gate"})
    run_ids = [small.submit(), small.submit()]
    for number in range(RESTARTS):
        worker = poll(small, f"worker-{number}")
        small.studio.until(small.studio.trainers, "a training")
        worker.send_signal(signal.SIGTERM)
        assert worker.wait(60) == 0
        assert {small.studio.row(run_id).state for run_id in run_ids} == {"queued"}
    small.studio.open()
    poll(small, "last")
    for run_id in run_ids:
        view = small.studio.ended(run_id)
        assert (view.state, view.attempt) == ("succeeded", 1)
        row = small.studio.row(run_id)
        assert (row.failures, row.lost) == (0, 0)
    small.judge()
