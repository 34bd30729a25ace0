"""The owner of a run: claims it, extends the lease, records progress, gives it back."""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
    and_,
    case,
    exists,
    func,
    insert,
    select,
    update,
)

from houseprice.jobs.error_codes import LONGEST_WAIT_S
from houseprice.jobs.memory import MemoryRoom
from houseprice.jobs.records import (
    SPEC_VERSIONS,
    Beat,
    ClaimedRun,
    EpochScore,
    Failure,
    ProgressUpdate,
    SourceModel,
)
from houseprice.jobs.states import ACTIVE, BESIDE_SLOTS, PARENTS, PARTS, RunState
from houseprice.store import events
from houseprice.store.clock import db_now
from houseprice.store.runs import estimates, families, time_limits, transitions, tunings
from houseprice.store.runs.endings import fail
from houseprice.store.runs.fairness import below_limit, claim_order
from houseprice.store.runs.memory import WAITS_FOR_MEMORY, has_room, note_wait
from houseprice.store.runs.rows import RunRow, claimed_run, run_row
from houseprice.store.tables import model_versions, part_of, run_curve, run_events, runs

#: Made once, since an alias takes long to get its columns.
_SIBLING = runs.alias("sibling")

#: The largest percent before the run has succeeded.
_ALMOST = 99.9
_MOST_NOTICES = 5


def claimable(
    now: float, queues: Collection[str] | None, spec_versions: Collection[int] | None
) -> ColumnElement[bool]:
    """True for the rows that a worker may claim; None means any queue or version."""
    unfinished = exists().where(
        _SIBLING.c.parent_id == runs.c.parent_id,
        _SIBLING.c.kind.in_(PARTS),
        _SIBLING.c.state.in_(ACTIVE),
    )
    rules = [
        runs.c.state == "queued",
        runs.c.kind.notin_(PARENTS),
        may_start(now),
        (runs.c.kind != "blend") | ~unfinished,
    ]
    if queues is not None:
        rules.append(runs.c.queue.in_(queues))
    if spec_versions is not None:
        rules.append(runs.c.spec_version.in_(spec_versions))
    return and_(*rules)


def may_start(now: float) -> ColumnElement[bool]:
    """True for the rows that need not wait any longer.

    No run waits for longer than the longest backoff: where a row says so, the clock was set back.
    """
    longest = now + LONGEST_WAIT_S
    return (runs.c.not_before <= now) | (runs.c.not_before > longest)


def claim(
    db: Connection,
    worker: str,
    queues: Collection[str],
    lease_s: float,
    spec_versions: Collection[int] = SPEC_VERSIONS,
    *,
    slots: int | None = None,
    max_running: int = 0,
    memory: MemoryRoom | None = None,
) -> ClaimedRun | None:
    """Claim the best waiting run, see `fairness.claim_order`. None if there is none.

    A worker that has runs in all its `slots` claims `BESIDE_SLOTS` only, and so does any worker
    for an owner who has `max_running` runs at work (0 is no limit). A run that does not fit into
    the `memory` waits, and says so. A look without a claim takes no lock, so idle workers do not
    delay busy ones.
    """

    def rule(now: float) -> ColumnElement[bool]:
        is_full = slots is not None and _at_work(db, worker) >= slots
        is_import = runs.c.kind.in_(BESIDE_SLOTS)
        allowed = claimable(now, queues, spec_versions) & (is_import | below_limit(max_running))
        return allowed & is_import if is_full else allowed

    def fitting(now: float) -> ColumnElement[bool]:
        return rule(now) if memory is None else rule(now) & has_room(db, worker, memory, now)

    seen = db_now(db)
    if db.execute(_best(fitting(seen))).first() is None:
        if memory is not None:
            _note_wait(db, rule(seen), worker, memory)
        return None
    now = events.lock(db)
    best = _best(fitting(now)).with_for_update(skip_locked=True)
    change = (
        update(runs)
        .where(runs.c.id == best.scalar_subquery(), runs.c.state == "queued")
        .values(_claimed(worker, now, lease_s))
        .returning(runs)
    )
    record = db.execute(change).one_or_none()
    if record is None:
        return None
    row = run_row(record)
    events.append(db, row.id, row.fence, "claimed", now, worker=worker, attempt=row.attempt)
    families.start(db, row.parent_id, now)
    estimates.update_parents(db, row.parent_id, now)
    return replace(
        claimed_run(row),
        members=_members(db, row),
        plan=tunings.plan(db, row) if row.kind == "trial" else None,
        tuning=tunings.trials_protocol(db, row) if row.kind == "train" and row.parent_id else None,
        limit=time_limits.limit_of(db, row, now),
        left_out=time_limits.left_out(db, row),
    )


