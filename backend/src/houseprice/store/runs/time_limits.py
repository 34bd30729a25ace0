"""How the parts of one run share its time limit."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy import Connection

from houseprice.jobs.states import FAMILIES, LEFT_OUT, NO_TIME, PARTS
from houseprice.store import workers
from houseprice.store.runs import transitions
from houseprice.store.runs.queries import children
from houseprice.store.runs.rows import RunRow
from houseprice.store.tables import runs
from houseprice.training.family_turns import LEAST_FAMILIES, FamilyTurns
from houseprice.training.rows_in_time import rows_in_time
from houseprice.training.time_limit import TimeLimit

#: No limit has time for a family that its run does not have.
_ENDLESS_S = 1e9


def limit_of(db: Connection, row: RunRow, now: float) -> TimeLimit | None:
    """The time limit of a claimed training that is a part of another run.

    Returns
    -------
    TimeLimit or None
        None where the training has the time limit of its settings to itself.
    """
    limit_s = row.settings.time_limit_s
    if row.kind != "train" or row.parent_id is None or limit_s is None:
        return None
    parent = transitions.find(db, runs.c.id == row.parent_id)
    if parent is None or (parent.kind == "tune" and parent.parent_id is None):
        return None
    if parent.kind == "tune":
        return _after_tuning(db, parent, limit_s)
    family = children(db, row.parent_id)
    turns = _turns(db, parent, limit_s, now)
    waiting = [row.model_type, *_waiting(family)]
    limit = turns.next(waiting, time.monotonic(), _pace(family)) or turns.only(row.model_type)
    never_begins = not {child.model_type for child in family}.issuperset(FAMILIES)
    if limit.waits_s is None and never_begins:
        return replace(limit, waits_s=_ENDLESS_S)
    return limit


def end_late(db: Connection, parent: RunRow, family: Sequence[RunRow], now: float) -> bool:
    """Leave out the waiting parts of an ``all`` that its time limit has no time for."""
    limit_s, waiting = parent.settings.time_limit_s, _waiting(family)
    parts = sum(child.kind in PARTS for child in family)
    if limit_s is None or not waiting or parts - len(waiting) < LEAST_FAMILIES:
        return False
    turns = _turns(db, parent, limit_s, now)
    if turns.next(waiting, time.monotonic(), _pace(family)) is not None:
        return False
    for child in family:
        if child.state == "queued" and child.kind == "train":
            guard = transitions.waiting(child.id)
            transitions.end(db, guard, "cancelled", now, message=NO_TIME)
    return True


def left_out(db: Connection, row: RunRow) -> tuple[str, ...]:
    """The families that the time limit, or the request to finish early, left out of a blend."""
    if row.kind != "blend" or row.parent_id is None:
        return ()
    parts = children(db, row.parent_id)
    there = {part.model_type for part in parts}
    left = {part.model_type for part in parts if part.message in LEFT_OUT}
    limited = row.settings.time_limit_s is not None
    return tuple(
        family for family in FAMILIES if family in left or (limited and family not in there)
    )


def _after_tuning(db: Connection, tuning: RunRow, limit_s: float) -> TimeLimit:
    """Tunings end at different times, so each training after one has an equal share."""
    family = children(db, str(tuning.parent_id))
    parts = sum(child.kind in PARTS for child in family)
    slots, ends_at = workers.slots(db), time.monotonic() + limit_s
    only = FamilyTurns(ends_at, slots, _rows(tuning)).only(tuning.model_type)
    return replace(only, turns=-(-parts // slots))


def _turns(db: Connection, parent: RunRow, limit_s: float, now: float) -> FamilyTurns:
    began = now if parent.started_at is None else parent.started_at
    ends_at = time.monotonic() + limit_s - max(now - began, 0.0)  # the clock may be set back
    n_rows = rows_in_time(limit_s, _rows(parent))
    return FamilyTurns(ends_at, workers.slots(db), n_rows)


def _rows(row: RunRow) -> int:
    return row.dataset.rows or 0


def _waiting(family: Sequence[RunRow]) -> list[str]:
    return [
        child.model_type for child in family if child.kind == "train" and child.state == "queued"
    ]


def _pace(family: Sequence[RunRow]) -> float:
    """The slowest pace of the parts that are over, 1 before."""
    paces = [child.result.get("pace") for child in family if child.result]
    return max([pace for pace in paces if pace is not None], default=1.0)
