"""The workers, and which of them are alive."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, delete, func, insert, select, update

from houseprice.jobs.states import IMPORT_PLACES, IMPORTS
from houseprice.store.clock import db_now
from houseprice.store.tables import runs, workers


@dataclass(frozen=True)
class WorkerBeat:
    """Heartbeat of a worker; `boot_nonce` differs at each start, and `version` is its code's."""

    name: str
    boot_nonce: str
    host: str
    pid: int
    slots: int
    queues: tuple[str, ...]
    draining: bool = False
    version: str = ""


@dataclass(frozen=True)
class WorkerRow(WorkerBeat):
    """A live worker: age of its heartbeat, number of its busy slots, and of its imports."""

    age_s: float = 0.0
    busy: int = 0
    importing: int = 0


def beat(db: Connection, worker: WorkerBeat) -> None:
    """Store the heartbeat of a worker."""
    now = db_now(db)
    values: dict[str, Any] = {
        "host": worker.host,
        "pid": worker.pid,
        "slots": worker.slots,
        "queues": list(worker.queues),
        "draining": worker.draining,
        "boot_nonce": worker.boot_nonce,
        "version": worker.version,
        "last_seen": now,
    }
    update_result = db.execute(update(workers).where(workers.c.name == worker.name).values(values))
    if not update_result.rowcount:
        db.execute(insert(workers).values(**values, name=worker.name, started_at=now))


def live(db: Connection, within_s: float = 60.0) -> list[WorkerRow]:
    """The workers with a heartbeat in the last `within_s` seconds, by name."""
    now = db_now(db)
    running = select(func.count()).where(runs.c.worker == workers.c.name, runs.c.state == "running")
    busy = running.where(runs.c.kind.notin_(IMPORTS)).scalar_subquery()
    importing = running.where(runs.c.kind.in_(IMPORTS)).scalar_subquery()
    query = (
        select(workers, busy.label("busy"), importing.label("importing"))
        # A heartbeat of the future is from before the clock was set back; the next one tells.
        .where(workers.c.last_seen.between(now - within_s, now + within_s))
        .order_by(workers.c.name)
    )
    return [_worker(row, now) for row in db.execute(query)]


def on_host(db: Connection, host: str) -> list[WorkerRow]:
    """The workers of a host that have not signed off, however old their heartbeats are."""
    rows = db.execute(select(workers).where(workers.c.host == host).order_by(workers.c.name))
    now = db_now(db)
    return [_worker(row, now) for row in rows]


def forget(db: Connection, name: str) -> bool:
    """Delete a worker that has ended; False if there is no such worker."""
    return db.execute(delete(workers).where(workers.c.name == name)).rowcount == 1


def forget_silent(db: Connection, older_than_s: float) -> int:
    """Delete the workers whose last heartbeat is older; returns their number."""
    now = db_now(db)
    old = ~workers.c.last_seen.between(now - older_than_s, now + older_than_s)
    return db.execute(delete(workers).where(old)).rowcount


def slots(db: Connection, within_s: float = 60.0) -> int:
    """Number of trainings that all live workers together run at a time, at least 1."""
    return max(1, sum(worker.slots for worker in live(db, within_s)))


def free_slots(db: Connection, within_s: float = 60.0, queue: str | None = None) -> int:
    """Number of free slots of live workers that take new runs, in a queue if it is named."""
    return sum(max(0, worker.slots - worker.busy) for worker in _takers(db, within_s, queue))


def free_import_places(db: Connection, within_s: float = 60.0, queue: str | None = None) -> int:
    """Number of free places that live workers keep for imports, in a queue if it is named."""
    return sum(max(0, IMPORT_PLACES - worker.importing) for worker in _takers(db, within_s, queue))


def _takers(db: Connection, within_s: float, queue: str | None) -> list[WorkerRow]:
    return [
        worker
        for worker in live(db, within_s)
        if not worker.draining and (queue is None or queue in worker.queues)
    ]


def _worker(row: Any, now: float) -> WorkerRow:
    return WorkerRow(
        name=row.name,
        boot_nonce=row.boot_nonce,
        host=row.host,
        pid=row.pid,
        slots=row.slots,
        queues=tuple(row.queues),
        draining=row.draining,
        version=row.version,
        age_s=max(0.0, now - row.last_seen),
        busy=getattr(row, "busy", 0),
        importing=getattr(row, "importing", 0),
    )
