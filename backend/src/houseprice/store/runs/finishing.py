"""A user's request to finish a training early, with the model of what is learned by then."""

from __future__ import annotations

from sqlalchemy import Connection, update

from houseprice.errors import Conflict, NotFound
from houseprice.jobs.states import FINISHED_EARLY, PARENTS, TERMINAL
from houseprice.store import events
from houseprice.store.runs import families, transitions
from houseprice.store.runs.endings import cancel_with_descendants
from houseprice.store.runs.queries import children
from houseprice.store.runs.rows import RunRow
from houseprice.store.tables import runs

_KINDS = ("train", *PARENTS)


def finish(db: Connection, run_id: str) -> None:
    """Ask a training, a tuning or an ``all`` to end with what it has.

    A training stops fitting and publishes its model. A tuning begins no further trial and trains
    with the best settings so far. An ``all`` asks its parts and leaves out those that wait.

    Raises
    ------
    NotFound
        If there is no such run.
    Conflict
        If it has not begun, has ended, or is none of these.
    """
    now = events.lock(db)
    row = transitions.find(db, runs.c.id == run_id)
    if row is None:
        raise NotFound(f"There is no run {run_id!r}")
    _check(row)
    _ask(db, row, now)
    families.settle(db, row.id if row.kind in PARENTS else row.parent_id, now)


def _check(row: RunRow) -> None:
    if row.kind not in _KINDS:
        raise Conflict(f"Only a training can be finished early, but this is a run of {row.kind}")
    if row.state in TERMINAL:
        raise Conflict(f"Only a training at work can be finished early, but it is {row.state}")
    if row.cancel_requested or not _has_begun(row):
        raise Conflict(
            "Only a training that has begun can be finished early",
            hint="Cancel it instead: there is nothing to keep yet.",
        )


def _has_begun(row: RunRow) -> bool:
    return row.attempt > 0 or row.state == "running" or row.started_at is not None


def _ask(db: Connection, row: RunRow, now: float) -> None:
    change = update(runs).where(runs.c.id == row.id, runs.c.finish_requested.is_(False))
    if db.execute(change.values(finish_requested=True)).rowcount:
        events.append(db, row.id, row.fence, "finish_requested", now)
    for child in children(db, row.id) if row.kind in PARENTS else ():
        _ask_part(db, child, now)


def _ask_part(db: Connection, child: RunRow, now: float) -> None:
    """Ask a part that is at work, and leave out one that has not begun; the blend stays."""
    if child.state in TERMINAL or child.kind not in _KINDS:
        return
    if _has_begun(child):
        _ask(db, child, now)
        return
    if child.kind != "train":
        cancel_with_descendants(db, child, now)
        return
    guard = transitions.waiting(child.id)
    transitions.end(db, guard, "cancelled", now, message=FINISHED_EARLY)
