"""The number of rings that waiting runs need, because a ring may be lost."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import ColumnElement, Connection, func, select

from houseprice.jobs.states import BESIDE_SLOTS
from houseprice.store.clock import db_now
from houseprice.store.runs.leases import claimable
from houseprice.store.tables import runs


def bells_needed(
    db: Connection, slots: int, queues: Collection[str] | None = None, *, import_places: int = 0
) -> int:
    """Number of claimable runs, at most one for each free slot and each place for an import.

    The caller subtracts the rings that already wait in the broker.
    """
    rule = claimable(db_now(db), queues, None)
    is_import = runs.c.kind.in_(BESIDE_SLOTS)
    imports = _count(db, rule & is_import)
    in_slots = _count(db, rule & ~is_import) + max(0, imports - import_places)
    return min(imports, import_places) + max(0, min(in_slots, slots))


def _count(db: Connection, rule: ColumnElement[bool]) -> int:
    return int(db.execute(select(func.count()).select_from(runs).where(rule)).scalar_one())
