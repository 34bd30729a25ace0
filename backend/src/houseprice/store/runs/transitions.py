"""The changes of state of a run: updates whose guard names the state that they expect."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, select, update

from houseprice.jobs.error_codes import hint_for
from houseprice.jobs.records import Failure
from houseprice.jobs.states import RunState
from houseprice.store import events
from houseprice.store.notifications import outbox
from houseprice.store.runs.rows import RunRow, run_row
from houseprice.store.tables import runs

#: Columns that are empty while no worker owns the run.
_IDLE: dict[str, Any] = {"lease_until": None, "worker": None, "phase": None, "eta_s": None}
#: As `not_before`: a run that need not wait must not depend on the time of day.
AT_ONCE = 0.0


def owned(run_id: str, fence: int) -> ColumnElement[bool]:
    """True for the row as long as the holder of `fence` owns the run."""
    return and_(runs.c.id == run_id, runs.c.fence == fence, runs.c.state == "running")


def waiting(run_id: str) -> ColumnElement[bool]:
    """True for the row as long as no worker has claimed the run."""
    return and_(runs.c.id == run_id, runs.c.state == "queued")


def find(db: Connection, guard: ColumnElement[bool]) -> RunRow | None:
    """The row for which `guard` holds, if any."""
    row = db.execute(select(runs).where(guard)).one_or_none()
    return None if row is None else run_row(row)


def end(
    db: Connection,
    guard: ColumnElement[bool],
    state: RunState,
    now: float,
    event_data: dict[str, Any] | None = None,
    *,
    kind: str | None = None,
    **values: Any,
) -> bool:
    """Move the row to a terminal state and log it once; False if `guard` no longer holds."""
    change = update(runs).where(guard).values(state=state, finished_at=now, **_IDLE, **values)
    row = db.execute(change.returning(runs.c.id, runs.c.fence)).one_or_none()
    if row is None:
        return False
    events.append(db, row.id, row.fence, kind or state, now, state=state, **(event_data or {}))
    outbox.note_ending(db, row.id, now)
    return True


def end_failed(
    db: Connection,
    guard: ColumnElement[bool],
    failure: Failure,
    now: float,
    *,
    kind: str = "failed",
    **values: Any,
) -> bool:
    """Move the row to ``failed`` with its reason."""
    return end(
        db,
        guard,
        "failed",
        now,
        {"code": failure.code, "message": failure.message},
        kind=kind,
        message=failure.message,
        error_code=failure.code,
        error_message=failure.message,
        error_hint=failure.hint or hint_for(failure.code),
        error_ref=failure.error_ref,
        error_places=[dict(place) for place in failure.places],
        **values,
    )


def end_as_cancelled(
    db: Connection, guard: ColumnElement[bool], now: float, *, kind: str = "cancelled"
) -> bool:
    """Move the row to ``cancelled``."""
    return end(db, guard, "cancelled", now, kind=kind, cancel_requested=True, message="Cancelled")


def requeue(
    db: Connection,
    guard: ColumnElement[bool],
    now: float,
    *,
    kind: str,
    event_data: dict[str, Any],
    wait_s: float = 0.0,
    message: str = "Waiting for a worker",
    **values: Any,
) -> bool:
    """Put the row back in the queue, for the next worker after `wait_s` seconds."""
    change = (
        update(runs)
        .where(guard)
        .values(
            state="queued",
            not_before=now + wait_s if wait_s > 0 else AT_ONCE,
            message=message,
            **_IDLE,
            **values,
        )
    )
    row = db.execute(change.returning(runs.c.id, runs.c.fence)).one_or_none()
    if row is None:
        return False
    events.append(db, row.id, row.fence, kind, now, state="queued", **event_data)
    return True
