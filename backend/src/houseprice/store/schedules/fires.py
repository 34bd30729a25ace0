"""What became of each due time of a schedule."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from sqlalchemy import Connection, insert, select, update

from houseprice.jobs.actors import Ownership
from houseprice.jobs.states import ACTIVE, TERMINAL, RunState
from houseprice.store.accounts.tables import users
from houseprice.store.clock import db_now
from houseprice.store.pages import Page, check_limit, make_page, read_cursor
from houseprice.store.schedules.tables import schedule_fires, schedules
from houseprice.store.tables import runs

#: A run was started; the studio was down and a later time counts; the run before is still at work;
#: no run could be accepted.
FireOutcome = Literal["started", "missed", "skipped", "refused"]
#: To be judged when the run has ended; the model became champion; it did not; it made no model.
PromotionState = Literal["waiting", "promoted", "kept", "none"]


@dataclass(frozen=True)
class NewFire:
    """What became of a due time, seconds since 1970; `reason` says why there is no run."""

    due_at: float
    outcome: FireOutcome
    reason: str = ""
    run_id: str | None = None
    promotion: PromotionState | None = None


@dataclass(frozen=True)
class FireRow(NewFire):
    """A stored due time; `run_state` is None where there is no run."""

    seq: int = 0
    schedule_id: str = ""
    at: float = 0.0
    promotion_reason: str = ""
    run_state: RunState | None = None


@dataclass(frozen=True)
class JudgedRun:
    """A scheduled run that has ended and whose model may become champion.

    `maker` is who made or last changed the schedule; without accounts it is nobody.
    """

    seq: int
    schedule_id: str
    schedule: str
    run_id: str
    state: RunState
    result: dict[str, Any] | None
    maker: Ownership


def add(db: Connection, schedule_id: str, fire: NewFire) -> None:
    """Record a due time; the database refuses a second row for it."""
    values = {**vars(fire), "schedule_id": schedule_id, "at": db_now(db)}
    db.execute(insert(schedule_fires).values(**values))


def is_known(db: Connection, schedule_id: str, due_at: float) -> bool:
    """Whether this due time has its row."""
    known = schedule_fires
    rule = (known.c.schedule_id == schedule_id) & (known.c.due_at == due_at)
    return db.execute(select(known.c.seq).where(rule)).first() is not None


def active_run(db: Connection, schedule_id: str) -> str | None:
    """The run of this schedule that has not ended, if any."""
    query = (
        select(runs.c.id)
        .join(schedule_fires, schedule_fires.c.run_id == runs.c.id)
        .where(schedule_fires.c.schedule_id == schedule_id, runs.c.state.in_(ACTIVE))
    )
    return db.execute(query.limit(1)).scalar()


def page(
    db: Connection, schedule_id: str, cursor: str | None = None, limit: int = 50
) -> Page[FireRow]:
    """A page of the due times of a schedule, newest first."""
    before, known = read_cursor(cursor), schedule_fires
    query = (
        select(known, runs.c.state.label("run_state"))
        .outerjoin(runs, runs.c.id == known.c.run_id)
        .where(known.c.schedule_id == schedule_id)
    )
    if before is not None:
        query = query.where(known.c.seq < before)
    rows = db.execute(query.order_by(known.c.seq.desc()).limit(check_limit(limit) + 1))
    return make_page([FireRow(**row._mapping) for row in rows], limit, lambda row: row.seq)


def last(db: Connection) -> dict[str, FireRow]:
    """The newest due time of each schedule, by the id of the schedule."""
    known = schedule_fires
    newest: dict[str, FireRow] = {}
    for schedule_id in db.execute(select(schedules.c.id)).scalars():
        query = (
            select(known, runs.c.state.label("run_state"))
            .outerjoin(runs, runs.c.id == known.c.run_id)
            .where(known.c.schedule_id == schedule_id)
            .order_by(known.c.seq.desc())
        )
        row = db.execute(query.limit(1)).one_or_none()
        if row is not None:
            newest[schedule_id] = FireRow(**row._mapping)
    return newest


def to_judge(db: Connection) -> list[JudgedRun]:
    """The scheduled runs that have ended and are not judged yet."""
    known = schedule_fires
    query = (
        select(
            known.c.seq,
            known.c.schedule_id,
            schedules.c.name.label("schedule"),
            known.c.run_id,
            runs.c.state,
            runs.c.result,
            schedules.c.owner_id,
            users.c.name.label("owner_name"),
        )
        .join(runs, runs.c.id == known.c.run_id)
        .join(schedules, schedules.c.id == known.c.schedule_id)
        .outerjoin(users, users.c.id == schedules.c.owner_id)
        .where(known.c.promotion == "waiting", runs.c.state.in_(TERMINAL))
        .order_by(known.c.seq)
    )
    return [_judged(dict(row._mapping)) for row in db.execute(query.limit(20))]


def _judged(values: dict[str, Any]) -> JudgedRun:
    maker = Ownership(values.pop("owner_id"), values.pop("owner_name"))
    return JudgedRun(**values, maker=maker)


def judge(db: Connection, seq: int, state: PromotionState, reason: str) -> bool:
    """Record whether the model became champion and why; False if that was recorded before."""
    known = schedule_fires
    change = update(known).where(known.c.seq == seq, known.c.promotion == "waiting")
    return db.execute(change.values(promotion=state, promotion_reason=reason)).rowcount == 1
