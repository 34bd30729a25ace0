"""A run that does not fit into the memory of a machine waits there, but never for ever."""

from __future__ import annotations

from sqlalchemy import ColumnElement, Connection, exists, func, select, update

from houseprice.jobs.memory import SALE_BYTES, TRAINER_BYTES, MemoryRoom, needed_bytes
from houseprice.store import events
from houseprice.store.runs.rows import RunRow
from houseprice.store.tables import run_events, runs

#: Kinds that load all sales and train.
_LARGE = ("train", "trial", "blend", "origins")
_WAITS = "waits_for_memory"
#: Beginning of the message of a run that waits for memory.
WAITS_FOR_MEMORY = "Waiting for memory"


def has_room(db: Connection, worker: str, room: MemoryRoom, now: float) -> ColumnElement[bool]:
    """True for the runs that this worker's machine has memory for, or that have waited enough."""
    count, free = _at_work(db, worker, room)
    most_rows = (free - TRAINER_BYTES) / SALE_BYTES
    patience_s = room.patience_s if count else room.idle_patience_s
    waited = exists().where(
        run_events.c.run_id == runs.c.id,
        run_events.c.kind == _WAITS,
        run_events.c.at < now - patience_s,
    )
    return runs.c.kind.notin_(_LARGE) | (_rows() <= most_rows) | waited


def note_wait(db: Connection, row: RunRow, worker: str, room: MemoryRoom, now: float) -> None:
    """Tell users that a run waits for memory; the caller holds the lock of the log."""
    _, free = _at_work(db, worker, room)
    needed_gb, free_gb = needed_bytes(row.dataset.rows) / 1e9, max(free, 0.0) / 1e9
    text = (
        f"{WAITS_FOR_MEMORY}: it takes {needed_gb:.1f} GB or more, and {free_gb:.1f} GB are free. "
        "It starts when there is enough, or after a while in any case"
    )
    change = update(runs).where(runs.c.id == row.id, runs.c.state == "queued").values(message=text)
    if db.execute(change).rowcount:
        events.append(db, row.id, 0, _WAITS, now)


def _at_work(db: Connection, worker: str, room: MemoryRoom) -> tuple[int, float]:
    """Number of this worker's trainings, and the bytes that are left beside them.

    A training that has just begun has not taken its memory yet, so it is counted by its sales.
    """
    query = select(func.count(), func.coalesce(func.sum(_rows()), 0)).where(
        runs.c.worker == worker, runs.c.state == "running", runs.c.kind.in_(_LARGE)
    )
    count, rows = db.execute(query).one()
    taken = int(count) * TRAINER_BYTES + SALE_BYTES * float(rows)
    return int(count), min(room.available, room.total - taken)


def _rows() -> ColumnElement[int]:
    """Number of sales of a run; 0 where it is not known."""
    number: ColumnElement[int] = func.coalesce(runs.c.dataset["rows"].as_integer(), 0)
    return number
