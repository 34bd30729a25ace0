"""The oracle of the soak is not blind: each promise that is broken on purpose is reported."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, delete, update

from houseprice.jobs.ids import new_id
from houseprice.services.invariants.promises import check_promises
from houseprice.store import events
from houseprice.store.engine import transaction
from houseprice.store.tables import model_versions, runs
from houseprice.worker.supervisor import Post, supervise_next

SCRIPTED = (sys.executable, str(Path(__file__).parent / "scripted_trainer.py"))

Change = Callable[[Connection, str], None]


@pytest.fixture
def trained(studio_on_both: Any) -> tuple[Any, str]:
    """A studio with one run that has succeeded."""
    studio_on_both.script(default={"epochs": 2})
    run_id = studio_on_both.submit()
    supervise_next(studio_on_both.ctx, Post("here", ("cpu",), 1, command=SCRIPTED))
    return studio_on_both, run_id


def rules(studio: Any, *run_ids: str) -> set[str]:
    return {broken.rule for broken in check_promises(studio.ctx, run_ids)}


def test_an_undisturbed_run_keeps_every_promise(trained: tuple[Any, str]) -> None:
    studio, run_id = trained
    assert check_promises(studio.ctx, [run_id]) == ()


def test_a_run_without_a_row_is_reported(trained: tuple[Any, str]) -> None:
    studio, run_id = trained
    assert rules(studio, run_id, new_id()) == {"accepted_run_is_stored"}


def _ended_twice(db: Connection, run_id: str) -> None:
    events.append(db, run_id, 2, "succeeded", 0.0, state="succeeded")


def _progress_after_the_end(db: Connection, run_id: str) -> None:
    events.append(db, run_id, 1, "progress", 0.0)


def _percent_after_a_failure(db: Connection, run_id: str) -> None:
    db.execute(update(runs).where(runs.c.id == run_id).values(percent=97.0))


def _too_many_lost_workers(db: Connection, run_id: str) -> None:
    db.execute(update(runs).where(runs.c.id == run_id).values(lost=runs.c.max_lost + 1))


def _waits_again(db: Connection, run_id: str) -> None:
    db.execute(
        update(runs)
        .where(runs.c.id == run_id)
        .values(state="queued", percent=50.0, finished_at=None)
    )


def _model_of_a_stale_attempt(db: Connection, run_id: str) -> None:
    db.execute(update(runs).where(runs.c.id == run_id).values(fence=2))


def _model_is_gone(db: Connection, run_id: str) -> None:
    db.execute(delete(model_versions).where(model_versions.c.run_id == run_id))


BREAKS: dict[str, Change] = {
    "run_ends_once": _ended_twice,
    "nothing_after_the_end": _progress_after_the_end,
    "percent_is_true": _percent_after_a_failure,
    "attempts_are_limited": _too_many_lost_workers,
    "run_ends": _waits_again,
    "model_of_the_last_attempt": _model_of_a_stale_attempt,
    "one_model_a_run": _model_is_gone,
}


@pytest.mark.parametrize("rule", BREAKS)
def test_a_row_that_breaks_a_promise_is_reported(rule: str, trained: tuple[Any, str]) -> None:
    studio, run_id = trained
    with transaction(studio.ctx.engine) as db:
        BREAKS[rule](db, run_id)
    assert rule in rules(studio, run_id)


def test_a_model_with_a_changed_byte_is_reported(trained: tuple[Any, str]) -> None:
    studio, run_id = trained
    folder = studio.ctx.settings.artifacts_dir / f"{run_id}-1"
    file = next(file for file in sorted(folder.iterdir()) if file.name != "manifest.json")
    file.write_bytes(file.read_bytes() + b"x")
    assert rules(studio, run_id) == {"model_is_whole"}


def test_a_model_folder_that_no_row_names_is_reported(trained: tuple[Any, str]) -> None:
    studio, run_id = trained
    folder = studio.ctx.settings.artifacts_dir
    shutil.copytree(folder / f"{run_id}-1", folder / f"{run_id}-2")
    assert rules(studio, run_id) == {"no_model_without_a_row"}
