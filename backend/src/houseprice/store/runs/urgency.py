"""Changing how urgent a waiting run is."""

from __future__ import annotations

from sqlalchemy import Connection, select, update

from houseprice.errors import Conflict, NotFound
from houseprice.jobs.states import ACTIVE, PARENTS
from houseprice.store import events
from houseprice.store.runs import transitions
from houseprice.store.runs.rows import RunRow
from houseprice.store.tables import runs


def change_priority(db: Connection, run_id: str, priority: int) -> None:
    """Give a run that waits, with all its parts, another priority.

    Raises
    ------
    NotFound
        If there is no such run.
    Conflict
        If nothing of it waits any more, or if it is a part of another run.
    """
    now = events.lock(db)
    row = transitions.find(db, runs.c.id == run_id)
    if row is None:
        raise NotFound(f"There is no run {run_id!r}")
    _check(row)
    parts = select(runs.c.id).where(runs.c.parent_id == run_id)
    family = (runs.c.id == run_id) | runs.c.parent_id.in_([run_id]) | runs.c.parent_id.in_(parts)
    changed = update(runs).where(family, runs.c.state.in_(ACTIVE)).values(priority=priority)
    db.execute(changed)
    events.append(db, run_id, row.fence, "priority", now, priority=priority)


def _check(row: RunRow) -> None:
    if row.parent_id is not None:
        raise Conflict(
            "Only a whole run has a priority, but this one is a part of another",
            hint=f"Change the run {row.parent_id}.",
        )
    may_wait = ACTIVE if row.kind in PARENTS else ("queued",)
    if row.state not in may_wait:
        raise Conflict(f"Only a run that waits can change its place, but this one is {row.state}")