def _note_wait(db: Connection, rule: ColumnElement[bool], worker: str, memory: MemoryRoom) -> None:
    """Note that the best run waits for memory, if that is what it waits for."""
    best = select(runs).where(runs.c.id == _best(rule).scalar_subquery())
    record = db.execute(best).one_or_none()
    if record is not None and not run_row(record).message.startswith(WAITS_FOR_MEMORY):
        note_wait(db, run_row(record), worker, memory, events.lock(db))


def heartbeat(db: Connection, run_id: str, fence: int, lease_s: float) -> Beat | None:
    """Extend the lease; None means that the caller has lost the run and must stop."""
    change = (
        update(runs)
        .where(transitions.owned(run_id, fence))
        .values(lease_until=db_now(db) + lease_s)
        .returning(runs.c.cancel_requested, runs.c.finish_requested)
    )
    return _beat(db.execute(change).one_or_none())


def asked(db: Connection, run_id: str, fence: int) -> Beat | None:
    """What users have asked of a run, without a change of the row; None as in `heartbeat`."""
    query = select(runs.c.cancel_requested, runs.c.finish_requested)
    return _beat(db.execute(query.where(transitions.owned(run_id, fence))).one_or_none())


def _beat(row: Any) -> Beat | None:
    if row is None:
        return None
    return Beat(bool(row.cancel_requested), bool(row.finish_requested))


def record_progress(
    db: Connection, run_id: str, fence: int, news: ProgressUpdate, lease_s: float
) -> Beat | None:
    """Store a report of the trainer and extend the lease; None as in `heartbeat`."""
    now = events.lock(db)
    row = transitions.find(db, transitions.owned(run_id, fence))
    if row is None:
        return None
    columns = _progress_columns(row, news, now)
    change = update(runs).where(runs.c.id == run_id).values(lease_until=now + lease_s, **columns)
    db.execute(change)
    # A reader of the log reads the run itself: the event says that it has changed, and how many
    # epochs the attempt has computed and taken over, from which wasted work is counted.
    epochs = {"epochs_done": news.epochs_done, "epochs_taken": news.epochs_taken}
    events.append(db, run_id, fence, "progress", now, **(epochs if any(epochs.values()) else {}))
    _record_curve(db, run_id, fence, news.curve, now)
    estimates.update_parents(db, row.parent_id, now)
    _log_interruption(db, row, news, now)
    return Beat(row.cancel_requested, row.finish_requested)


def release(db: Connection, run_id: str, fence: int, counted: bool) -> RunState | None:
    """Give back an unfinished run; a crash of the trainer is `counted`, a drain is not.

    Returns
    -------
    RunState or None
        ``queued``; ``cancelled`` if that was requested; ``failed`` if a counted release exceeds
        the limit; None if the caller has lost the run.
    """
    if counted:
        message = "The trainer process ended without a result"
        return fail(db, run_id, fence, Failure("trainer_crashed", message))
    now = events.lock(db)
    guard = transitions.owned(run_id, fence)
    row = transitions.find(db, guard)
    if row is None:
        return None
    if row.cancel_requested:
        transitions.end_as_cancelled(db, guard, now)
        families.settle(db, row.parent_id, now)
        return "cancelled"
    event_data = {"counted": False}
    transitions.requeue(
        db, guard, now, kind="released", event_data=event_data, attempt=runs.c.attempt - 1
    )
    return "queued"


def _best(rule: ColumnElement[bool]) -> Select[tuple[str]]:
    return select(runs.c.id).where(rule).order_by(*claim_order()).limit(1)


def _at_work(db: Connection, worker: str) -> int:
    """Number of runs of a worker that take a slot; a lost one does until it is taken back."""
    query = select(func.count()).where(
        runs.c.worker == worker,
        runs.c.state == "running",
        runs.c.kind.notin_(BESIDE_SLOTS),
    )
    return int(db.execute(query).scalar_one())


def _claimed(worker: str, now: float, lease_s: float) -> dict[str, Any]:
    return {
        "state": "running",
        "phase": "starting",
        "fence": runs.c.fence + 1,
        "attempt": runs.c.attempt + 1,
        "worker": worker,
        "lease_until": now + lease_s,
        "progress_at": now,
        "started_at": case((runs.c.started_at.is_(None), now), else_=runs.c.started_at),
        "message": "Starting",
        "resumed": None,
    }


