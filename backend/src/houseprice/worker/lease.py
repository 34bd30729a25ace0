"""Keep the lease of a claimed run by a heartbeat, and write its news at most once a second."""

from __future__ import annotations

import logging
import threading
import time
from dataclasses import replace

from sqlalchemy import Engine

from houseprice import failpoints
from houseprice.errors import StorageFull, Unavailable
from houseprice.jobs.records import Beat, ClaimedRun, ProgressUpdate
from houseprice.settings import Settings
from houseprice.store import runs as run_store
from houseprice.store.engine import reading, transaction

_LOG = logging.getLogger(__name__)
_WRITE_EVERY_S = 1.0
#: Seconds after which a user's request reaches a run that has no news.
_LOOK_EVERY_S = 2.0


class LeaseKeeper(threading.Thread):
    """Writes the heartbeat and the latest news of one run from a thread of its own.

    The thread has its own connection, so a slow database never keeps the supervisor from listening
    to its trainer or from ending it in time.

    Parameters
    ----------
    engine : Engine
        The database.
    run : ClaimedRun
        The run whose lease is kept.
    settings : Settings
        Times of lease and heartbeat.
    """

    def __init__(self, engine: Engine, run: ClaimedRun, settings: Settings) -> None:
        super().__init__(name=f"lease-{run.id}", daemon=True)
        self._engine = engine
        self._run = run
        self._about = {"run_id": run.id}  # the fields of the log are those of another thread
        self._settings = settings
        self._lock = threading.Lock()
        self._news: ProgressUpdate | None = None
        self._wake = threading.Event()
        self._done = threading.Event()
        self._wrote_at = time.monotonic() - _WRITE_EVERY_S
        #: Set once the run belongs to another supervisor.
        self.lost = threading.Event()
        #: Set once a user has asked to cancel the run.
        self.cancel = threading.Event()
        #: Set once a user has asked to make the model of what is finished.
        self.finish = threading.Event()
        self._confirmed_at = time.monotonic()

    def offer(self, news: ProgressUpdate) -> None:
        """Have news written soon; newer news replaces it, but not its curve points and notices."""
        with self._lock:
            self._news = news if self._news is None else _both(self._news, news)
        self._wake.set()

    def unconfirmed_s(self) -> float:
        """Seconds, by the machine's steady clock, since the lease was last confirmed."""
        return time.monotonic() - self._confirmed_at

    def close(self) -> None:
        """Write the remaining news and stop."""
        self._done.set()
        self._wake.set()
        self.join(self._settings.self_fence_s)

    def run(self) -> None:
        """Beat until closed, or until the run is lost."""
        while not self.lost.is_set():
            self._wait()
            try:
                self._write()
            except Exception:  # noqa: BLE001 - the next heartbeat may find memory again
                _LOG.exception("Run %s: a heartbeat failed", self._run.id, extra=self._about)
                self._done.wait(_WRITE_EVERY_S)
            if self._done.is_set():
                return

    def _wait(self) -> None:
        """Sleep until news, a look at the row or a heartbeat is due."""
        beat_in_s = min(self._settings.heartbeat_s - self.unconfirmed_s(), _LOOK_EVERY_S)
        if self._wake.wait(min(max(beat_in_s, 0.05), self._settings.heartbeat_s)):
            self._wake.clear()
            since_s = time.monotonic() - self._wrote_at
            if since_s < _WRITE_EVERY_S:
                self._done.wait(_WRITE_EVERY_S - since_s)

    def _write(self) -> None:
        with self._lock:
            news, self._news = self._news, None
        if news is None and self._done.is_set():
            return
        is_due = news is not None or self.unconfirmed_s() >= self._settings.heartbeat_s
        began = time.monotonic()
        failpoints.reach("before_heartbeat")
        try:
            beat = self._beat(news) if is_due else self._look()
        except (Unavailable, StorageFull) as error:
            _LOG.warning("Run %s: no heartbeat, %s", self._run.id, error.message, extra=self._about)
            self._put_back(news)
            self._done.wait(_WRITE_EVERY_S)
            return
        if is_due:
            self._wrote_at = began
        self._take(beat, began if is_due else self._confirmed_at)

    def _take(self, beat: Beat | None, confirmed_at: float) -> None:
        if beat is None:
            self.lost.set()
            return
        self._confirmed_at = confirmed_at
        if beat.cancel_requested:
            self.cancel.set()
        if beat.finish_requested:
            self.finish.set()

    def _look(self) -> Beat | None:
        with reading(self._engine) as db:
            return run_store.asked(db, self._run.id, self._run.fence)

    def _beat(self, news: ProgressUpdate | None) -> Beat | None:
        run, lease_s = self._run, self._settings.lease_s
        with transaction(self._engine) as db:
            if news is None:
                return run_store.heartbeat(db, run.id, run.fence, lease_s)
            return run_store.record_progress(db, run.id, run.fence, news, lease_s)

    def _put_back(self, news: ProgressUpdate | None) -> None:
        if news is None:
            self._wake.set()
            return
        with self._lock:
            self._news = news if self._news is None else _both(news, self._news)
        self._wake.set()


def _both(older: ProgressUpdate, newer: ProgressUpdate) -> ProgressUpdate:
    return replace(
        newer,
        curve=(*older.curve, *newer.curve),
        notices=(*older.notices, *newer.notices),
        resumed=newer.resumed or older.resumed,
    )
