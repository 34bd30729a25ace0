"""The log of all changes of runs, in an order that readers can follow.

A sequence of PostgreSQL gives out numbers before the commit, so a reader that has read 8 may never
read 7. Here one row counts: each transition locks it first and holds it until its commit. So
numbers become visible in order and without gaps, and transitions happen one after the other, as
they do on SQLite anyway. This also prevents deadlocks between transitions, and a write skew of two
last children that close one parent. Heartbeats take no lock.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Select, delete, func, insert, select, update

from houseprice.jobs.records import Event, EventPage
from houseprice.jobs.states import TERMINAL
from houseprice.store.clock import db_now
from houseprice.store.tables import event_log, run_events, runs

#: Made once, since an alias takes long to get its columns.
_PARENT = runs.alias("parent")

_PASSING = ("progress", "curve")


def lock(db: Connection) -> float:
    """Wait until no other transition runs, as the first step of each one; returns the time."""
    db.execute(select(event_log.c.last_seq).with_for_update()).scalar_one()
    return db_now(db)


def append(
    db: Connection,
    run_id: str,
    fence: int,
    kind: str,
    at: float,
    /,
    *,
    seq: int | None = None,
    **data: Any,
) -> int:
    """Write an event under a reserved number or else the next one; returns the number."""
    number = reserve(db) if seq is None else seq
    row = {"seq": number, "run_id": run_id, "at": at, "fence": fence, "kind": kind, "data": data}
    db.execute(insert(run_events).values(row))
    return number


def reserve(db: Connection) -> int:
    """Reserve the next number; the caller writes its event in the same transaction."""
    bump = update(event_log).values(last_seq=event_log.c.last_seq + 1)
    return int(db.execute(bump.returning(event_log.c.last_seq)).scalar_one())


def events_after(db: Connection, seq: int, limit: int = 500) -> EventPage:
    """The next events after number `seq`, oldest first.

    ``reset`` is True if the reader cannot get all of them: events after `seq` were purged, or the
    log never reached `seq` (after a restored backup). The reader then reads everything afresh and
    goes on from ``last_seq``.
    """
    query = _select().where(run_events.c.seq > seq).order_by(run_events.c.seq).limit(limit)
    later = tuple(_event(row) for row in db.execute(query))
    # This is the second query, so that it notices a purge between the two.
    last, purged = db.execute(select(event_log.c.last_seq, event_log.c.purged_seq)).one()
    if seq > last or seq < purged:
        return EventPage((), int(last), reset=True)
    return EventPage(later, int(last), reset=False)


def last_event(db: Connection) -> int:
    """Number of the newest event; 0 if there is none."""
    return int(db.execute(select(event_log.c.last_seq)).scalar_one())


def of_run(db: Connection, run_id: str) -> tuple[Event, ...]:
    """The events of a run that are still in the log, oldest first."""
    query = _select().where(run_events.c.run_id == run_id).order_by(run_events.c.seq)
    return tuple(_event(row) for row in db.execute(query))


def purge_progress(db: Connection, older_than_s: float) -> int:
    """Delete the progress events of runs that ended longer ago; returns their number."""
    now = lock(db)
    ended = select(runs.c.id).where(
        runs.c.state.in_(TERMINAL), runs.c.finished_at < now - older_than_s
    )
    gone = run_events.c.kind.in_(_PASSING) & run_events.c.run_id.in_(ended)
    newest = db.execute(select(func.max(run_events.c.seq)).where(gone)).scalar_one()
    if newest is None:
        return 0
    db.execute(update(event_log).where(event_log.c.purged_seq < newest).values(purged_seq=newest))
    return db.execute(delete(run_events).where(gone)).rowcount


def _select() -> Select[Any]:
    """The query for events, with the parent of their run and the parent's parent."""
    return (
        select(run_events, runs.c.parent_id, _PARENT.c.parent_id.label("top_id"))
        .join(runs, runs.c.id == run_events.c.run_id)
        .outerjoin(_PARENT, _PARENT.c.id == runs.c.parent_id)
    )


def _event(row: Any) -> Event:
    return Event(
        seq=row.seq,
        run_id=row.run_id,
        above=tuple(run_id for run_id in (row.parent_id, row.top_id) if run_id is not None),
        at=row.at,
        fence=row.fence,
        kind=row.kind,
        data=row.data,
    )
