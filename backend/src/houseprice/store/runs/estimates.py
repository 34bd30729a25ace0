"""The time left of a run, and of the runs that it is a part of, from their rows."""

from __future__ import annotations

import math
from typing import Any

from sqlalchemy import Connection, update

from houseprice.jobs.forecast import RunPart, time_left_s
from houseprice.jobs.states import ACTIVE, TERMINAL
from houseprice.progress import TimeLeft
from houseprice.store import workers
from houseprice.store.runs import transitions
from houseprice.store.runs.queries import children_of
from houseprice.store.runs.rows import RunRow
from houseprice.store.tables import runs
from houseprice.training.trial_ledger import share_of_trials
from houseprice.training.work_steps import usual_s

#: Number of rows to assume for a data set with an unknown number of rows.
_UNKNOWN_ROWS = 2_000


def time_left_columns(row: RunRow, estimate_s: float | None, now: float) -> dict[str, Any]:
    """The columns with the time left of a row, after a newer estimate; see `TimeLeft`."""
    if estimate_s is None or not math.isfinite(estimate_s):
        return {"eta_s": None}
    if row.eta_s is None or row.least_eta_s is None or row.progress_at is None:
        time_left = TimeLeft.first(estimate_s, now, row.least_eta_s)
    else:
        time_left = TimeLeft(row.eta_s, row.progress_at, row.least_eta_s).then(estimate_s, now)
    seconds = round(time_left.seconds, 1)
    least = seconds if row.least_eta_s is None else min(row.least_eta_s, seconds)
    return {"eta_s": seconds, "least_eta_s": least}


def update_parents(db: Connection, parent_id: str | None, now: float) -> None:
    """Update the time left of the parent of a run, and of the parent's parent."""
    if parent_id is None:
        return
    parent = transitions.find(db, (runs.c.id == parent_id) & runs.c.state.in_(ACTIVE))
    if parent is None:
        return
    family = children_of(db, [parent_id])[parent_id]
    columns = time_left_columns(parent, _left_s(db, parent, family, now), now)
    db.execute(update(runs).where(runs.c.id == parent_id).values(progress_at=now, **columns))
    update_parents(db, parent.parent_id, now)


def planned_s(row: RunRow) -> float:
    """Seconds that a run takes on a usual machine, with its tuning."""
    training_s = usual_s(row.model_type, row.dataset.rows or _UNKNOWN_ROWS)
    if row.kind == "tune":
        return training_s / (1 - trials_share(row))
    return training_s


def trials_share(row: RunRow) -> float:
    """Share of the planned time of a tuning that its trials take; the rest is the training."""
    training_s = usual_s(row.model_type, row.dataset.rows or _UNKNOWN_ROWS)
    return 0.0 if row.settings.tune is None else share_of_trials(row.settings.tune, training_s)


def _left_s(db: Connection, parent: RunRow, family: list[RunRow], now: float) -> float | None:
    if parent.kind == "tune":
        return _tuning_left_s(parent, family, now)
    return time_left_s([_part(row, now) for row in family], workers.slots(db))


def _tuning_left_s(parent: RunRow, family: list[RunRow], now: float) -> float | None:
    """Time left by the training at the end, or before it by a budget of time."""
    last = family[-1]
    if last.kind == "train":
        return _as_of(last, now)
    budget = parent.settings.tune
    if budget is None or budget.seconds is None or parent.started_at is None:
        return None
    trials_s = max(budget.seconds - max(now - parent.started_at, 0.0), 0.0)
    return trials_s + (1 - trials_share(parent)) * planned_s(parent)


def _part(row: RunRow, now: float) -> RunPart:
    state = {"queued": "waiting", "running": "running", "succeeded": "done"}.get(row.state, "gone")
    began, ended = row.started_at, row.finished_at if row.state in TERMINAL else now
    took_s = 0.0 if began is None or ended is None else max(ended - began, 0.0)
    left_s = _as_of(row, now) if row.state == "running" else None
    return RunPart(planned_s(row), took_s, left_s, state, is_blend=row.kind == "blend")


def _as_of(row: RunRow, now: float) -> float | None:
    """The last time left of a row, counted down to now."""
    if row.eta_s is None or row.progress_at is None:
        return None
    return max(row.eta_s - max(now - row.progress_at, 0.0), 0.0)  # the clock may be set back
