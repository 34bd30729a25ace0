"""The transitions that end a run or an attempt of it."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

from sqlalchemy import ColumnElement, Connection, func, insert, select, true, update

from houseprice.errors import Conflict, NotFound
from houseprice.jobs.error_codes import hint_for, retry_rule
from houseprice.jobs.ids import new_id
from houseprice.jobs.records import CancelOutcome, Failure, Outcome, ReapedRun
from houseprice.jobs.states import PARENTS, TERMINAL, RunState
from houseprice.store import datasets, events, models
from houseprice.store.clock import db_now
from houseprice.store.datasets import NewDataset
from houseprice.store.models import ModelVersionRow
from houseprice.store.notifications import alarms
from houseprice.store.owners import owner_columns
from houseprice.store.runs import families, transitions, tunings
from houseprice.store.runs.queries import children
from houseprice.store.runs.rows import RunRow, run_row
from houseprice.store.tables import model_versions, runs
from houseprice.training.trial_ledger import Trial

_LOST = Failure(
    "worker_lost_repeatedly",
    "The worker was lost again and again during this run",
    hint_for("worker_lost_repeatedly"),
)


def succeed(db: Connection, run_id: str, fence: int, outcome: Outcome) -> ModelVersionRow | None:
    """End a run with its model, in one transaction; None if the caller has lost the run.

    The first model of a data set that beats the naive baselines becomes its champion.
    """
    now = events.lock(db)
    guard = transitions.owned(run_id, fence)
    row = transitions.find(db, guard)
    if row is None:
        return None
    model_id = new_id()
    result = {**outcome.result, "model_id": model_id}
    event_data = {"model_id": model_id}
    done = transitions.end(
        db,
        guard,
        "succeeded",
        now,
        event_data,
        percent=100.0,
        current=row.total,
        message="Done",
        result=result,
    )
    if not done:
        return None
    _publish(db, row, outcome, result, now)
    models.crown_first(db, row.dataset_id, model_id, now)
    families.settle(db, row.parent_id, now)
    return models.get(db, model_id)


def fail(db: Connection, run_id: str, fence: int, failure: Failure) -> RunState | None:
    """End an attempt; the catalogue says by the failure's code whether another one follows.

    Returns
    -------
    RunState or None
        ``failed``, ``queued``, or ``cancelled`` if a cancellation came before the next attempt;
        None if the caller has lost the run.
    """
    now = events.lock(db)
    guard = transitions.owned(run_id, fence)
    row = transitions.find(db, guard)
    if row is None:
        return None
    state = _failed(db, row, failure, now)
    if state in TERMINAL:
        families.settle(db, row.parent_id, now)
    return state


def finish_trial(db: Connection, run_id: str, fence: int, trial: Trial) -> bool:
    """End a trial with its result; False if the caller has lost the run."""
    now = events.lock(db)
    row = transitions.find(db, transitions.owned(run_id, fence))
    if row is None or not tunings.end_trial(db, row, trial, now):
        return False
    families.settle(db, row.parent_id, now)
    return True


def finish_measurement(
    db: Connection, run_id: str, fence: int, name: str, figures: Mapping[str, Any]
) -> bool:
    """End a run with its figures, which its result has under a name.

    False means that the caller has lost the run.
    """
    now = events.lock(db)
    if not _done(db, run_id, fence, now, {name: dict(figures)}):
        return False
    alarms.note(db, run_id, figures, now)
    return True


def finish_import(db: Connection, run_id: str, fence: int, new: NewDataset) -> bool:
    """End an import with its data set, in one transaction; False if the caller has lost the run.

    A table that is there already, under the same name or as a version of the same series, is not
    stored twice: the result names that data set.

    Raises
    ------
    Conflict
        If the import adds sales to a version that is not the newest any more.
    """
    now = events.lock(db)
    row = transitions.find(db, transitions.owned(run_id, fence))
    if row is None or row.table_import is None:
        return False
    series_id = row.table_import.series_id
    continues = row.table_import.former_id if row.kind == "append" else None
    same = datasets.same_table(db, new, series_id, row.owned.owner_id)
    dataset = same or datasets.add(db, new, series_id, row.owned, continues)
    return _done(db, run_id, fence, now, {"dataset_id": dataset.id, "is_new": same is None})


def _done(db: Connection, run_id: str, fence: int, now: float, result: dict[str, Any]) -> bool:
    guard = transitions.owned(run_id, fence)
    return transitions.end(
        db, guard, "succeeded", now, percent=100.0, message="Done", result=result
    )


def end_cancelled(db: Connection, run_id: str, fence: int) -> bool:
    """End a run whose trainer has stopped on request; False if the caller has lost the run."""
    now = events.lock(db)
    guard = transitions.owned(run_id, fence)
    row = transitions.find(db, guard)
    if row is None or not transitions.end_as_cancelled(db, guard, now):
        return False
    families.settle(db, row.parent_id, now)
    return True


def cancel(db: Connection, run_id: str) -> CancelOutcome:
    """Cancel a waiting run at once, ask a running one to stop; a parent with all its children.

    Raises
    ------
    NotFound
        If there is no such run.
    Conflict
        If it has ended.
    """
    now = events.lock(db)
    row = transitions.find(db, runs.c.id == run_id)
    if row is None:
        raise NotFound(f"There is no run {run_id!r}")
    if row.state in TERMINAL:
        raise Conflict(
            f"Only a run that has not ended can be cancelled, but this one is {row.state}"
        )
    cancel_with_descendants(db, row, now)
    families.settle(db, row.parent_id, now)
    row_now = transitions.find(db, runs.c.id == run_id) or row
    return CancelOutcome(run_id, row_now.state, row_now.cancel_requested)


class Punctuality:
    """Whether an expired lease proves a lost worker: not right after the reaper itself was late.

    After sleep or a freeze of the machine every lease has expired, although the workers will soon
    send heartbeats again; so a late reaper waits one full lease. The database's clock measures
    this, as it does leases, so a jump of that clock counts as lateness too.

    Parameters
    ----------
    lease_s, interval_s : float
        The lease of a run, and the time between two calls of `reap`.
    """

    def __init__(self, lease_s: float, interval_s: float) -> None:
        self._lease_s = lease_s
        self._interval_s = interval_s
        self._last: float | None = None
        self._quiet_until = float("-inf")
        self._steady_since: float | None = None

    def allows(self, now: float) -> bool:
        """Whether to reap at `now`, seconds by the database's clock."""
        late = self._last is not None and not (
            0 <= now - self._last <= self._interval_s + self._lease_s / 2
        )
        if late:
            self._quiet_until = now + self._lease_s
        if late or self._steady_since is None:
            self._steady_since = now
        self._last = now
        return now >= self._quiet_until

    def latest_lease(self, now: float) -> float:
        """The latest end that a lease can have at `now`; a later one is from another time.

        It is from before the clock was set back, and so its worker has not renewed it since. That
        is known only after a lease without a jump of the clock.
        """
        steady_s = 0.0 if self._steady_since is None else now - self._steady_since
        return now + 2 * self._lease_s if steady_s >= self._lease_s else float("inf")


