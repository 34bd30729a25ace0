"""An import starts while trainings fill the slots, whichever worker there is."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

from houseprice.data.importing.table_request import TableRequest
from houseprice.services import import_runs

LINES = [f"{250_000 + 900 * n},2021-{n % 12 + 1:02d}-15,{900 + n},Z{n % 3}" for n in range(60)]
TABLE = "\n".join(["sale_price,sale_date,living_area,zone", *LINES]).encode()


def start_import(studio: Any, name: str) -> str:
    """Queue the import of a small table."""
    return import_runs.start(studio.ctx, io.BytesIO(TABLE), TableRequest(name)).id


def check_the_way_past_trainings(studio: Any) -> None:
    """With one slot: trainings wait for it, and imports do not."""
    training, waiting = studio.submit(), studio.submit()
    studio.training(training)
    imports = [start_import(studio, name) for name in ("One", "Two")]
    for run_id in imports:
        view = studio.ended(run_id)
        assert view.state == "succeeded", view.error
    # Neither the slot was given up, nor was it exceeded.
    assert studio.run(training).state == "running"
    assert studio.run(waiting).state == "queued"
    assert len(studio.trainers()) == 1
    (worker,) = studio.workers()
    assert (worker.slots, worker.busy, worker.importing) == (1, 1, 0)
    studio.open()
    assert studio.ended(training).state == "succeeded"
    assert studio.ended(waiting).state == "succeeded"


def test_a_celery_worker_imports_while_its_slot_trains(celery_studio_on_both: Any) -> None:
    studio = celery_studio_on_both
    studio.script(default={"hold": "gate"})
    studio.celery("worker", slots=1)
    check_the_way_past_trainings(studio)


def test_a_worker_that_polls_imports_while_its_slot_trains(studio_on_both: Any) -> None:
    studio = studio_on_both
    studio.script(default={"hold": "gate"})
    studio.start([str(Path(__file__).with_name("scripted_poll.py"))], "worker")
    check_the_way_past_trainings(studio)
