"""The number of rings that waiting runs need, because a ring may be lost."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import Connection, func, select

from houseprice.store.clock import db_now
from houseprice.store.runs.leases import claimable
from houseprice.store.tables import runs


def bells_needed(db: Connection, slots: int, queues: Collection[str] | None = None) -> int:
    """Number of claimable runs, at most one for each free slot.

    The caller subtracts the rings that already wait in the broker.
    """
    rule = claimable(db_now(db), queues, None)
    waiting = db.execute(select(func.count()).select_from(runs).where(rule)).scalar_one()
    return max(0, min(int(waiting), slots))
