"""The doorbell: its message says only that there may be work."""

from __future__ import annotations

import threading
from queue import Full, Queue
from typing import Protocol

from houseprice.jobs.records import DEFAULT_QUEUE

TASK_NAME = "train_model_async"
_WAITING = 64


class Bell(Protocol):
    """Tells workers to look at the table of runs; a lost or doubled ring changes nothing."""

    def ring(self, hint: str, queue: str = DEFAULT_QUEUE) -> bool:
        """Ring once in a queue; False if the broker did not take it. Never raises."""
        ...


class SilentBell:
    """A bell that rings nobody, for workers that poll."""

    def ring(self, hint: str, queue: str = DEFAULT_QUEUE) -> bool:
        """Do nothing: workers find the run with id `hint` by polling."""
        del hint, queue
        return True


class BackgroundBell:
    """A bell that rings from its own thread, so that a slow broker never delays a caller.

    Parameters
    ----------
    bell : Bell
        The bell that is rung, with one hint at a time. Hints beyond 64 waiting ones are dropped;
        the reconciler rings for their runs.
    """

    def __init__(self, bell: Bell) -> None:
        self._bell = bell
        self._hints: Queue[tuple[str, str]] = Queue(_WAITING)
        self._lock = threading.Lock()
        self._thread: threading.Thread | None = None

    def ring(self, hint: str, queue: str = DEFAULT_QUEUE) -> bool:
        """Hand over the hint at once; False if too many hints wait already."""
        self._start()
        try:
            self._hints.put_nowait((hint, queue))
        except Full:
            return False
        return True

    def _start(self) -> None:
        with self._lock:
            if self._thread is None or not self._thread.is_alive():
                self._thread = threading.Thread(target=self._run, name="bell", daemon=True)
                self._thread.start()

    def _run(self) -> None:
        while True:
            self._bell.ring(*self._hints.get())