def reap(db: Connection, punctuality: Punctuality | None = None) -> list[ReapedRun]:
    """Take back the runs whose lease has ended: their workers are lost.

    Each run is cancelled if that was requested, failed if it has lost `max_lost` workers, and
    otherwise queued again.
    """
    now = db_now(db)
    if punctuality is not None and not punctuality.allows(now):
        return []
    latest = float("inf") if punctuality is None else punctuality.latest_lease(now)
    over = _is_over(now, latest)
    expired = (runs.c.state == "running") & runs.c.kind.notin_(PARENTS) & over
    if db.execute(select(runs.c.id).where(expired).limit(1)).first() is None:
        return []
    events.lock(db)
    # `now` is from before the lock: a run whose lease was extended meanwhile is not reaped.
    rows = [run_row(row) for row in db.execute(select(runs).where(expired).order_by(runs.c.seq))]
    reaped = [_reap_one(db, row, now, over) for row in rows]
    return [run for run in reaped if run is not None]


def reap_worker(db: Connection, worker: str) -> list[ReapedRun]:
    """Take back the runs of a worker that is known to be gone, without waiting for its lease."""
    now = events.lock(db)
    held = (runs.c.state == "running") & (runs.c.worker == worker)
    rows = [run_row(row) for row in db.execute(select(runs).where(held).order_by(runs.c.seq))]
    reaped = [_reap_one(db, row, now, true()) for row in rows]
    return [run for run in reaped if run is not None]


def reap_attempt(db: Connection, run_id: str, fence: int) -> ReapedRun | None:
    """Take back a run whose supervisor is known to be gone; None if it has lost the run before."""
    now = events.lock(db)
    row = transitions.find(db, transitions.owned(run_id, fence))
    return None if row is None else _reap_one(db, row, now, true())


def _is_over(now: float, latest: float) -> ColumnElement[bool]:
    ended = runs.c.lease_until < now
    return ended if math.isinf(latest) else ended | (runs.c.lease_until > latest)


