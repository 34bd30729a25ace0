"""The log of everything that happens to runs, in the order in which readers may follow it.

A sequence of PostgreSQL hands out numbers before the commit, so a reader that has seen 8 may
never see 7. Here one row counts: each transition locks it first and keeps it until its commit,
hence numbers become visible in order and without gaps, and transitions happen one after the
other, as they do on SQLite anyway. That also rules out deadlocks between transitions and the
write skew of two last children closing one parent. Heartbeats take no part in it.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Select, delete, func, insert, select, update

from houseprice.jobs.records import Event, EventPage
from houseprice.jobs.states import TERMINAL
from houseprice.store.clock import db_now
from houseprice.store.tables import event_log, run_events, runs

_PASSING = ("progress", "curve")


def lock(db: Connection) -> float:
    """Wait until no other transition is under way; the first step of each. Returns the time."""
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
    """Write one event, under a number that was reserved or else the next; returns it."""
    number = reserve(db) if seq is None else seq
    row = {"seq": number, "run_id": run_id, "at": at, "fence": fence, "kind": kind, "data": data}
    db.execute(insert(run_events).values(row))
    return number


def reserve(db: Connection) -> int:
    """The next number; the caller writes its event in the same transaction."""
    bump = update(event_log).values(last_seq=event_log.c.last_seq + 1)
    return int(db.execute(bump.returning(event_log.c.last_seq)).scalar_one())


def events_after(db: Connection, seq: int, limit: int = 500) -> EventPage:
    """The next events after number `seq`, oldest first.

    ``reset`` is True where the reader has missed something for good: events after `seq` were
    purged, or `seq` was never reached (a restored backup). It then reads everything afresh
    and goes on from ``last_seq``.
    """
    query = _select().where(run_events.c.seq > seq).order_by(run_events.c.seq).limit(limit)
    later = tuple(_event(row) for row in db.execute(query))
    # Looked at second: what is purged between the two looks is noticed.
    last, purged = db.execute(select(event_log.c.last_seq, event_log.c.purged_seq)).one()
    if seq > last or seq < purged:
        return EventPage((), int(last), reset=True)
    return EventPage(later, int(last), reset=False)


def last_event(db: Connection) -> int:
    """Number of the newest event; 0 if there is none."""
    return int(db.execute(select(event_log.c.last_seq)).scalar_one())


def of_run(db: Connection, run_id: str) -> tuple[Event, ...]:
    """What is left of one run's history, oldest first."""
    query = _select().where(run_events.c.run_id == run_id).order_by(run_events.c.seq)
    return tuple(_event(row) for row in db.execute(query))


def purge_progress(db: Connection, older_than_s: float) -> int:
    """Delete the passing events of runs that ended longer ago; returns how many went."""
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
    """Events with the parent of their run and the parent's parent."""
    parent = runs.alias("parent")
    return (
        select(run_events, runs.c.parent_id, parent.c.parent_id.label("top_id"))
        .join(runs, runs.c.id == run_events.c.run_id)
        .outerjoin(parent, parent.c.id == runs.c.parent_id)
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
