"""Which workers are alive."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, delete, func, insert, select, update

from houseprice.store.clock import db_now
from houseprice.store.tables import runs, workers


@dataclass(frozen=True)
class WorkerBeat:
    """What a worker says of itself; `boot_nonce` differs each time it starts."""

    name: str
    boot_nonce: str
    host: str
    pid: int
    slots: int
    queues: tuple[str, ...]
    draining: bool = False


@dataclass(frozen=True)
class WorkerRow(WorkerBeat):
    """A live worker, how long ago it was heard of, and how many of its slots are busy."""

    age_s: float = 0.0
    busy: int = 0


def beat(db: Connection, worker: WorkerBeat) -> None:
    """Note that a worker is alive."""
    now = db_now(db)
    values: dict[str, Any] = {
        "host": worker.host,
        "pid": worker.pid,
        "slots": worker.slots,
        "queues": list(worker.queues),
        "draining": worker.draining,
        "boot_nonce": worker.boot_nonce,
        "last_seen": now,
    }
    update_result = db.execute(update(workers).where(workers.c.name == worker.name).values(values))
    if not update_result.rowcount:
        db.execute(insert(workers).values(**values, name=worker.name, started_at=now))


def live(db: Connection, within_s: float = 60.0) -> list[WorkerRow]:
    """The workers heard of within the last `within_s` seconds, by name."""
    now = db_now(db)
    busy = (
        select(func.count())
        .where(runs.c.worker == workers.c.name, runs.c.state == "running")
        .scalar_subquery()
    )
    query = (
        select(workers, busy.label("busy"))
        .where(workers.c.last_seen >= now - within_s)
        .order_by(workers.c.name)
    )
    return [_worker(row, now) for row in db.execute(query)]


def forget(db: Connection, name: str) -> bool:
    """Delete a worker that has said goodbye; False if it was not known."""
    return db.execute(delete(workers).where(workers.c.name == name)).rowcount == 1


def forget_silent(db: Connection, older_than_s: float) -> int:
    """Delete the workers that have not been heard of for so long; returns how many."""
    old = workers.c.last_seen < db_now(db) - older_than_s
    return db.execute(delete(workers).where(old)).rowcount


def slots(db: Connection, within_s: float = 60.0) -> int:
    """Trainings that all live workers together run at a time; at least 1."""
    return max(1, sum(worker.slots for worker in live(db, within_s)))


def free_slots(db: Connection, within_s: float = 60.0) -> int:
    """Slots of live workers that nothing runs on."""
    return sum(
        max(0, worker.slots - worker.busy) for worker in live(db, within_s) if not worker.draining
    )


def _worker(row: Any, now: float) -> WorkerRow:
    return WorkerRow(
        name=row.name,
        boot_nonce=row.boot_nonce,
        host=row.host,
        pid=row.pid,
        slots=row.slots,
        queues=tuple(row.queues),
        draining=row.draining,
        age_s=max(0.0, now - row.last_seen),
        busy=row.busy,
    )