def _reap_one(
    db: Connection, row: RunRow, now: float, over: ColumnElement[bool]
) -> ReapedRun | None:
    guard = transitions.owned(row.id, row.fence) & over
    lost = row.lost + 1
    state: RunState
    if row.cancel_requested:
        state, done = "cancelled", transitions.end_as_cancelled(db, guard, now, kind="reaped")
    elif lost >= row.max_lost:
        state = "failed"
        done = transitions.end_failed(db, guard, _LOST, now, kind="reaped", lost=lost)
    else:
        state = "queued"
        event_data = {"lost": lost}
        done = transitions.requeue(db, guard, now, kind="reaped", event_data=event_data, lost=lost)
    if not done:
        return None
    if state in TERMINAL:
        families.settle(db, row.parent_id, now)
    return ReapedRun(row.id, row.fence, state)


def _failed(db: Connection, row: RunRow, failure: Failure, now: float) -> RunState:
    guard = transitions.owned(row.id, row.fence)
    failures = row.failures + 1
    rule = retry_rule(failure.code)
    if rule is not None and row.cancel_requested:
        transitions.end_as_cancelled(db, guard, now)
        return "cancelled"
    if failure.from_outside and row.max_failures > 0:
        return _killed(db, row, failure, now)
    if rule is None or not rule.allows(row.failures, row.max_failures):
        transitions.end_failed(db, guard, failure, now, failures=failures)
        return "failed"
    wait_s = rule.wait_s(failures)
    transitions.requeue(
        db,
        guard,
        now,
        kind="released",
        event_data={"counted": True, "code": failure.code, "message": failure.message},
        wait_s=wait_s,
        message=_next_attempt(failure, failures, rule.most(row.max_failures), wait_s),
        failures=failures,
    )
    return "queued"


def _killed(db: Connection, row: RunRow, failure: Failure, now: float) -> RunState:
    """End an attempt that something else than the training ended."""
    guard, lost = transitions.owned(row.id, row.fence), row.lost + 1
    if lost >= row.max_lost:
        transitions.end_failed(db, guard, failure, now, lost=lost)
        return "failed"
    event_data = {"lost": lost, "code": failure.code, "message": failure.message}
    rule = retry_rule(failure.code)
    wait_s = 0.0 if rule is None else rule.wait_s(lost)
    transitions.requeue(
        db,
        guard,
        now,
        kind="released",
        event_data=event_data,
        wait_s=wait_s,
        message=_next_attempt(failure, lost, row.max_lost - 1, wait_s),
        lost=lost,
    )
    return "queued"


def _next_attempt(failure: Failure, failures: int, most: int, wait_s: float) -> str:
    """What a user reads while a failed run waits for its next attempt."""
    ended = failure.message if failure.message.endswith((".", "!")) else f"{failure.message}."
    return f"{ended} Retry {failures} of at most {most} begins in {wait_s:.0f} s or later"


def cancel_with_descendants(db: Connection, row: RunRow, now: float) -> None:
    """Cancel a run that has not ended, with all its descendants."""
    if row.state in TERMINAL:
        return
    if row.kind in PARENTS:
        _ask_to_stop(db, row, now)
        for child in children(db, row.id):
            cancel_with_descendants(db, child, now)
        families.settle(db, row.id, now)
    elif row.state == "queued":
        transitions.end_as_cancelled(db, transitions.waiting(row.id), now)
    elif row.state == "running":
        _ask_to_stop(db, row, now)


def _ask_to_stop(db: Connection, row: RunRow, now: float) -> None:
    request = update(runs).where(
        runs.c.id == row.id, runs.c.state == row.state, runs.c.cancel_requested.is_(False)
    )
    if db.execute(request.values(cancel_requested=True)).rowcount:
        events.append(db, row.id, row.fence, "cancel_requested", now)


def _publish(
    db: Connection, row: RunRow, outcome: Outcome, result: dict[str, Any], now: float
) -> None:
    name = f"{row.dataset.name}-{row.model_type}"
    newest = select(func.max(model_versions.c.version)).where(model_versions.c.name == name)
    values = {
        "id": result["model_id"],
        "seq": events.last_event(db),
        "name": name,
        "version": (db.execute(newest).scalar_one() or 0) + 1,
        "family": row.model_type,
        "dataset_id": row.dataset_id,
        "dataset_sha256": outcome.dataset_sha256 or row.dataset.sha256,
        "run_id": row.id,
        "fence": row.fence,
        "path": outcome.artifact_path,
        "manifest_sha256": outcome.manifest_sha256,
        "test_sha256": outcome.test_sha256,
        "result": result,
        "size_bytes": outcome.size_bytes,
        "created_at": now,
        **owner_columns(row.owned),
    }
    snapshot = select(runs.c.dataset).where(runs.c.id == row.id).scalar_subquery()
    db.execute(insert(model_versions).values(**values, dataset=snapshot))
