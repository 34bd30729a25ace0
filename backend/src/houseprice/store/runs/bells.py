"""How often to ring: the other half of a doorbell that may be lost."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import Connection, func, select

from houseprice.store.clock import db_now
from houseprice.store.runs.leases import claimable
from houseprice.store.tables import runs


def bells_needed(db: Connection, slots: int, queues: Collection[str] | None = None) -> int:
    """Claimable runs, at most one for each free slot.

    The caller takes off the rings that lie in the broker already.
    """
    rule = claimable(db_now(db), queues, None)
    waiting = db.execute(select(func.count()).select_from(runs).where(rule)).scalar_one()
    return max(0, min(int(waiting), slots))
