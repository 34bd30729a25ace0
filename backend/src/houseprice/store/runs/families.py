"""A parent and its children: ``all`` trains each family and then blends; see also `tunings`.

A tuning may itself be a child of ``all``: its result is then the result of that family.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, select, update

from houseprice.jobs.records import Failure
from houseprice.jobs.states import ACTIVE, MIN_BLEND_MEMBERS, PARENTS, PARTS, TERMINAL
from houseprice.store import events
from houseprice.store.runs import transitions, tunings
from houseprice.store.runs.queries import children
from houseprice.store.runs.rows import RunRow
from houseprice.store.runs.time_limits import end_late
from houseprice.store.tables import runs

#: Made once, since an alias takes long to get its columns.
_CHILD = runs.alias("child")


def start(db: Connection, parent_id: str | None, now: float) -> None:
    """Start a parent of which a child was claimed, and the parent's parent."""
    if parent_id is None:
        return
    change = (
        update(runs)
        .where(transitions.waiting(parent_id))
        .values(state="running", started_at=now, message="Training")
    )
    if db.execute(change).rowcount:
        events.append(db, parent_id, 0, "claimed", now)
    parent = transitions.find(db, runs.c.id == parent_id)
    if parent is not None and parent.kind == "tune":
        tunings.advance(db, parent, now)
    start(db, None if parent is None else parent.parent_id, now)


def settle(db: Connection, parent_id: str | None, now: float) -> bool:
    """After the end of a child, end a blend without members and close a complete parent.

    Parts that the time limit has no time for any more are left out.
    A tuning goes on to its next trial or to its training. The caller holds the lock of the event
    log, so that two last children come one after the other.
    """
    if parent_id is None:
        return False
    parent = transitions.find(db, runs.c.id == parent_id)
    if parent is not None and parent.kind == "tune":
        closed = tunings.advance(db, parent, now)
        if closed:
            settle(db, parent.parent_id, now)
        return closed
    family = children(db, parent_id)
    if parent is not None and end_late(db, parent, family, now):
        family = children(db, parent_id)
    if _end_blend(db, family, now):
        family = children(db, parent_id)
    if any(child.state in ACTIVE for child in family):
        return False
    return _close(db, parent_id, family, now)


def close_parents(db: Connection) -> list[str]:
    """Close every complete parent that `settle` has missed."""
    if not _open_and_complete(db):
        return []
    now = events.lock(db)
    return [parent for parent in _open_and_complete(db) if settle(db, parent, now)]


def _open_and_complete(db: Connection) -> list[str]:
    active_part = (
        select(_CHILD.c.id)
        .where(
            _CHILD.c.parent_id == runs.c.id,
            _CHILD.c.state.in_(ACTIVE),
            _CHILD.c.kind.in_((*PARTS, "trial")),
        )
        .exists()
    )
    taken_blend = (
        select(_CHILD.c.id)
        .where(
            _CHILD.c.parent_id == runs.c.id, _CHILD.c.state == "running", _CHILD.c.kind == "blend"
        )
        .exists()
    )
    active = runs.c.kind.in_(PARENTS) & runs.c.state.in_(ACTIVE)
    rule = active & ~active_part & ~taken_blend
    return list(db.execute(select(runs.c.id).where(rule)).scalars())


def _end_blend(db: Connection, family: list[RunRow], now: float) -> bool:
    blend = next((child for child in family if child.kind == "blend"), None)
    trained = [child for child in family if child.kind in PARTS]
    if blend is None or any(child.state not in TERMINAL for child in trained):
        return False
    members = sum(child.state == "succeeded" for child in trained)
    if members >= MIN_BLEND_MEMBERS:
        return False
    message = f"A blend needs {MIN_BLEND_MEMBERS} trained models or more, got {members}"
    failure = Failure("no_members", message, "Read why the other parts of this run ended.")
    return transitions.end_failed(db, transitions.waiting(blend.id), failure, now)


def _close(db: Connection, parent_id: str, family: list[RunRow], now: float) -> bool:
    guard = (runs.c.id == parent_id) & (runs.c.kind == "all") & runs.c.state.in_(ACTIVE)
    parent = transitions.find(db, guard)
    if parent is None:
        return False
    results = {child.model_type: child.result for child in family if child.state == "succeeded"}
    stopped = any(child.state == "cancelled" for child in family)
    if parent.cancel_requested and stopped:
        return transitions.end_as_cancelled(db, guard, now)
    if results:
        return _close_succeeded(db, guard, results, len(family), now)
    failed = [child for child in family if child.state == "failed" and child.kind in PARTS]
    if not failed:
        return transitions.end_as_cancelled(db, guard, now)
    reasons = "; ".join(f"{child.model_type}: {child.error_message}" for child in failed)
    failure = Failure("all_failed", f"No family could be trained. {reasons}")
    return transitions.end_failed(db, guard, failure, now)


def _close_succeeded(
    db: Connection, guard: Any, results: dict[str, Any], parts: int, now: float
) -> bool:
    return transitions.end(
        db,
        guard,
        "succeeded",
        now,
        percent=100.0,
        current=parts,
        total=parts,
        result={"models": results},
        message=f"Done: {len(results)} of {parts} parts succeeded",
    )
