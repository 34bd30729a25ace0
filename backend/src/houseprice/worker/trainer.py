"""``python -m houseprice.worker.trainer`` runs one training in a process of its own.

This is the only process that imports a training framework. It has no access to the database or
the broker: it reads a request, trains, and writes news and the outcome to the supervisor's pipe.
"""

from __future__ import annotations

import contextlib
import faulthandler
import importlib
import json
import os
import signal
import sys
import threading
import time
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any

from houseprice import failpoints
from houseprice.data.durable import rename_when_synced
from houseprice.progress import JobCancelled, JobSuspended, Progress
from houseprice.worker.failures import describe
from houseprice.worker.isolation import Orphaned, isolate
from houseprice.worker.protocol import (
    EXIT_STOPPED,
    FINISH,
    STOP_DRAIN,
    TrainerMessage,
    TrainerRequest,
    progress_message,
)

_STDIN = 0


class Reporter:
    """Writes news to the supervisor, and raises an exception after a request to stop.

    It is `JobCancelled` where the work ends for good, and `JobSuspended` where it goes on
    elsewhere.
    """

    def __init__(self, report_fd: int) -> None:
        self._fd = report_fd
        self._began = time.monotonic()
        self.suspend = threading.Event()
        self.cancel = threading.Event()
        #: Set once the model is to be made of what is finished.
        self.finish = threading.Event()

    def __call__(self, progress: Progress) -> None:
        """Take one report of the training."""
        failpoints.reach(f"while_{progress.phase}")
        self.send(progress_message(progress, time.monotonic() - self._began))
        if self.cancel.is_set():
            raise JobCancelled
        if self.suspend.is_set():
            raise JobSuspended

    def obey(self, command: str) -> None:
        """Take a command line of the supervisor; an unknown one stops for good."""
        known = {STOP_DRAIN: self.suspend, FINISH: self.finish}
        known.get(command, self.cancel).set()

    def send(self, message: TrainerMessage) -> None:
        """Write one line; if the supervisor has ended, this process ends anyway."""
        line = message.to_line()
        with contextlib.suppress(BrokenPipeError):
            while line:
                line = line[os.write(self._fd, line) :]


#: Does the work of a request, reports news, and returns the body of a ``succeeded`` message.
Job = Callable[[TrainerRequest, Reporter], dict[str, Any]]


def real_job(request: TrainerRequest, reporter: Reporter) -> dict[str, Any]:
    """Train; the frameworks are imported only now, since commands must be answered before."""
    job = importlib.import_module("houseprice.worker.training_job")
    outcome: dict[str, Any] = job.run(request, reporter, reporter.finish.is_set)
    return outcome


def main(job: Job = real_job) -> int:
    """Run the request on standard input, and return the exit status."""
    faulthandler.enable()  # SIGABRT ends a stalled trainer and logs its stacks
    commands = _Commands()
    request = TrainerRequest.from_line(commands.readline())
    try:
        isolate(request.parent_pid, request.bounds)
    except Orphaned:
        return EXIT_STOPPED
    failpoints.reach("trainer_started")
    # Processes that a framework starts must not hold the pipe open.
    os.set_inheritable(request.report_fd, False)
    reporter = Reporter(request.report_fd)
    if request.finish:
        reporter.finish.set()
    signal.signal(signal.SIGTERM, lambda _number, _frame: reporter.suspend.set())
    threading.Thread(target=commands.pass_on, args=(reporter.obey,), daemon=True).start()
    return _run(job, request, reporter)


class _Commands:
    """Lines of standard input, without a buffer object that a daemon thread could lock."""

    def __init__(self) -> None:
        self._rest = b""

    def readline(self) -> bytes:
        """The next line, or the rest at the end of the input."""
        while b"\n" not in self._rest:
            chunk = os.read(_STDIN, 1 << 16)
            if not chunk:
                break
            self._rest += chunk
        line, _, self._rest = self._rest.partition(b"\n")
        return line

    def pass_on(self, obey: Callable[[str], None]) -> None:
        """Pass every command on, and end the process when the supervisor has ended."""
        while line := self.readline():
            obey(line.decode(errors="replace"))
        os._exit(EXIT_STOPPED)


def _run(job: Job, request: TrainerRequest, reporter: Reporter) -> int:
    try:
        outcome = job(request, reporter)
        if request.makes_model:
            _keep(request.outcome_file, outcome)
    except JobCancelled:
        reporter.send(TrainerMessage("stopped", {}))
        return EXIT_STOPPED
    except Exception as error:  # noqa: BLE001 - the edge of a run: every failure gets a code
        traceback.print_exc()
        reporter.send(TrainerMessage("failed", describe(error, request.bounds)))
        return 1
    reporter.send(TrainerMessage("succeeded", outcome))
    return 0


def _keep(file: Path, outcome: dict[str, Any]) -> None:
    """Let the next attempt publish this artifact if the supervisor dies before it does."""
    partial = file.with_suffix(".partial")
    with partial.open("w", encoding="utf-8") as stream:
        json.dump(outcome, stream)
    failpoints.reach("before_outcome_file")
    rename_when_synced(partial, file)
    failpoints.reach("after_outcome_file")


if __name__ == "__main__":
    sys.exit(main())
