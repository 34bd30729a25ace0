"""The files of batches: what the row of a run says of them."""

from __future__ import annotations

from sqlalchemy import Connection, update

from houseprice.errors import Conflict, NotFound
from houseprice.jobs.states import TERMINAL
from houseprice.store import events
from houseprice.store.runs import transitions
from houseprice.store.tables import runs


def note_deleted_files(db: Connection, run_id: str) -> None:
    """Note that the files of a batch go; the run stays in the history.

    Raises
    ------
    NotFound
        If there is no such batch, or its files went before.
    Conflict
        If it has not ended.
    """
    now = events.lock(db)
    row = transitions.find(db, (runs.c.id == run_id) & (runs.c.kind == "batch"))
    if row is None or row.files_deleted_at is not None:
        raise NotFound(f"There is no batch {run_id!r} with values")
    if row.state not in TERMINAL:
        raise Conflict(
            f"Only a batch that has ended can be deleted, but this one is {row.state}",
            hint="Cancel it first; what is done stays until you delete it.",
        )
    db.execute(update(runs).where(runs.c.id == run_id).values(files_deleted_at=now))
