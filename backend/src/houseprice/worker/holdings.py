"""Supervisors that were killed alone: the worker's parent notices, and no lease has to end."""

from __future__ import annotations

import contextlib
import logging
import os
import threading
from contextlib import AbstractContextManager
from dataclasses import dataclass

import psutil

from houseprice.errors import Unavailable
from houseprice.services.context import Context
from houseprice.services.reconcile import ring
from houseprice.store import runs as run_store
from houseprice.store.engine import transaction

_LOG = logging.getLogger(__name__)
_CHUNK = 1 << 16
_LOOK_EVERY_S = 0.5


@dataclass(frozen=True)
class Holding:
    """An attempt that a process supervises; None is a process that had ended at the first look."""

    pid: int
    process: psutil.Process | None
    run_id: str
    fence: int


class Holdings:
    """A pipe on which the children of a worker say what they hold.

    A line is shorter than what a pipe takes at once, so lines of several children never mix. Where
    a line is lost, or children were not forked, the lease of the run ends as if there were no pipe.
    """

    def __init__(self) -> None:
        self._reader, self._writer = os.pipe()
        for end in (self._reader, self._writer):
            os.set_blocking(end, False)
        self._rest = b""
        self._holdings: dict[int, Holding] = {}

    def take(self, run_id: str, fence: int) -> None:
        """Say, in a child, that this process supervises a run now."""
        self._say(f"{os.getpid()} {run_id} {fence}")

    def drop(self) -> None:
        """Say, in a child, that this process supervises nothing any more."""
        self._say(str(os.getpid()))

    def of_the_dead(self) -> list[Holding]:
        """The attempts, in the parent, whose supervisors have ended without a word.

        Each is returned until `forget`.
        """
        self._listen()
        return [holding for holding in self._holdings.values() if not _is_alive(holding.process)]

    def forget(self, holding: Holding) -> None:
        """Leave out, in the parent, an attempt that was taken back."""
        self._holdings.pop(holding.pid, None)

    def _say(self, line: str) -> None:
        with contextlib.suppress(BlockingIOError):
            os.write(self._writer, f"{line}\n".encode("ascii"))

    def _listen(self) -> None:
        with contextlib.suppress(BlockingIOError):
            while chunk := os.read(self._reader, _CHUNK):
                *lines, self._rest = (self._rest + chunk).split(b"\n")
                for line in lines:
                    self._note(line.decode("ascii").split())

    def _note(self, words: list[str]) -> None:
        pid = int(words[0])
        if len(words) == 1:
            self._holdings.pop(pid, None)
            return
        self._holdings[pid] = Holding(pid, _process(pid), words[1], int(words[2]))


class HoldingsWatch(threading.Thread):
    """Gives runs of killed supervisors to the next one, from a thread of the worker's parent.

    Parameters
    ----------
    ctx : Context
    holdings : Holdings
    guard : context manager
        Held while the database is open, so that nothing is forked then.
    """

    def __init__(
        self, ctx: Context, holdings: Holdings, guard: AbstractContextManager[object]
    ) -> None:
        super().__init__(name="holdings", daemon=True)
        self._ctx = ctx
        self._holdings = holdings
        self._guard = guard
        self._stopped = threading.Event()

    def run(self) -> None:
        """Look twice a second."""
        while not self._stopped.wait(_LOOK_EVERY_S):
            dead = self._holdings.of_the_dead()
            if dead:
                with self._guard:
                    self._take_back(dead)

    def stop(self) -> None:
        """End after the current look."""
        self._stopped.set()
        if self.is_alive():
            self.join(self._ctx.settings.reap_s)

    def _take_back(self, dead: list[Holding]) -> None:
        try:
            for holding in dead:
                take_back(self._ctx, holding.run_id, holding.fence)
                self._holdings.forget(holding)
            ring(self._ctx)
        except Unavailable as error:  # the next look finds those that are left
            _LOG.warning("Runs of a killed supervisor are not taken back yet: %s", error.message)


def take_back(ctx: Context, run_id: str, fence: int) -> None:
    """Free a run whose supervisor has ended; it counts as lost.

    Raises
    ------
    Unavailable
        If the database does not answer.
    """
    with transaction(ctx.engine) as db:
        reaped = run_store.reap_attempt(db, run_id, fence)
    if reaped is not None:
        _LOG.warning(
            "Run %s: its supervisor has ended; the run is %s",
            run_id,
            reaped.state,
            extra={"run_id": run_id},
        )


def _process(pid: int) -> psutil.Process | None:
    try:
        return psutil.Process(pid)
    except psutil.NoSuchProcess:
        return None


def _is_alive(process: psutil.Process | None) -> bool:
    if process is None:
        return False
    try:  # a number that another process has got meanwhile is not running
        return bool(process.is_running() and process.status() != psutil.STATUS_ZOMBIE)
    except psutil.NoSuchProcess:
        return False