def _members(db: Connection, row: RunRow) -> tuple[SourceModel, ...]:
    """The models of a blend, or the model to make again; a deleted model is left out."""
    parent = runs.alias("parent")
    rule: ColumnElement[bool]
    if row.kind == "blend":
        family = part_of(runs, parent) == row.parent_id
        rule = family & (runs.c.kind == "train") & (runs.c.state == "succeeded")
    elif row.source_model_id is not None:
        rule = model_versions.c.id == row.source_model_id
    else:
        return ()
    query = (
        select(runs.c.id, model_versions)
        .join(model_versions, model_versions.c.run_id == runs.c.id)
        .outerjoin(parent, parent.c.id == runs.c.parent_id)
        .where(rule)
        .order_by(parent.c.seq, runs.c.seq)
    )
    return tuple(
        SourceModel(row.run_id, row.family, row._mapping[model_versions.c.id], row.path)
        for row in db.execute(query)
    )


def _progress_columns(row: RunRow, news: ProgressUpdate, now: float) -> dict[str, Any]:
    """The columns that a report changes; neither percent nor the finished steps ever fall."""
    percent = min(max(news.percent, 0.0), _ALMOST) if math.isfinite(news.percent) else 0.0
    current, total = news.current, news.total
    if total in (0, row.total):
        current, total = max(row.current, current), row.total
    return {
        "progress_at": now,
        "phase": news.phase,
        "percent": max(row.percent, percent),
        "current": current,
        "total": total,
        "message": news.message,
        "resumed": row.resumed if news.resumed is None else dict(news.resumed),
        "notices": list(_notices(row, news)),
        **estimates.time_left_columns(row, news.eta_s, now),
    }


def _notices(row: RunRow, news: ProgressUpdate) -> tuple[str, ...]:
    """The newest notices of the run, each once."""
    return tuple(dict.fromkeys((*row.notices, *news.notices)))[-_MOST_NOTICES:]


def _log_interruption(db: Connection, row: RunRow, news: ProgressUpdate, now: float) -> None:
    """Log where the attempt went on, and notices that the run did not have yet."""
    if news.resumed is not None:
        if row.lost and _gets_on(db, row, news.resumed):
            # The attempt before was lost, but not in vain: this run kills no worker.
            db.execute(update(runs).where(runs.c.id == row.id).values(lost=runs.c.lost - 1))
        events.append(db, row.id, row.fence, "resumed", now, **news.resumed)
    for notice in dict.fromkeys(news.notices):
        if notice not in row.notices:
            events.append(db, row.id, row.fence, "notice", now, message=notice)


def _gets_on(db: Connection, row: RunRow, resumed: Mapping[str, int]) -> bool:
    """Whether this attempt begins later than any before; True only once an attempt."""
    query = select(run_events.c.fence, run_events.c.data).where(
        run_events.c.run_id == row.id, run_events.c.kind == "resumed"
    )
    starts = [(fence, _place(data)) for fence, data in db.execute(query)]
    farthest = max((place for fence, place in starts if fence < row.fence), default=(0, 0))
    is_known = any(fence == row.fence and place > farthest for fence, place in starts)
    return not is_known and _place(resumed) > farthest


def _place(resumed: Mapping[str, int]) -> tuple[int, int]:
    return resumed["models"], resumed["epoch"]


def _record_curve(
    db: Connection, run_id: str, fence: int, scores: tuple[EpochScore, ...], now: float
) -> None:
    if not scores:
        return
    points = [
        {
            "epoch": score.epoch,
            "train_loss": _finite(score.train_loss),
            "validation_loss": _finite(score.validation_loss),
            "elapsed_s": score.elapsed_s,
        }
        for score in {score.epoch: score for score in scores}.values()
    ]
    query = select(run_curve.c.epoch).where(
        run_curve.c.run_id == run_id, run_curve.c.fence == fence
    )
    logged = set(db.execute(query).scalars())
    fresh = [point for point in points if point["epoch"] not in logged]
    if fresh:
        db.execute(insert(run_curve), [{"run_id": run_id, "fence": fence, **p} for p in fresh])
        events.append(db, run_id, fence, "curve", now, points=fresh)


def _finite(value: float | None) -> float | None:
    return value if value is not None and math.isfinite(value) else None
