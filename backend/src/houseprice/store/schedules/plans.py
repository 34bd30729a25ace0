"""The schedules themselves."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, delete, func, insert, select, update

from houseprice.errors import NotFound
from houseprice.jobs.ids import new_id
from houseprice.store import events
from houseprice.store.clock import db_now
from houseprice.store.schedules.tables import schedule_fires, schedules


@dataclass(frozen=True)
class NewSchedule:
    """A schedule to store.

    Parameters
    ----------
    name : str
    cron : str
        Expression with five fields.
    timezone : str
        IANA name of the zone in which the expression is read.
    series_id : str
        Name of a built-in data set, or id of the first version of an imported one.
    model_type : str
        A family, or ``all``.
    settings : dict
        `TrainSettings.to_json()`.
    promote : bool
        Whether the model may become champion, if the guards allow it.
    next_due_at : float
        Seconds since 1970.
    owner_id : str or None
        Who made or last changed it; None without accounts.
    """

    name: str
    cron: str
    timezone: str
    series_id: str
    model_type: str
    settings: dict[str, Any]
    promote: bool
    next_due_at: float | None
    owner_id: str | None = None


@dataclass(frozen=True, kw_only=True)
class ScheduleRow(NewSchedule):
    """A stored schedule; a paused one has no `next_due_at`."""

    id: str
    created_at: float
    paused_at: float | None


def add(db: Connection, new: NewSchedule) -> ScheduleRow:
    """Store a schedule."""
    schedule_id = new_id()
    db.execute(insert(schedules).values(id=schedule_id, created_at=db_now(db), **vars(new)))
    return get(db, schedule_id)


def get(db: Connection, schedule_id: str) -> ScheduleRow:
    """A schedule; NotFound if there is none with this id."""
    row = db.execute(select(schedules).where(schedules.c.id == schedule_id)).one_or_none()
    if row is None:
        raise NotFound(f"There is no schedule {schedule_id[:80]!r}")
    return ScheduleRow(**row._mapping)


def everything(db: Connection) -> list[ScheduleRow]:
    """All schedules, oldest first."""
    return [ScheduleRow(**row._mapping) for row in db.execute(select(schedules).order_by("id"))]


def count(db: Connection) -> int:
    """Number of schedules."""
    return int(db.execute(select(func.count()).select_from(schedules)).scalar_one())


def change(db: Connection, schedule_id: str, **values: Any) -> ScheduleRow:
    """Set columns of a schedule."""
    events.lock(db)
    get(db, schedule_id)
    db.execute(update(schedules).where(schedules.c.id == schedule_id).values(**values))
    return get(db, schedule_id)


def remove(db: Connection, schedule_id: str) -> None:
    """Delete a schedule with its history; its runs and models stay."""
    events.lock(db)
    get(db, schedule_id)
    db.execute(delete(schedule_fires).where(schedule_fires.c.schedule_id == schedule_id))
    db.execute(delete(schedules).where(schedules.c.id == schedule_id))


def due(db: Connection) -> list[ScheduleRow]:
    """The schedules whose next due time has come; this takes no lock."""
    rule = schedules.c.next_due_at <= db_now(db)
    rows = db.execute(select(schedules).where(rule).order_by(schedules.c.next_due_at).limit(100))
    return [ScheduleRow(**row._mapping) for row in rows]


def advance(db: Connection, row: ScheduleRow, next_due_at: float) -> bool:
    """Move a schedule on to its next due time; False if another ticker has done so.

    The caller holds the lock of the event log, so that no two tickers do so at once.
    """
    unchanged = (schedules.c.id == row.id) & (schedules.c.next_due_at == row.next_due_at)
    same_plan = (schedules.c.cron == row.cron) & (schedules.c.timezone == row.timezone)
    step = update(schedules).where(unchanged, same_plan).values(next_due_at=next_due_at)
    return db.execute(step).rowcount == 1
