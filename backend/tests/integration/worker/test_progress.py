"""Users see progress that never falls, and words where the time left rises."""

from __future__ import annotations

import itertools
import sys
import threading
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from houseprice.progress import LONGER
from houseprice.services import runs
from houseprice.services.run_views.parts import ProgressView
from houseprice.worker.supervisor import Post, supervise_next
from houseprice.worker.trainer_process import TRAINER_COMMAND

SCRIPTED = (sys.executable, str(Path(__file__).parent / "scripted_trainer.py"))


def work(studio: Any, command: tuple[str, ...] = SCRIPTED, *, drain: Any = None) -> Any:
    """Supervise one run to the end of its attempt."""
    draining = threading.Event() if drain is None else drain
    return supervise_next(studio.ctx, Post("here", ("cpu",), 1, draining.is_set, command))


class Watcher:
    """The progress that a user sees who looks all the time."""

    def __init__(self, studio: Any, run_id: str) -> None:
        self.seen: list[ProgressView] = []
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._look, args=(studio, run_id))

    def __enter__(self) -> list[ProgressView]:
        self._thread.start()
        return self.seen

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        self._thread.join()

    def _look(self, studio: Any, run_id: str) -> None:
        while not self._stop.wait(0.05):
            view = studio.run(run_id)
            if view.state == "running" and view.progress not in self.seen[-1:]:
                self.seen.append(view.progress)


def check(views: list[ProgressView]) -> None:
    """Check that percentage and steps never fall, and that the message says when the time rises."""
    assert views
    for values in ([view.percent for view in views], [view.current for view in views]):
        assert values == sorted(values)
    assert all(view.current <= view.total for view in views)
    times = [(view.eta_s, view.message) for view in views if view.eta_s is not None]
    for (sooner, _), (later, message) in itertools.combinations(times, 2):
        assert later <= sooner or LONGER in message


def test_a_training_tells_its_steps_its_share_and_its_time(studio: Any) -> None:
    run_id = studio.submit("lightgbm", epochs=60)
    with Watcher(studio, run_id) as views:
        work(studio, TRAINER_COMMAND)
    assert studio.run(run_id).state == "succeeded"
    check(views)
    assert len({progress.total for progress in views} - {0}) == 1
    assert any(progress.eta_s is not None for progress in views)
    messages = " ".join(progress.message for progress in views)
    assert "Model " in messages
    assert "of at most 60" in messages


@pytest.mark.parametrize("signal", ["SIGKILL", "SIGSEGV"])
def test_the_attempt_after_a_crash_goes_on_from_what_was_seen(studio: Any, signal: str) -> None:
    studio.script(default={"epochs": 30, "epoch_s": 0.1, "signal": signal, "once": True})
    run_id = studio.submit()
    with Watcher(studio, run_id) as views:
        work(studio)
        before = studio.run(run_id).progress.percent
        assert before > 50
        studio.script(default={"epochs": 30, "epoch_s": 0.1})
        studio.until(lambda: work(studio) is not None, "the second attempt")
    check(views)
    second = {progress.percent for progress in views if progress.percent > before}
    assert len(second) > 1, "the bar moves in the second attempt, too"


def test_a_drained_run_goes_on_from_what_was_seen(studio: Any) -> None:
    studio.script(default={"epochs": 20, "epoch_s": 0.05, "hold": "gate"})
    run_id, drain = studio.submit(), threading.Event()
    with Watcher(studio, run_id) as views:
        supervisor = threading.Thread(target=work, args=(studio,), kwargs={"drain": drain})
        supervisor.start()
        studio.training(run_id)
        drain.set()
        supervisor.join(60)
        waiting = studio.run(run_id)
        assert (waiting.state, waiting.progress.eta_s) == ("queued", None)
        studio.open()
        work(studio)
    check(views)
    assert studio.run(run_id).state == "succeeded"


def test_a_cancelled_run_has_no_time_left(studio: Any) -> None:
    studio.script(default={"epochs": 20, "epoch_s": 0.05, "hold": "gate"})
    run_id = studio.submit()
    with Watcher(studio, run_id) as views:
        supervisor = threading.Thread(target=work, args=(studio,))
        supervisor.start()
        studio.training(run_id)
        runs.cancel(studio.ctx, run_id)
        supervisor.join(60)
    view = studio.run(run_id)
    assert (view.state, view.progress.eta_s) == ("cancelled", None)
    check(views)


def test_a_trainer_that_hangs_is_never_shown_as_done(studio: Any) -> None:
    studio.script(default={"epochs": 3, "silent": True})
    settings = studio.ctx.settings.model_copy(update={"stall_s": 1.5})
    studio.ctx = replace(studio.ctx, settings=settings)
    run_id = studio.submit()
    assert work(studio).failure.code == "stalled"
    assert studio.run(run_id).progress.percent < 100
    assert studio.run(run_id).progress.eta_s is None
