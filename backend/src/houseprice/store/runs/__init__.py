"""The functions of the store for runs; services and workers import them from here.

Each function takes an open connection and is one step of a transaction. Call a function that
changes rows inside `engine.transaction`, one for each transaction, so that no lock is held longer
than a few milliseconds.
"""

from __future__ import annotations

from houseprice.store.events import events_after, last_event, of_run, purge_progress
from houseprice.store.runs.batches import note_deleted_files
from houseprice.store.runs.bells import bells_needed
from houseprice.store.runs.endings import (
    Punctuality,
    cancel,
    end_cancelled,
    fail,
    finish_import,
    finish_measurement,
    finish_trial,
    reap,
    reap_attempt,
    reap_worker,
    succeed,
)
from houseprice.store.runs.fairness import QueueFull
from houseprice.store.runs.families import close_parents
from houseprice.store.runs.finishing import finish
from houseprice.store.runs.leases import asked, claim, heartbeat, record_progress, release
from houseprice.store.runs.places import queue_position, queue_positions
from houseprice.store.runs.queries import (
    active_batches,
    active_imports,
    batches_with_files,
    children,
    children_of,
    count_states,
    count_unknown,
    curve,
    ended_before,
    get,
    last_effect,
    last_evaluation,
    last_origins,
    measured_origins,
    page,
    referenced_artifacts,
    running_claims,
)
from houseprice.store.runs.rows import RunRow
from houseprice.store.runs.submission import forget_keys, retry, submit
from houseprice.store.runs.urgency import change_priority

__all__ = [
    "Punctuality",
    "QueueFull",
    "RunRow",
    "active_batches",
    "active_imports",
    "asked",
    "batches_with_files",
    "bells_needed",
    "cancel",
    "change_priority",
    "children",
    "children_of",
    "claim",
    "close_parents",
    "count_states",
    "count_unknown",
    "curve",
    "end_cancelled",
    "ended_before",
    "events_after",
    "fail",
    "finish",
    "finish_import",
    "finish_measurement",
    "finish_trial",
    "forget_keys",
    "get",
    "heartbeat",
    "last_effect",
    "last_evaluation",
    "last_event",
    "last_origins",
    "measured_origins",
    "note_deleted_files",
    "of_run",
    "page",
    "purge_progress",
    "queue_position",
    "queue_positions",
    "reap",
    "reap_attempt",
    "reap_worker",
    "record_progress",
    "referenced_artifacts",
    "release",
    "retry",
    "running_claims",
    "submit",
    "succeed",
]
