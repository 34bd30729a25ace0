"""Counters and histograms that follow the log of events, so that they hold for all workers."""

from __future__ import annotations

import threading

from prometheus_client import CollectorRegistry, Counter, Histogram

from houseprice.jobs.records import Event
from houseprice.jobs.states import TERMINAL
from houseprice.services.context import Context
from houseprice.store import runs as store
from houseprice.store.engine import reading

_BATCH = 500
_SECONDS = (0.1, 0.25, 0.5, 1, 2.5, 5, 10, 15, 30, 60, 90, 120, 300, 900, 3600, 14_400)
#: Events after which a run waits for a worker.
_WAITS = frozenset({"submitted", "released", "reaped"})
#: Events after which it waits because an attempt came to nothing.
_INTERRUPTED = frozenset({"released", "reaped"})


class ChangeCounters:
    """Counts what happened since the start of this process; call `catch_up` before each scrape."""

    def __init__(self, ctx: Context, registry: CollectorRegistry) -> None:
        self._ctx = ctx
        self._lock = threading.Lock()
        self._seq: int | None = None
        self._waits_since: dict[str, tuple[str, float]] = {}
        self._claims = Histogram(
            "houseprice_claim_seconds",
            "Seconds from the moment a run waits for a worker to its claim.",
            buckets=_SECONDS,
            registry=registry,
        )
        self._recoveries = Histogram(
            "houseprice_recovery_seconds",
            "Seconds from the end of an interrupted attempt to the next claim of its run.",
            buckets=_SECONDS,
            registry=registry,
        )
        self._epochs = Counter(
            "houseprice_epochs", "Epochs or boosting rounds that were logged.", registry=registry
        )
        self._ended = Counter(
            "houseprice_runs_ended",
            "Runs that ended, by state and error code.",
            ["state", "code"],
            registry=registry,
        )

    def start(self) -> None:
        """Begin with the newest event: what was before this process is not counted."""
        with self._lock, reading(self._ctx.engine) as db:
            self._seq = store.last_event(db)

    def catch_up(self) -> None:
        """Count the events since the last call."""
        with self._lock:
            while self._seq is not None:
                with reading(self._ctx.engine) as db:
                    page = store.events_after(db, self._seq, _BATCH)
                for event in page.events:
                    self._count(event)
                self._seq = page.events[-1].seq if page.events else page.last_seq
                if len(page.events) < _BATCH:
                    return

    def _count(self, event: Event) -> None:
        if event.kind == "curve":
            self._epochs.inc(len(event.data["points"]))
        elif event.kind == "claimed":
            self._claimed(event)
        state = event.data.get("state")
        if state in TERMINAL:
            self._waits_since.pop(event.run_id, None)
            self._ended.labels(str(state), str(event.data.get("code", ""))).inc()
        elif event.kind in _WAITS:
            self._waits_since[event.run_id] = (event.kind, event.at)

    def _claimed(self, event: Event) -> None:
        kind, since = self._waits_since.pop(event.run_id, ("", event.at))
        if not kind:
            return
        waited_s = max(0.0, event.at - since)
        self._claims.observe(waited_s)
        if kind in _INTERRUPTED:
            self._recoveries.observe(waited_s)
