"""Real trainings in real workers: what is interrupted goes on, and what is asked for happens."""

from __future__ import annotations

import os
import signal
import threading
from pathlib import Path
from typing import Any

import pytest

from houseprice.services import runs
from houseprice.worker.supervisor import Post, supervise_next

REAL = "houseprice.worker.celery_app"
#: Enough that a fit takes a noticeable time: a signal must not come after the last one.
EPOCHS = 100


def poll(studio: Any, log: str) -> Any:
    """Start the product's worker without Celery."""
    return studio.start(["-m", "houseprice.worker.poll", "--slots=1"], log)


def celery(studio: Any, log: str) -> Any:
    """Start the product's Celery worker."""
    return studio.celery(log, app=REAL)


def fitted(studio: Any, run_id: str, steps: int) -> None:
    """Wait until the training has done some steps of its plan."""
    studio.until(lambda: studio.run(run_id).progress.current >= steps, f"{steps} steps")


def drained_and_resumed(studio: Any, start: Any) -> None:
    run_id = studio.submit("lightgbm", epochs=EPOCHS)
    first = start(studio, "first")
    fitted(studio, run_id, 12)
    first.send_signal(signal.SIGTERM)
    assert first.wait(60) == 0
    row = studio.row(run_id)
    assert (row.state, row.attempt, row.failures, row.lost) == ("queued", 0, 0, 0)
    done = row.current
    start(studio, "second")
    view = studio.ended(run_id)
    assert (view.state, view.attempt) == ("succeeded", 1)
    assert view.resumed is not None
    assert view.resumed.models >= done - 5  # features, framework and the check's own are no models
    assert view.notices == ()
    assert studio.versions(run_id) == 1
    kinds = studio.kinds(run_id)
    assert kinds.count("released") == 1
    assert kinds.count("resumed") >= 1
    shown = [event.data for event in studio.events(run_id) if event.kind == "resumed"]
    assert shown[0]["total"] == view.resumed.total


def test_a_polling_worker_that_ends_hands_its_training_on(studio: Any) -> None:
    drained_and_resumed(studio, poll)


def test_a_celery_worker_that_ends_hands_its_training_on(celery_studio: Any) -> None:
    drained_and_resumed(celery_studio, celery)


@pytest.fixture
def at_work(studio: Any) -> Any:
    """A supervisor in a thread that takes one run after the other, with real trainers."""
    over = threading.Event()

    def work() -> None:
        while not over.is_set():
            if supervise_next(studio.ctx, Post("here", ("cpu",), 1)) is None:
                over.wait(0.2)

    thread = threading.Thread(target=work)
    thread.start()
    yield studio
    over.set()
    thread.join(60)
    assert not thread.is_alive()


def test_a_killed_trainer_goes_on_and_the_percentage_is_true(at_work: Any) -> None:
    studio = at_work
    run_id = studio.submit("lightgbm", epochs=EPOCHS)
    fitted(studio, run_id, 12)
    os.kill(studio.trainers(run_id)[0], signal.SIGKILL)
    studio.until(lambda: studio.run(run_id).attempt == 2, "the second attempt")
    seen = []
    studio.until(
        lambda: seen.append(studio.run(run_id)) or seen[-1].state == "succeeded", "its end"
    )
    percents = [view.progress.percent for view in seen]
    assert percents == sorted(percents)
    resumed = seen[-1].resumed
    assert resumed is not None
    steps = [view.progress.current for view in seen]
    assert steps == sorted(steps)
    assert steps[-1] == seen[-1].progress.total


def test_a_training_is_finished_early_with_the_model_of_what_it_has(at_work: Any) -> None:
    studio = at_work
    run_id = studio.submit("lightgbm", epochs=EPOCHS)
    fitted(studio, run_id, 9)
    view = runs.finish(studio.ctx, run_id)
    assert view.finish_requested
    assert not view.cancel_requested
    view = studio.ended(run_id)
    assert view.state == "succeeded", view.error
    assert view.result is not None
    assert view.result["left_out"][0].startswith("The training was finished early on request")
    assert any("folds were left out" in text for text in view.result["left_out"])
    assert any("finished early" in text for text in view.result["warnings"])
    assert not any("time limit" in text for text in view.result["warnings"])
    assert studio.versions(run_id) == 1


def test_progress_that_cannot_be_stored_is_a_notice_and_no_failure(at_work: Any) -> None:
    studio = at_work
    Path(studio.ctx.settings.checkpoints_dir).write_text("a file where the folder should be")
    run_id = studio.submit("lightgbm", epochs=5)
    view = studio.ended(run_id)
    assert view.state == "succeeded", view.error
    assert any("could not be stored" in notice for notice in view.notices)
    logged = [event.data["message"] for event in studio.events(run_id) if event.kind == "notice"]
    assert logged == list(view.notices)


def test_a_frozen_trainer_is_cancelled_without_waiting_for_its_answer(at_work: Any) -> None:
    studio = at_work
    # Longer than the test waits: only who sees that it is frozen ends it at once.
    settings = studio.ctx.settings.model_copy(update={"cancel_grace_s": 3600.0})
    object.__setattr__(studio.ctx, "settings", settings)
    run_id = studio.submit("lightgbm", epochs=EPOCHS)
    fitted(studio, run_id, 4)
    os.kill(studio.trainers(run_id)[0], signal.SIGSTOP)
    runs.cancel(studio.ctx, run_id)
    assert studio.ended(run_id).state == "cancelled"
    studio.until(lambda: studio.trainers() == [], "the end of the trainer")


@pytest.mark.parametrize("start", [poll, celery])
def test_a_worker_that_starts_takes_over_from_a_killed_one_before_the_lease_ends(
    celery_studio: Any, start: Any
) -> None:
    studio = celery_studio
    studio.environment["HOUSEPRICE_LEASE_S"] = "7200"  # waiting for its end would fail the test
    run_id = studio.submit("lightgbm", epochs=EPOCHS)
    first = start(studio, "first")
    fitted(studio, run_id, 6)
    first.kill()
    first.wait()
    start(studio, "first")
    view = studio.ended(run_id)
    assert (view.state, view.attempt) == ("succeeded", 2)
    assert view.resumed is not None
    assert studio.row(run_id).lost == 0  # the next attempt got further
    assert studio.kinds(run_id).count("reaped") == 1
